"""The form of every act on a task."""

from tui.forms.arrange import ARRANGE_FORMS
from tui.forms.arrange_filing import ARRANGE_FILING_FORMS
from tui.forms.office import OFFICE_FORMS
from tui.forms.project import PROJECT_FORMS
from tui.forms.stop import STOP_FORMS
from tui.forms.unit import UNIT_FORMS

EVERY_FORM = (
    *OFFICE_FORMS,
    *UNIT_FORMS,
    *STOP_FORMS,
    *ARRANGE_FORMS,
    *ARRANGE_FILING_FORMS,
    *PROJECT_FORMS,
)
FORMS = {form.act: form for form in EVERY_FORM}
