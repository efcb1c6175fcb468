"""Which of the statuses that rules see in a sentence it asserts, and not only imagines or denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.ceasefires.vocabulary import Vocabulary
from extractors.language.annotation import Sentence
from extractors.rules.predication import AUXILIARIES, INFINITIVE, Nominal, Predicate
from extractors.rules.regexes import regex
from extractors.rules.rulebook import Match

_SECOND_INFINITIVE = regex(r"\bto\s+[a-z]+\b[^,;.]{0,80}\band\s+$")
_AGREED_TO = regex(r"\b(?:agree[ds]?|agreeing|decide[ds]?|deal|agreement)\b[^,;.]{0,40}\bto\s+$")
_MODAL = regex(r"\b(?:will|would|could|can|may|might|must|should|not)\s+(?:\w+ly\s+)?$")
_RESTRICTIVE = regex(r"\b[a-z]+\s+(?:that|who)\s+(?:have\s+|had\s+)?$")
_PARTED = regex(
    r"\b(?:when|after|before|as|while|that|which|who|if|since|where|said|during|despite|until)\b|[;:]|"
    r"\bto\s+(?!an?\b|the\b|their\b|its\b)[a-z]+\s")
_EXISTING = regex(r"\s+(?:that|which)\s+(?:began|took|came|has|had|was|went|entered|started)\b")
_DEMONSTRATIVE = regex(r"\b(?:that|this)\s+$")
_FAILED = regex(r"\b(?:fail(?:ed|s|ing)?|refus(?:ed|es|ing)|unable|declin(?:ed|es))\s+$")
_ABOUT_IT = regex(
    r"\b(?:monitoring|verification|supervision|observers?|monitors|terms|details|violations|breaches)\b")
"""Asked for, this is about a ceasefire that there is."""
_OTHER_VERB = regex(r"\band\s+(?:call|demand|urge|propos|offer|agree|announc|declar|insist)(?:s|es|ed|ing|d)?\b")
TAKES_EFFECT = regex(r"(?:takes|comes|goes|enters|begins|starts)\b")
"""Of what was agreed, this tells when it will hold: "agreed to a truce that takes effect on Friday"."""
_TO_DECIDE = regex(
    r"\b(?:to|will|would|could|may|might|can)\s+(?:\w+ly\s+)?(?:approve|discuss|consider|vote on|debate|finali[sz]e|"
    r"sign|reach|secure|negotiate|agree on|review|seek|broker|clinch|announce)\s+"
    r"(?:(?:an?|the|any)\s+)?(?:[\w-]+\s+){0,2}$")
"""Before a truce that has yet to be decided on: "will meet to approve a ceasefire deal"."""
_TO_WATCH = regex(
    r"\b(?:deploy|send|dispatch|post|provide)(?:s|ed|ing)?\s[^,;]{0,60}\bto\s+(?:supervise|monitor|enforce|oversee|verify)$")
"""Before a truce that others are yet to watch over."""
_TO_AGREE = regex(
    r"\b(?:to|will|would|could|may|might|can|must|should)\s+(?:\w+ly\s+)?(?:reach|secure|negotiate|discuss|consider|agree|seek)"
    r"\b[^,;.]{0,40}\s$")
"""Before what has yet to be agreed: "to agree in time on extending the truce"."""
_PURPOSE = regex(r"\b(?:in order|so as) to\s+$", re.IGNORECASE)
_ACCORD = regex(r"\b(?:[Tt]he|[Tt]his|[Tt]heir)\s+(?:agreement|accord|deal|pact)\s+$")
_BEGINS_IT = regex(
    r"\s+(?:(?:peace|direct|indirect|the|a|new|fresh)\s+)?(?:talks|negotiations|dialogue|process|to\s|\w+ing\b)")
_TO_COME = regex(r"\s+(?:next|on|this|tomorrow|tonight|soon|in\s+(?:an?|\d+|two|three|four|five|six|several|the))\b")
_GOVERNED = regex(r"\b(?:with|in|by|under|through|following|on)\b")
_OF_MANY = regex(r"\b(?:many|several|numerous|previous|past|earlier|dozens of)$")
"""Before truces of the past, of which none is told."""
_IN_FORCE_SINCE = regex(r",?\s+in\s+(?:force|place|effect)\s+since\s")
"""After a truce that is extended or broken: "extended the truce in force since May"."""
AGREED_SO = regex(
    r",?\s+(?:reached|agreed|signed|brokered|announced|declared|negotiated|accepted)\s+"
    r"(?:by\s|(?:on|in|last|earlier|late|this|two|three|an?|\w+day)\s)")
"""After a truce this tells by whom or when it was agreed."""
_LONG_SINCE = regex(
    r",?\s+(?:reached|agreed|signed|brokered|announced|declared|negotiated|accepted)\s+(?:by\s+[^,;]{3,40}\s+)?"
    r"(?:(?:on|in|late|early)\s+)?(?:last|earlier|two|three|four|six|an?|\w+day|[A-Z][a-z]+|\d{1,2}|\d{4})\b")
"""What was agreed then is not imagined, whatever is feared of it: "threatens to bury a truce signed last May"."""
_RELATIVE = regex(r"\b(?:that|which)\b")
_JOINED = regex(rf"\b(?:and|but|before|then)\s+{AUXILIARIES}$")
_DENIAL = regex(r"\b(?:denied|denies|denying|deny)\b[^,;.]{0,60}$")
_ATTRIBUTE = regex(r"(?:\b(?:an?|the|this|that|its|their|newly|recently)\s+|[\w.][-‐–])$", re.IGNORECASE)
_ONLY_IF = regex(r"\b(?:if|whether|unless)\b")
_CONDITION = regex(r"\b(?:if|unless|once|provided|as long as)\b")
_VOW = regex(r"would|will")
_WITHIN = regex(r",\s+which\s[^,;]{3,120},")
"""What a clause about the truce says is not what the sentence does: "the truce, which was to last until May, held"."""
_PASSIVE = regex(r"\b(?:be|been|being)\s+$")
_ASIDE = regex(r",?\s(?:which|that)\s")
_CLAUSES = regex(r"[;:]|,\s|[\"“”]|\b(?:but|that|when|where)\b")
_NEAR = 160
"""Characters before a verb in which all stands that decides whether it is a finite one."""
_DENIABLE = frozenset(("agreed", "violated", "ended", "suspended"))
_OF_A_VERB = frozenset(("ended", "extended", "agreed", "violated", "suspended"))


def is_plain(sentence: Sentence, match: Match) -> bool:
    """False of a match whose verb is no finite one ("to end the truce") or whose words lie in different clauses."""
    noun, state = match.captures.get("truce"), match.captures.get("state")
    if noun is None or state is None:
        return False
    status = match.rule.gives["status"]
    at = state.start - sentence.start
    lead = sentence.text[max(0, at - _NEAR):at]
    if lead.endswith("-") or (state.text.startswith("to ") and _FAILED.search(lead)):
        return False  # "open-ended", "failed to agree"
    unreal = "accused" not in match.captures and bool(
        INFINITIVE.search(lead) or _SECOND_INFINITIVE.search(lead)) and not _AGREED_TO.search(lead)
    if state.text.endswith(("held", "hold")) and (_PASSIVE.search(lead) or lead.endswith(" on ")):
        return False  # "will be held": a meeting; "put on hold"
    if status == "in_force" and state.text.lower().startswith(("will be", "to be")):
        return False
    if "now" in match.captures and _TO_COME.match(sentence.text, state.end - sentence.start):
        return False  # "which expires next Sunday"
    if (unreal and "now" in match.captures) or (match.rule.gives.get("weak") and _MODAL.search(lead)):
        return False
    first = sentence.text[:min(noun.start, state.start) - sentence.start]
    if match.rule.gives.get("weak") and _TO_WATCH.search(sentence.text, 0, state.end - sentence.start):
        return False
    if match.rule.gives.get("weak") and _TO_DECIDE.search(first):
        return False  # "will meet to approve a ceasefire deal"
    if status == "agreed" and not match.rule.gives.get("weak") and _ATTRIBUTE.search(lead):
        return False  # "a U.N.-brokered truce": what became of it, the verb tells
    if status == "extended" and (
            _TO_AGREE.search(lead) or (state.text in ("renewed", "extended") and _ATTRIBUTE.search(lead))):
        return False
    if status == "called_for" and state.text.startswith("call") and _ACCORD.search(lead):
        return False  # "the accord calls for both sides to cease fire"
    if status == "in_force" and _BEGINS_IT.match(sentence.text, state.end - sentence.start) \
            and state.text.endswith(("began", "begins", "begun", "started", "starts")):
        return False  # "broke the truce and began talks"
    if status == "in_force" and _PURPOSE.search(lead):
        return False  # "in order to comply with the truce"
    if state.start > noun.start:
        return not (unreal and status in ("in_force", "ended"))
    if (unreal and status in _OF_A_VERB) or (status == "agreed" and _RESTRICTIVE.search(lead)):
        return False
    gap = _DEMONSTRATIVE.sub("", sentence.text[state.end - sentence.start:noun.start - sentence.start])
    if _OTHER_VERB.search(state.text) or (status == "called_for" and (
            _ABOUT_IT.search(gap) or _EXISTING.match(sentence.text, noun.end - sentence.start))):
        return False
    governed = status in ("ended", "violated", "suspended") and _GOVERNED.search(gap)
    return not governed and not _PARTED.search(gap) and not _OTHER_VERB.search(gap)


def asserted(
    sentence: Sentence, noun: Nominal, said: Sequence[Predicate], words: Vocabulary
) -> Iterator[tuple[Predicate, int]]:
    """The predicates that give a statement its statuses, each with the document offset up to which its day may stand.

    They are the deciding one, those joined to it ("took effect and was extended"), and what a relative clause adds.
    """
    base, text = sentence.start, sentence.text
    chosen = [said[0]]
    for other in sorted(said[1:], key=lambda p: p.start):
        gap = text[noun.end - base:other.start - base] if other.start > noun.end else ""
        to_come = said[0].status == "agreed" and TAKES_EFFECT.match(text, other.start - base)
        relative = _RELATIVE.search(gap) and not to_come
        joined = said[0].start >= noun.end and (_JOINED.search(gap) or other.start < said[0].start)
        told = (not other.weak and (relative or joined)) or _agreed_before(sentence, noun, said[0], other)
        if told and gap and all(p.status != other.status for p in chosen):
            chosen.append(other)
    for predicate in chosen:
        if _is_unreal(sentence, noun, predicate, words):
            continue
        later = [p.start for p in chosen if p.start > max(predicate.end, noun.end)]
        aside = _ASIDE.search(text, noun.end - base)
        if aside and predicate.start < noun.end:
            later.append(base + aside.start())
        yield predicate, min(later, default=sentence.end)


def _agreed_before(sentence: Sentence, noun: Nominal, first: Predicate, other: Predicate) -> bool:
    """True of a participle that tells of the agreement to what became of it: "a truce signed in May, which both
    broke", "the collapse of a truce declared by the rebels".
    """
    text, base = sentence.text, sentence.start
    if other.status == "in_force" and first.start < noun.start and _IN_FORCE_SINCE.match(text, noun.end - base):
        return True
    if not other.weak or other.status != "agreed":
        return False
    if AGREED_SO.match(text, noun.end - base):
        return first.start < noun.start or first.start > other.end
    return other.start < first.start and bool(_RELATIVE.search(text, noun.end - base, first.start - base))


def _is_unreal(sentence: Sentence, noun: Nominal, said: Predicate, words: Vocabulary) -> bool:
    """True where the sentence only imagines the ceasefire or its status, or denies it."""
    text, base = sentence.text, sentence.start
    first = min(noun.start, said.start)
    clause = _CLAUSES.split(text[:first - base])[-1]
    lead = " ".join(clause.split()[-8:])
    if said.status == "proposed" and _OF_MANY.search(lead):
        return True
    if said.status == "proposed" and lead.endswith("expected"):
        return True  # "they are expected to reach a truce"
    if said.status in ("called_for", "proposed"):
        return bool(words.denied.search(" ".join(clause.split()[-3:])))
    if said.status == "rejected":
        return bool(_ONLY_IF.search(lead))
    if said.status in _DENIABLE and _DENIAL.search(text[:first - base]):
        return True
    known = said.match.rule.gives.get("weak") and said.start >= noun.end and _LONG_SINCE.match(text, noun.end - base)
    if known and said.status == "agreed" and "if" not in lead.lower().split():
        return False
    if _VOW.fullmatch(text, said.start - base, said.end - base) and _CONDITION.search(text, noun.end - base):
        return True  # "said they would halt attacks if"
    if words.imagined.search(lead) or words.imagined.search(
            _WITHIN.sub(" ", text[noun.end - base:max(noun.end, said.end) - base])):
        return True
    if said.match.rule.gives.get("certain"):
        return False
    inside = text[first - base:max(noun.end, said.end) - base]
    return any(words.denied.search(part) for part in (" ".join(clause.split()[-4:]), inside, noun.before))
