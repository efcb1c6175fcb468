"""A theme file as Textual wants it: roles, our names as CSS variables, and what Textual derives otherwise."""

from __future__ import annotations

from textual.theme import Theme as TextualTheme

from tui.themes import Theme


def textual_theme(theme: Theme) -> TextualTheme:
    """The theme for Textual, under the same name."""
    names, colors = theme.names, theme.colors
    ground = colors["background"]
    variables = {
        **names,
        "tab-foreground": "ansi_black" if theme.ansi else ground,
        "tab-background": colors["primary"],
        "border": names["line-focus"], "border-blurred": names["line"],
        "scrollbar": names["line"], "scrollbar-hover": names["muted"], "scrollbar-active": names["line-focus"],
        "scrollbar-background": ground, "scrollbar-background-hover": ground, "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
        "block-cursor-background": names["cursor"], "block-cursor-foreground": colors["foreground"],
        "block-cursor-blurred-background": names["cursor"], "block-cursor-blurred-foreground": colors["foreground"],
        "input-selection-background": names["match-background"], "input-selection-foreground": names["match"],
        "screen-selection-background": names["match-background"], "screen-selection-foreground": names["match"],
        "ansi-background": "ansi_black" if theme.dark else "ansi_white",
        "ansi-foreground": "ansi_white" if theme.dark else "ansi_black",
    }
    return TextualTheme(
        name=theme.name, dark=theme.dark, ansi=theme.ansi, variables=variables,
        primary=colors["primary"], secondary=colors["secondary"], accent=colors["accent"], success=colors["success"],
        warning=colors["warning"], error=colors["error"], foreground=colors["foreground"], background=ground,
        surface=colors["surface"], panel=colors["panel"])
