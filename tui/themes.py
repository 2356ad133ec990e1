"""The two themes, light and dark; the only place with colour values.

Red, orange, yellow, blue, green and grey are kept for lights, so the program itself is ink blue.
"""

from textual.theme import Theme

DAY, NIGHT = "duban-day", "duban-night"
WHITE, INK = "#ffffff", "#201c00"

LIGHTS_BY_DAY = {
    "light-red": "#b3261e",
    "light-orange": "#b84a00",
    "light-yellow": "#f2c230",
    "light-blue": "#2563a8",
    "light-green": "#2a7236",
    "light-grey": "#686e78",
    "light-none": "#d9d4c8",
}
LIGHTS_BY_NIGHT = {
    "light-red": "#c93a36",
    "light-orange": "#b85609",
    "light-yellow": "#e3b341",
    "light-blue": "#2f6db3",
    "light-green": "#2a7d3e",
    "light-grey": "#6a717c",
    "light-none": "#39414d",
}
WORDS_ON_LIGHTS = {
    "on-light-red": WHITE,
    "on-light-orange": WHITE,
    "on-light-yellow": INK,
    "on-light-blue": WHITE,
    "on-light-green": WHITE,
    "on-light-grey": WHITE,
}

day = Theme(
    name=DAY,
    dark=False,
    primary="#1f5673",
    secondary="#4f6d7a",
    accent="#7a4b00",
    foreground="#22252a",
    background="#f6f4ee",
    surface="#fffdf8",
    panel="#e9e5da",
    warning="#8a5a00",
    error="#b3261e",
    success="#2a7236",
    variables={
        **LIGHTS_BY_DAY,
        **WORDS_ON_LIGHTS,
        "on-light-none": "#22252a",
        "masthead": "#1f5673",
        "on-masthead": WHITE,
        "quiet": "#5b5f66",
        "scrollbar": "#8d9299",
        "scrollbar-hover": "#1f5673",
        "scrollbar-active": "#1f5673",
        "scrollbar-background": "#e9e5da",
        "scrollbar-background-hover": "#e9e5da",
        "scrollbar-background-active": "#e9e5da",
        "button-focus-text-style": "bold underline",
        "footer-key-foreground": "#1f5673",
        "footer-background": "#e9e5da",
        "footer-foreground": "#22252a",
        "footer-description-foreground": "#22252a",
        "block-cursor-background": "#1f5673",
        "block-cursor-foreground": WHITE,
        "block-cursor-blurred-background": "#cfdde4",
        "block-cursor-blurred-foreground": "#22252a",
    },
)
night = Theme(
    name=NIGHT,
    dark=True,
    primary="#5fa8cc",
    secondary="#8aa6b5",
    accent="#e0b15a",
    foreground="#e3e6ea",
    background="#14181d",
    surface="#1b2027",
    panel="#262d36",
    warning="#e0b15a",
    error="#f0837d",
    success="#6cc07f",
    variables={
        **LIGHTS_BY_NIGHT,
        **WORDS_ON_LIGHTS,
        "on-light-none": "#e3e6ea",
        "masthead": "#17445c",
        "on-masthead": WHITE,
        "quiet": "#a0a8b2",
        "scrollbar": "#6b7480",
        "scrollbar-hover": "#5fa8cc",
        "scrollbar-active": "#5fa8cc",
        "scrollbar-background": "#262d36",
        "scrollbar-background-hover": "#262d36",
        "scrollbar-background-active": "#262d36",
        "button-focus-text-style": "bold underline",
        "footer-key-foreground": "#8ccbe8",
        "footer-background": "#262d36",
        "footer-foreground": "#e3e6ea",
        "footer-description-foreground": "#e3e6ea",
        "block-cursor-background": "#2c6f91",
        "block-cursor-foreground": WHITE,
        "block-cursor-blurred-background": "#2b3a45",
        "block-cursor-blurred-foreground": "#e3e6ea",
    },
)
