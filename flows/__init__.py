"""What runs by itself, under Prefect 3. The program makes no call to the outside on its own.

Prefect reads these switches when it is imported, and so does every process that it starts: the
anonymous statistics of its client and of its server, the advertisements of its pages.
"""

import os

os.environ["DO_NOT_TRACK"] = "1"
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
os.environ["PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT"] = "false"
