"""What came of a round or meeting, in the words of the source."""

from __future__ import annotations

from extractors.language.annotation import Sentence
from extractors.rules.predication import Nominal, Predicate
from extractors.rules.regexes import regex

AGREED = regex(
    r"\bagree[ds]?\s+(?:to|on|that)\s+[^,;.:]{4,120}?(?=\s+(?:during|at|in|after|following)\s)")
"""What was agreed at the talks of which the same sentence goes on to speak."""
_CLAUSE = regex(r"(?:[^,;.:()]|(?<=\d)[.:](?=\d)){8,140}")
_WHERE_OR_WHEN = regex(
    r"(?:(?:was|were|been|being|has|have|had|is|are)\s+)*(?:\w+ly\s+)?(?:held|hosted|conducted|convened|staged|"
    r"organi[sz]ed|took place|taken place|takes? place|lasted|"
    r"(?:ended|concluded|finished|closed|wrapped up|collapsed|failed|broke down|broke up|suspended|adjourned)\s+"
    r"(?:at|on|in|late|early|last|\w+day))\b(?!.*\b(?:with|without|after|over|when|because)\b)")
"""Words that tell only where, when or by whom a meeting was held."""
_ENDED = frozenset(("failed", "concluded", "suspended"))


def outcome(sentence: Sentence, noun: Nominal, said: Predicate) -> str | None:
    """What came of it: the rest of the clause of its end, or what was agreed there; null where neither is told."""
    text, base = sentence.text, sentence.start
    if said.status in _ENDED and said.start >= noun.end:
        words = _CLAUSE.match(text, said.start - base)
        if words and not _WHERE_OR_WHEN.match(words.group()) \
                and len(words.group().split()) > len(text[said.start - base:said.end - base].split()) + 1:
            return words.group().strip(" \"“”'’")
    agreed = AGREED.search(text, 0, noun.head - base) if said.weak and said.status == "concluded" else None
    return agreed.group() if agreed else None
