"""The pattern language: what a pattern matches, what it looks for first, and that no text makes it slow."""


from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Document
from extractors.language.annotate import annotate
from extractors.language.sentences import MAX_SENTENCE
from extractors.rules.index import index_of
from extractors.rules.pattern import PatternError, compile_pattern
from extractors.rules.rulebook import read_rulebook
from extractors.rules.ways import ways
from tests.paths import ends
from tests.work import in_proportion


def matches(pattern: str, text: str) -> list[str]:
    book = read_rulebook("casualties", {"own.toml": f"[[rule]]\nname = 'one'\npattern = '''{pattern}'''\n"})
    return [text[m.start:m.end] for sentence in annotate(Document("a", text)).sentences for m in book.find(sentence)]


def test_what_must_not_follow() -> None:
    assert matches("river !bank", "The river rose.") == ["river"]
    assert matches("river !(bank | bed)", "The river bed was dry.") == []


def test_a_gap_with_a_comma_may_begin_or_end_with_one() -> None:
    assert matches("truce …,9 collapsed", "The truce, agreed in May, collapsed.") == ["truce, agreed in May, collapsed"]
    assert matches("truce …9 collapsed", "The truce, agreed in May, collapsed.") == []


def test_a_pattern_that_ends_in_a_denial_is_refused() -> None:
    with pytest.raises(PatternError, match="after '!'"):
        compile_pattern("river !", {})


def test_a_class_needs_its_most_telling_word() -> None:
    compiled = compile_pattern("<hurt>", {"hurt": ("in critical condition", "wounded"), "frequent": ("in",)})
    (need,) = compiled.needs
    assert need.telling == {"condition", "wounded"}
    assert compiled.cues == (frozenset({"in", "wounded"}),)


def test_words_that_need_each_other_must_all_be_there() -> None:
    needs = compile_pattern("<hurt>", {"hurt": ("lost their lives", "wounded")}).needs
    index = index_of([[needs]], ())
    assert index.wanted(frozenset({"they", "lost", "their", "lives"})) == [(0, 0)]
    assert index.wanted(frozenset({"wounded"})) == [(0, 0)]
    assert index.wanted(frozenset({"they", "lost", "their", "way"})) == []


def test_patterns_that_may_match_come_in_the_order_of_their_rules() -> None:
    words = {"hurt": ("wounded", "injured"), "slain": ("killed",)}
    needs = [[compile_pattern(pattern, words).needs for pattern in patterns]
             for patterns in (("<slain> <hurt>", "men <hurt>"), ("<hurt>",))]
    index = index_of(needs, ())
    assert index.wanted(frozenset({"killed", "injured"})) == [(0, 0), (1, 0)]
    assert index.wanted(frozenset({"men", "wounded", "killed"})) == [(0, 0), (0, 1), (1, 0)]
    assert index.wanted(frozenset({"killed", "men"})) == []


def test_a_pattern_is_looked_for_where_its_words_stand_in_its_order() -> None:
    words = {"strike": ("strike", "hit back"), "modal": ("will", "'ll")}
    compiled = compile_pattern("<modal> …4 <strike> [hard] (at|against) <day>", words)
    assert compiled.has_cues("they will soon hit back against them".split())
    assert compiled.has_cues("they ll strike at them".split())
    assert not compiled.has_cues("strike at them they will".split())
    assert not compiled.has_cues("they will strike".split())


def test_rules_are_looked_up_by_their_rarest_words() -> None:
    book = read_rulebook("casualties", {"own.toml": """
        words = { frequent = ["the", "of"] }
        [[rule]]
        name = "siege"
        pattern = "the siege of <name>"
    """})
    assert book.cues == {"siege"}


@settings(max_examples=300)
@given(st.sampled_from(["<word>", "<words>", "<name>", "<clause>", "…3", "…,4", "[the] …2", "(b …2 | c) …1"]),
       st.text(" aAb'\".,-(", max_size=60))
def test_no_text_fills_a_pattern_in_more_ways_than_are_counted(element: str, text: str) -> None:
    """Found by an attack: words could end at any mark; on a text of marks, three runs of words took most of an hour."""
    compiled = compile_pattern(f"a {element}", {})
    last = ends(compiled.source, f" a {text}")
    assert len([end for end in last if not text[end - 3:end - 2].isalnum()]) <= ways(compiled.written)


@pytest.mark.parametrize("piece", [
    "12 men and ", "killed 12 ", "A, 40, ", "including ", "were killed ", "in Lowmere, ",
    "the ", "from 12 to ", "of them ",
])
def test_casualties_take_time_in_proportion_to_the_text(piece: str) -> None:
    from extractors.casualties import find

    def prepare(size: int) -> Callable[[], object]:
        annotated = annotate(Document("a", "Gunmen killed 12 men. " + piece * (size // len(piece))))
        return lambda: find(annotated)

    assert in_proportion(prepare, MAX_SENTENCE)
