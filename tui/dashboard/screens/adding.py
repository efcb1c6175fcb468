"""What a screen does with reports that are dropped, pasted or typed onto it: they become sources of the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.binding import Binding, BindingType

from tui.dashboard.screens.facts import FactScreen
from tui.dashboard.screens.prompts import Choose
from tui.dashboard.words import count, text

PASTED = 80
"""Characters that a pasted text must have to be taken for a source."""


class AddingScreen(FactScreen[None]):
    """A screen that takes sources in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,ctrl+v", "add_source", "Add a source", id="source.add", show=False,
                tooltip="Paste or type a report as a file of the dossier"),
    ]

    def on_paste(self, event: events.Paste) -> None:
        """A text that is pasted onto the board is meant as a source; so are paths, as terminals paste what is dropped.
        """
        from tui.dashboard.screens.add import pasted_paths

        if paths := pasted_paths(event.text):
            self._take_dropped(paths)
        elif len(event.text) > PASTED:
            self.action_add_source(event.text)

    def _own_folder(self) -> Path | None:
        """The folder that sources can be added to; says so where there is none."""
        folder = self.dashboard.source.folder
        if folder is None:
            self.notify("Open a folder of your own to add sources to it.", severity="warning")
        return folder

    @work(exit_on_error=False, group="add")
    async def _take_dropped(self, paths: Sequence[Path]) -> None:
        """Copies files into the dossier; of a folder asks whether its files are, or whether it is opened instead."""
        from tui.dashboard.screens.add import copied_into, reports_in

        names = ", ".join(path.name for path in paths[:3]) + (" …" if len(paths) > 3 else "")
        finding = self.run_worker(lambda: [file for path in paths for file in reports_in(path)], thread=True)
        files = await finding.wait()
        if not files:
            self.notify(f"{names}: nothing of a format that is read.", title="Not added", markup=False)
            return
        folder = self.dashboard.source.folder
        if any(path.is_dir() for path in paths):
            options = [("open", text(f"Open {names} in place of this dossier"))]
            if folder:
                options.insert(0, ("add", text(f"Copy {count(len(files), 'report')} into this dossier")))
            wanted = await self.app.push_screen_wait(Choose(f"Dropped: {names}", options))
            if wanted == "open":
                self.dashboard.successor = [str(path) for path in paths]
                self.dashboard.exit()
            if wanted != "add":
                return
        if folder := self._own_folder():
            copying = self.run_worker(partial(copied_into, folder, files), thread=True, exit_on_error=False)
            self.dashboard.added.update(path.name for path in files)
            added = await copying.wait()
            self.dashboard.added.update(path.name for path in added)
            if known := len(files) - len(added):
                self.notify(f"{count(known, 'file')} {'is' if known == 1 else 'are'} there already", title="Not added")
            if added:
                self.dashboard.take_in()

    @work(exit_on_error=False, group="add")
    async def action_add_source(self, text: str = "") -> None:
        """Asks for a report and writes it into the dossier's folder."""
        from extractors.files import write_text
        from tui.dashboard.screens.add import AddSource, new_file

        folder = self._own_folder()
        if folder and (given := await self.app.push_screen_wait(AddSource(text))) is not None:
            path = new_file(folder, given)
            self.dashboard.added.add(path.name)
            write_text(path, given + "\n")
            self.dashboard.take_in()
