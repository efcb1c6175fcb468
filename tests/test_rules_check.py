"""Every rule keeps its own examples, and `check` says so where one does not."""

from pathlib import Path

import pytest

from extractors.rules.check import check
from extractors.rules.own import RULE_FILES
from extractors.rules.rulebook import rulebook
from extractors.rules.shape import RuleError
from extractors.rules.ways import MOST, MOST_WORDS, ways, words


@pytest.mark.parametrize("name", RULE_FILES)
def test_every_rule_of_ours_keeps_its_examples(name: str) -> None:
    assert [str(failure) for failure in check(name)] == []


def test_a_rule_that_never_fires_is_named_with_its_example(tmp_path: Path) -> None:
    file = tmp_path / "casualties.toml"
    file.write_text("""
[[rule]]
name = "eaten by wolves"
pattern = "<count> shepherds vanished into wolves"
gives = { outcome = "killed" }
fires = ["The valley was quiet."]
""")
    (failure,) = check(file)
    assert failure.rule == "eaten by wolves"
    assert "must fire here" in str(failure)
    assert "The valley was quiet." in str(failure)


def test_a_rule_without_examples_is_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "threats.toml"
    file.write_text('[[rule]]\nname = "bare"\npattern = "or else"\ngives = { voice = "party", takes = "after" }\n')
    (failure,) = check(file)
    assert "no example" in failure.message


@pytest.mark.parametrize(("gives", "told"), [
    ('outcome = "eaten"', "gives.outcome must be one of captured, "),
    ("outcome = true", "gives.outcome must be one of captured, "),
    ('outcome = "killed", mild_cues = true', "gives.mild_cues must be one of "),
    ('outcome = "killed", mild = "very"', "gives.mild must be one of true"),
])
def test_a_rule_that_gives_what_none_of_ours_can_is_refused(tmp_path: Path, gives: str, told: str) -> None:
    file = tmp_path / "casualties.toml"
    file.write_text(f'[[rule]]\nname = "eaten"\npattern = "<victims> eaten"\ngives = {{ {gives} }}\n')
    with pytest.raises(RuleError) as refused:
        check(file)
    assert told in str(refused.value)


def test_a_file_that_adds_to_no_rules_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "weather.toml").touch()
    with pytest.raises(RuleError, match="casualties"):
        check(tmp_path / "weather.toml")


def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"quotes\.toml"):
        check(tmp_path / "quotes.toml")


def test_a_broken_pattern_is_refused_with_rule_and_fault(tmp_path: Path) -> None:
    file = tmp_path / "talks.toml"
    file.write_text('[[rule]]\nname = "half"\npattern = "<nosuchclass> met"\n')
    with pytest.raises(RuleError, match=r"half.*nosuchclass"):
        check(file)


def test_a_pattern_that_could_take_seconds_for_a_sentence_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "threats.toml"
    file.write_text('[[rule]]\nname = "gaps"\npattern = "lorries … [the] … … … [a] … … … gone"\n'
                    'gives = { voice = "party", takes = "after" }\n')
    with pytest.raises(RuleError, match=r"gaps.*in 3,294,172 ways, of at most 10,000; shorten"):
        check(file)


def test_a_long_pattern_may_have_fewer_ways(tmp_path: Path) -> None:
    file = tmp_path / "threats.toml"
    file.write_text(f'[[rule]]\nname = "long"\npattern = "lorries …, …, …{" %" * 240}"\n'
                    'gives = { voice = "party", takes = "after" }\n')
    with pytest.raises(RuleError, match=r"long.*1,372 ways .* too many for 244 words"):
        check(file)


@pytest.mark.parametrize("name", RULE_FILES)
def test_every_pattern_of_ours_is_far_from_being_refused(name: str) -> None:
    assert not [compiled.written for rule in rulebook(name).rules for compiled in rule.compiled
                if ways(compiled.written) > MOST / 2
                or ways(compiled.written) * words(compiled.written) > MOST_WORDS / 2]
