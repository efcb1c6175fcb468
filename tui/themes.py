"""Themes: TOML files that give colours to Textual's roles and to the dashboard's own names. Works without Textual.

    title = "Night desk"
    dark = true
    [colors]                      # Textual's roles; `primary`, `foreground` and `background` are required
    primary = "#7aa2d6"
    [names]                       # what the dashboard draws; what is left out follows DEFAULTS
    ceasefire-holding = "#9ccf8a"

A colour is `#rgb`, `#rrggbb`, `ansi_NAME` (one of the terminal's sixteen, in themes with `ansi = true`), or the name
of another key of the file.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from extractors.dossier.folders import toml_files
from extractors.files import UnreadableError, whole_text

ROLES = (
    "primary", "secondary", "accent", "success", "warning", "error", "foreground", "background", "surface", "panel",
)
REQUIRED = ("primary", "foreground", "background")

DEFAULTS: Mapping[str, str] = {
    "muted": "mix 60", "faint": "mix 34", "line": "mix 20", "line-focus": "primary", "cursor": "mix 12",
    "match": "background", "match-background": "warning", "evidence": "mix 10", "furniture": "faint",
    "inferred": "muted", "deadline": "warning", "key": "accent",
    "ceasefire-holding": "success", "ceasefire-disputed": "warning", "ceasefire-pending": "secondary",
    "ceasefire-over": "error", "ceasefire-none": "muted",
    "talks-scheduled": "accent", "talks-ongoing": "primary", "talks-concluded": "success", "talks-failed": "error",
    "killed": "error", "wounded": "warning", "affected": "secondary",
    "party-a": "primary", "party-b": "accent", "party-c": "secondary", "mediator": "success",
    "quote": "primary", "casualty": "error", "talks": "success", "ceasefire": "success", "demand": "warning",
    "threat": "error", "response": "secondary",
    "new": "success", "revised": "warning", "withdrawn": "error",
}
"""Every semantic name, and the key it follows where a theme doesn't set it; `mix N` is N % foreground on background."""

BACKGROUNDS = frozenset({"cursor", "match-background", "evidence", "line", "background", "surface", "panel"})
DECORATION = frozenset({"faint", "furniture", "line-focus"})
"""Names whose text may be fainter than the reading contrast: nothing hangs on reading them."""

ANSI_NAMES = frozenset(
    ["ansi_default"] + [f"ansi_{bright}{name}" for bright in ("", "bright_")
                        for name in "black red green yellow blue magenta cyan white".split()]
)
READABLE = 4.5
"""Contrast ratio that WCAG 2.1 asks of text (AA)."""

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


class ThemeError(Exception):
    """A theme file that cannot be used; the message names the file, the key and what is wrong."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, read and resolved: every role given and every semantic name has a colour (`#rrggbb` or `ansi_…`)."""

    name: str
    title: str
    dark: bool
    ansi: bool
    colors: Mapping[str, str]
    names: Mapping[str, str]
    path: Path | None = None


def read_theme(path: Path) -> Theme:
    """Reads a theme file; its name is the file's stem. Raises ThemeError."""
    try:
        data = tomllib.loads(whole_text(path))
    except (FileNotFoundError, UnreadableError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ThemeError(f"{path.name}: {error}") from error
    colors, names = _table(path, data, "colors", ROLES), _table(path, data, "names", DEFAULTS)
    if missing := [role for role in REQUIRED if role not in colors]:
        raise ThemeError(f"{path.name}: [colors] lacks {', '.join(missing)}")
    ansi = data.get("ansi") is True
    given = dict.fromkeys(ROLES[1:6], colors["primary"]) | {
        "surface": colors["background"], "panel": colors["background"]} | colors
    resolved = {key: _resolve(path, key, {**DEFAULTS, **given, **names}, ansi) for key in (*ROLES, *DEFAULTS)}
    return Theme(
        path.stem, str(data.get("title", path.stem)), data.get("dark", True) is True, ansi,
        {role: resolved[role] for role in ROLES}, {name: resolved[name] for name in DEFAULTS}, path)


def read_themes(folders: Iterable[Path]) -> tuple[dict[str, Theme], tuple[ThemeError, ...]]:
    """All themes of the folders by name, a later folder's before an earlier one's; and the files that were bad."""
    themes: dict[str, Theme] = {}
    errors: list[ThemeError] = []
    for folder in folders:
        try:
            paths = toml_files(folder)
        except OSError as fault:
            errors.append(ThemeError(str(fault)))
            continue
        for path in paths:
            try:
                themes[path.stem] = read_theme(path)
            except ThemeError as error:
                errors.append(error)
    return themes, tuple(errors)


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def hard_to_read(theme: Theme) -> list[str]:
    """Names whose text has too little contrast with the theme's background; none for the terminal's own colours."""
    if theme.ansi:
        return []
    background = theme.colors["background"]
    return [
        f"{name}: contrast {contrast(color, background):.1f}, below {READABLE}"
        for name, color in {**theme.names, "foreground": theme.colors["foreground"]}.items()
        if name not in BACKGROUNDS | DECORATION | {"match"} and contrast(color, background) < READABLE
    ]


def _table(path: Path, data: Mapping[str, object], table: str, known: Iterable[str]) -> dict[str, str]:
    values = data.get(table, {})
    if not isinstance(values, dict):
        raise ThemeError(f"{path.name}: [{table}] must be a table of colours")
    known = list(known)
    for key, value in values.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f"; do you mean {near[0]}?" if near else ""
            raise ThemeError(f"{path.name}: unknown key {key} in [{table}]{hint}")
        if not isinstance(value, str):
            raise ThemeError(f"{path.name}: {key} must be a colour in quotation marks")
    return dict(values)


def _resolve(path: Path, key: str, values: Mapping[str, str], ansi: bool) -> str:
    value, seen = values[key], {key}
    while value in values:
        if value in seen:
            raise ThemeError(f"{path.name}: {key} refers to itself")
        seen.add(value)
        value = values[value]
    if value.startswith("mix "):
        if ansi:
            return "ansi_bright_black"
        ground, ink = (_resolve(path, name, values, ansi) for name in ("background", "foreground"))
        return _mix(ground, ink, int(value[4:]) / 100)
    if ansi and value in ANSI_NAMES:
        return value
    if not ansi and _HEX.fullmatch(value):
        return value if len(value) == 7 else "#" + "".join(digit * 2 for digit in value[1:])
    wanted = "terminal colour (ansi_red …)" if ansi else "colour (#rrggbb)"
    raise ThemeError(f"{path.name}: {key} = {value!r} is no {wanted}")


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _mix(ground: str, ink: str, share: float) -> str:
    mixed = (round(a + (b - a) * share) for a, b in zip(_channels(ground), _channels(ink), strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _luminance(color: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _channels(color))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
