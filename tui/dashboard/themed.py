"""An app that wears our themes: picks one, keeps it, and takes the user's own up again as its file is saved."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

from textual import work

from tui.dashboard.ending import EndingApp
from tui.dashboard.look import textual_theme
from tui.data import data_folder
from tui.settings import Settings
from tui.themes import Theme, ThemeError, read_theme


class ThemedApp(EndingApp):
    """The part of the dashboard that is about its looks."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        # Textual chooses what NO_COLOR means before it knows the theme: without this it would draw black on black.
        super().__init__(ansi_color=True if theme.ansi and "NO_COLOR" in os.environ else None)
        self.settings = settings
        self.closing = Event()
        """Set when the app ends, for threads that wait."""
        self._theme_file = theme.path
        self.register_theme(textual_theme(theme))
        self.theme = theme.name

    def refresh_css(self, animate: bool = True) -> None:
        """Before there is a screen, the theme's colours are all that is taken up: Textual would parse all styles twice.
        Later all is painted anew: Textual does not know what wears a name of ours ("$killed") in its text alone.
        """
        if self.screen_stack:
            super().refresh_css(animate)
            for screen in self.screen_stack:
                for widget in screen.walk_children(with_self=True):
                    widget.notify_style_update()
                    widget.refresh()
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_unmount(self) -> None:
        self.closing.set()

    def follow_theme(self) -> None:
        """Follows the file of the theme, where it is the user's own."""
        if self._theme_file and not self._theme_file.is_relative_to(data_folder("themes")):
            self._follow(self._theme_file)

    @work(thread=True, exclusive=True, exit_on_error=False, group="themes")
    def _follow(self, path: Path) -> None:
        from tui.dashboard.watching import changes

        for _ in changes([path], self.closing):
            try:
                theme = read_theme(path)
            except ThemeError as error:
                self.call_from_thread(self.notify, str(error), title="The theme stays", markup=False)
            else:
                self.call_from_thread(self.take_theme, theme)

    def take_theme(self, theme: Theme) -> None:
        """Takes a theme's colours up; they show at once where it is the one worn."""
        self.register_theme(textual_theme(theme))
        if self.theme == theme.name:
            self.mutate_reactive(ThemedApp.theme)

    def action_themes(self) -> None:
        from extractors.dossier.folders import config_folder
        from tui.dashboard.screens.themes import ThemePicker
        from tui.state import keep_theme
        from tui.themes import read_themes

        themes, errors = read_themes([data_folder("themes"), config_folder() / "themes"])
        if errors:
            self.notify("\n".join(map(str, errors)), title="Themes left out", severity="warning", markup=False)

        def keep(name: str | None) -> None:
            if name is not None:
                self._theme_file = themes[name].path
                self.follow_theme()
                try:
                    keep_theme(name, self.settings.theme)
                except OSError as error:
                    self.notify(str(error), title="The theme is not kept", severity="warning", markup=False)

        self.push_screen(ThemePicker(themes), keep)
