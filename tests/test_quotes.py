"""Who said what: text in, quotes out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Document, Furniture
from extractors.facts import Quote
from extractors.language.annotate import annotate
from extractors.language.attribution import claimant
from extractors.quotes import find
from tests.work import lines_run


def quotes(text: str) -> list[Quote]:
    return list(find(annotate(Document("a.txt", text))))


def speakers(text: str) -> list[str | None]:
    return [quote.speaker for quote in quotes(text)]


@pytest.mark.parametrize(("text", "speaker", "cue"), [
    ("“We will not leave the valley,” Foreign Minister Tam Belo said.", "Tam Belo", "said"),
    ("“We will not leave the valley,” said Foreign Minister Tam Belo.", "Tam Belo", "said"),
    ("Foreign Minister Tam Belo said: “We will not leave the valley.”", "Tam Belo", "said"),
    ("“We will not leave the valley,” Tam Belo, who was named minister in May, told reporters.", "Tam Belo", "told"),
    ("“We will not leave the valley,” Tam Belo, the foreign minister, a farmer's son, said.", "Tam Belo", "said"),
    ("“We will not leave the valley,” the envoy to Ostmark, Tam Belo, said.", "Tam Belo", "said"),
    ("Tam Belo has repeatedly and angrily warned: “We will not leave the valley.”", "Tam Belo", "warned"),
    ("The valley is “calm but for the dogs at night”, according to Tam Belo.", "Tam Belo", "according to"),
    ("“We will not leave the valley,” the agency quoted General Tam Belo as saying.", "Tam Belo", "quoted"),
    ("General Tam Belo was quoted by the agency as saying: “We will not leave the valley.”", "Tam Belo", "quoted"),
    ("General Tam Belo left the hall, adding: “We will not leave the valley.”", "Tam Belo", "adding"),
    ("“We will not leave the valley,” a senior diplomat said.", "senior diplomat", "said"),
    ("“We will not leave the valley,” a senior diplomat here said.", "senior diplomat", "said"),
    ("“We will not leave the valley,” said one elderly farmer near Selm.", "elderly farmer", "said"),
    ("A miner who had fled Selm on foot told the agency: “We will not leave the valley.”", "miner", "told"),
    ("“We will not leave the valley,” said a miner who identified himself as Oru Vask.", "Oru Vask", "said"),
    ("“We will not leave the valley,” residents and an aid worker said.",
     "residents and an aid worker", "said"),
    ("“We will not leave the valley,” a spokeswoman for a group fighting the army told reporters.",
     "spokeswoman for a group fighting the army", "told"),
    ("General Tam Belo came. Five boats sank, officials said. “We will not leave,” he said.", "Tam Belo", "said"),
    ("Five boats sank, officials said. Nobody was on board. “We will not leave,” they added.", "officials", "added"),
    ("“We will not leave the valley,” officials said.", "officials", "said"),
    ("“We will not leave the valley,” a nurse who gave only her first name, Mira, said by telephone.", "Mira", "said"),
    ("“We will not leave the valley,” Colonel-General Tam Belo said.", "Tam Belo", "said"),
    ("Medics at the harbour clinic said: “We will not leave the valley.”", "medics at the harbour clinic", "said"),
    ("Witness Abdu Oran saw it. “We will not leave the valley,” Oran said.", "Abdu Oran", "said"),
    ("“We will not leave the valley,” according to the Ostmark-based observatory.", "Ostmark-based observatory",
     "according to"),
    ("“We will not leave the valley,” local and army sources said.", "local and army sources", "said"),
    ("The northern rebels rejected on Monday what they called “a poor man's truce, and a dogs' one”.",
     "northern rebels", "called"),
])
def test_the_speaker_stands_before_after_or_around_the_cue(text: str, speaker: str, cue: str) -> None:
    quote, = quotes(text)
    assert (quote.speaker, quote.cue) == (speaker, cue)
    assert quote.form == ("mixed" if "dogs" in text else "direct")


def test_a_surname_alone_has_the_full_name() -> None:
    text = "Foreign Minister Tam Belo came late.\n“We will not leave the valley,” Belo said."
    assert speakers(text) == ["Tam Belo"]


def test_a_pronoun_is_whoever_spoke_last() -> None:
    text = ("Foreign Minister Tam Belo met Oru Vask, the rebel leader.\nOru Vask said the round had failed.\n"
            "“We will not leave the valley,” he said.")
    quote, = quotes(text)
    assert quote.speaker == "Oru Vask"
    assert quote.inferred == ("speaker",)


def test_a_pronoun_after_the_name_in_its_own_sentence_means_that_name() -> None:
    text = ("“Nothing is signed,” a diplomat said.\nIn the evening Foreign Minister Tam Belo said he wanted a "
            "“slow and quiet way out” of it.")
    assert speakers(text)[-1] == "Tam Belo"


def test_it_is_the_body_that_spoke_last() -> None:
    text = ("The Highland Front said it held the bridge.\nThe army denied it.\n"
            "“Nobody crosses this river,” it added.")
    assert speakers(text) == ["army"]


def test_a_pronoun_of_nobody_known_names_nobody() -> None:
    quote, = quotes("It rained. “Nobody crosses this river,” he said.")
    assert (quote.speaker, quote.cue) == (None, "said")


def test_a_statement_speaks_for_whoever_made_it() -> None:
    text = ("The Highland Front said in a statement that it held the bridge.\nRebels danced in Selm.\n"
            "“Nobody crosses this river,” the statement said.")
    quote, = quotes(text)
    assert quote.speaker == "Highland Front"
    assert quote.inferred == ("speaker",)


def test_a_quotation_split_by_its_attribution_is_two_quotes() -> None:
    found = quotes("“We will not leave,” Foreign Minister Tam Belo said. “We never do that.”")
    assert [(quote.text, quote.speaker) for quote in found] == [
        ("We will not leave,", "Tam Belo"), ("We never do that.", "Tam Belo")]
    assert found[1].cue is None
    assert found[1].inferred == ("speaker",)
    assert found[1].sentence.endswith("“We never do that.”")
    assert "Tam Belo said" in found[1].sentence


def test_the_sentence_before_names_the_speaker() -> None:
    text = "Foreign Minister Tam Belo had a warning for them.\n“Nobody crosses this river.”"
    assert speakers(text) == ["Tam Belo"]


def test_two_speakers_keep_their_own_words() -> None:
    text = ("“We hold the bridge,” said General Tam Belo. But President Oru Vask replied: “You hold half of it.”")
    assert speakers(text) == ["Tam Belo", "Oru Vask"]


def test_a_quotation_over_paragraphs_is_one_quote() -> None:
    quote, = quotes("General Tam Belo said: “We hold the bridge.\n\n“We hold the road too.”")
    assert quote.speaker == "Tam Belo"
    assert quote.text == "We hold the bridge.\n\n“We hold the road too."


def test_a_post_has_its_signer_and_its_day() -> None:
    text = "It fell.\nNobody will cross it, and that is final\n— Tam Belo (@tambelo) October 3, 2031\nIt rained."
    quote, = quotes(text)
    assert (quote.form, quote.speaker, quote.text) == ("post", "Tam Belo", "Nobody will cross it, and that is final")
    assert quote.when is not None
    assert quote.when.text == "October 3, 2031"


@pytest.mark.parametrize("text", [
    "“We will not leave,” Foreign Minister Tam Belo said on Friday.",
    "“We will not leave,” Foreign Minister Tam Belo told reporters on Friday.",
    "On Friday, Foreign Minister Tam Belo said: “We will not leave.”",
    "Foreign Minister Tam Belo on Friday said: “We will not leave.”",
])
def test_the_day_is_that_of_the_attribution(text: str) -> None:
    quote, = quotes(text)
    assert quote.when is not None
    assert "Friday" in quote.when.text


def test_a_day_of_the_content_is_not_the_day_of_the_quote() -> None:
    quote, = quotes("Foreign Minister Tam Belo said that the talks would open on Friday “come rain or high water”.")
    assert quote.when is None


@pytest.mark.parametrize("text", [
    "Asked about a raid of May 2019, General Tam Belo said: “We do not know.”",
    "After the raid on Friday General Tam Belo said: “We do not know.”",
    "General Tam Belo, speaking of the May 2019 raid, said: “We do not know.”",
    "General Tam Belo said of the May 2019 raid: “We do not know.”",
    "“In May 2019 we did not know,” General Tam Belo said.",
])
def test_a_day_of_what_is_spoken_about_is_not_the_day_of_the_quote(text: str) -> None:
    assert [quote.when for quote in quotes(text)] == [None]


def test_a_line_that_ends_in_a_colon_has_the_cue_of_the_quotation_below_it() -> None:
    quote, = quotes("General Tam Belo wrote on the wall:\n“Nobody crosses this river.”")
    assert (quote.speaker, quote.cue) == ("Tam Belo", "wrote")


@pytest.mark.parametrize(("text", "form"), [
    ("General Tam Belo called the offer “a poor man's truce”.", "mixed"),
    ("General Tam Belo said the valley was “quiet as a chapel at noon”.", "mixed"),
    ("“Quiet as it is,” General Tam Belo said, “the valley is not safe.”", "direct"),
])
def test_words_inside_the_reporters_sentence_are_mixed(text: str, form: str) -> None:
    assert quotes(text)[0].form == form


@pytest.mark.parametrize("text", [
    "The film “The Last Bridge of Selm” opens on Friday.",
    "General Tam Belo watched “The Last Bridge of Selm” twice.",
    "Oru Vask, known as “the Fox”, was born in Selm.",
    "The so-called “iron line” runs along the river.",
    "The camp is full, and the “lucky ones” sleep in tents.",
    "A banner read “No more graves for our sons”.",
    "Rebel “minister” Tam Belo said that the talks went on.",
    "General Tam Belo spoke of the so-called “iron line of the north”.",
    "Fighting in the “iron valley” continued for a third day.",
    "General Tam Belo accused the “Falcon” militia of theft.",
])
def test_titles_names_and_scare_quotes_are_no_quotes(text: str) -> None:
    assert quotes(text) == []


def test_a_verb_that_is_no_listed_cue_beside_the_quotation() -> None:
    quote, = quotes("General Tam Belo came late. “Nobody told me anything,” Belo fumed.")
    assert (quote.speaker, quote.cue) == ("Tam Belo", "fumed")


@pytest.mark.parametrize(("text", "speaker"), [
    ("“Both of them,” shrugs Pavel, a baker.", "Pavel"),
    ("Belo: “We will not go back.”", "Belo"),
    ("Prime Minister Tam Belo's office called it “spin”.", "Tam Belo's office"),
    ("“I saw our house fall,” says 12-year-old Samar.", "Samar"),
    ("The families' forum demanded that the generals “stop playing with lives”.", "families' forum"),
    ("Tam Belo, in a call with his counterpart, described it as “a bad start”, according to a readout.", "Tam Belo"),
    ("“They came by boat,” one fisherman, who gave his name as Pavel, said.", "Pavel"),
    ("Vask's rival, the former premier Tam Belo, dismissed the rally as ‘theatre’.", "Tam Belo"),
    ("The army called it a “lie”.", "army"),
    ("“Lies,” its spokesman Tam Belo wrote.", "Tam Belo"),
    ("“We stay here,” said the Kestrian negotiator, Lotte Moss.", "Lotte Moss"),
    ("“We stay here,” said the head of the mission in Selm, General Tam Belo.", "Tam Belo"),
    ("“We stay here,” said his deputy, Tam Belo.", "Tam Belo"),
    ("“We stay here,” said his widow, Olena, 41.", "Olena"),
    ("“We stay here,” said a spokesman in the capital, Port Selm.", "spokesman"),
    ("Residents said the army had come “with fire and with sword”.", "residents"),
    ("“We stay here,” the EU Commission said.", "EU Commission"),
    ("The Bring Back Our Boats campaign wrote: “We stay here.”", "Bring Back Our Boats campaign"),
    ("“We stay here,” the British said.", "United Kingdom"),
    ("One farmer reached by telephone, who fled on Monday, described fields “black to the river”.", "farmer"),
    ("General Tam Belo, alias “Falcon”, told the agency that his men would “keep to every word”.", "Tam Belo"),
    ("Somewhere in between sits General Tam Belo, who told reporters that “some words are good”.", "Tam Belo"),
    ("The three — Ostmark, Selm and Varania — said in a statement that “nothing is signed”.", "three"),
    ("Chechen chief of staff Tam Belo said: “We stay here.”", "Tam Belo"),
    ("Chechen radio said that “nothing is signed”.", "Chechen radio"),
    ("“We stay here,” wrote Kenya's envoy to the UN, Tomas Avel.", "Tomas Avel"),
    ("The head of the rebels' Supreme Committee, Tomas Avel, said: “We stay here.”", "Tomas Avel"),
    ("“We stay here,” said Highland Front first commander Tam Belo.", "Tam Belo"),
    ("General Tam Belo said that the army hoped for a “long and quiet winter”.", "Tam Belo"),
    ("General Tam Belo said that both sides had agreed to a “full and honest count”.", "Tam Belo"),
    ("General Tam Belo called it “a poor man's truce”, the Selm news agency reported.", "Tam Belo"),
    ("General Tam Belo dismissed as “an old lie” a UN report that said the bridge was lost.", "Tam Belo"),
    ("“We stay here,” an aide, who asked not to be named, told reporters.", "aide"),
    ("The Highland Front, which called itself “a neutral party”, said it would “soon let go of” the boats.",
     "Highland Front"),
    ("Tam Belo, asked whether the army would leave, answered with one word: “No.”", "Tam Belo"),
    ("The commander, who goes by the name of “Falcon”, posted that “no boat would pass the bridge”.", "commander"),
])
def test_speakers_in_looser_forms(text: str, speaker: str) -> None:
    assert set(speakers(text)) == {speaker}


def test_the_day_of_a_sentence_counts_for_what_it_joins() -> None:
    found = quotes("Foreign Minister Tam Belo said on Friday that it was a “thin and torn deal”, adding that “half a "
                   "truce is no truce”. “We want a whole one.”")
    assert ["Friday" in quote.when.text for quote in found if quote.when] == [True] * 3


def test_the_name_and_not_what_qualifies_it_speaks() -> None:
    assert speakers("“We lost count,” said former Vask adviser Tam Belo in Selm.") == ["Tam Belo"]
    assert speakers("“We lost count,” said Tam Belo of the Highland Institute.") == ["Tam Belo"]


def test_short_words_with_cue_and_speaker_are_a_quote() -> None:
    quote, = quotes("General Tam Belo called them “murderers”.")
    assert (quote.text, quote.speaker, quote.form) == ("murderers", "Tam Belo", "mixed")


def test_a_nested_quotation_is_not_a_quote_of_its_own() -> None:
    found = quotes("“They told us ‘never come back here again’ and left,” General Tam Belo said.")
    assert len(found) == 1


def test_furniture_gives_no_quote() -> None:
    text = "“We will win,” General Tam Belo said.\nIt rained."
    document = Document("a.txt", text, furniture=(Furniture(0, text.index("\n"), "related"),))
    assert list(find(annotate(document))) == []


def test_evidence_and_marks_are_offsets_into_the_text() -> None:
    text = "It rained. “We will not leave,” Foreign Minister Tam Belo said. It snowed."
    quote, = quotes(text)
    assert text[quote.start:quote.end] == "“We will not leave,” Foreign Minister Tam Belo said."
    assert [text[start:end] for start, end in quote.matched] == ["“We will not leave,”", "said"]
    assert quote.rule == "reporting verb"
    assert quote.why == (("speaker", "'Foreign Minister Tam Belo' → Tam Belo"),)


@pytest.mark.parametrize(("text", "name"), [
    ("Twelve people died in Selm, the army said.", "army"),
    ("Twelve people died in Selm, said Foreign Minister Tam Belo.", "Tam Belo"),
    ("Twelve people died in Selm, the Varania Doctors Network said.", "Varania Doctors Network"),
    ("Twelve people died in Selm, Varania's chief prosecutor Tam Belo told reporters.", "Tam Belo"),
    ("The mission UNMARV said it was appalled by the blast, which it said left twelve people dead.", "UNMARV"),
    ("According to Tam Belo, twelve people died in Selm.", "Tam Belo"),
    ("Foreign Minister Tam Belo said that twelve people died in Selm.", "Tam Belo"),
    ("Twelve people died in Selm.", None),
    ("The army was told that twelve people died.", None),
])
def test_who_claims_what_a_sentence_says(text: str, name: str | None) -> None:
    annotated = annotate(Document("a.txt", text))
    found = claimant(annotated, annotated.sentences[0], text.index("welve"))
    assert (found and found.name) == name


_PIECES = [
    "“", "”", "\"", "'", "’", "‘", "''", "``", "«", "»", " ", " ", "\n", "\n\n", ", ", ". ", ": ", "? ", "(", ")",
    " — ", "Tam Belo", "Belo", "he", "it", "the statement", "said", "saying", "according to", "called", "who", "quoted",
    "as", "on Friday", "the army", "'s", "(@belo)", "a", "river", "\u2028", "\x00", "é",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_quotes_that_stand_in_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    annotated = annotate(Document("a.txt", text))
    for quote in find(annotated):
        assert quote.text in text
        assert quote.sentence == " ".join(text[quote.start:quote.end].split())
        assert all(0 <= start < end <= len(text) for start, end in quote.matched)
    for sentence in annotated.sentences:
        said = claimant(annotated, sentence)
        assert said is None or text[said.start:said.end]


@pytest.mark.parametrize("unit", [
    "“a” said Belo, ", "“a. B” c ", "he said “a. B” c ", "Belo said, ", "saying that “a”, ", "(", "Belo, who ", "“a,” ",
    "a “b. C” d and said Belo of Belo of ", "the the the ", "said said ", "Belo Vask ", "“A.”\n", "He said.\n“A.”\n",
])
def test_work_grows_with_the_text_only(unit: str) -> None:
    def work(times: int) -> int:
        annotated = annotate(Document("a.txt", unit * times))
        return lines_run(lambda: list(find(annotated)))

    assert work(400) < 6 * work(100) + 1_000


def test_what_stands_before_a_report_is_the_reporters_own() -> None:
    text = "Twelve people died in Selm as Foreign Minister Tam Belo said that six were hurt."
    annotated = annotate(Document("a.txt", text))
    assert claimant(annotated, annotated.sentences[0], text.index("Twelve")) is None
    found = claimant(annotated, annotated.sentences[0], text.index("six"))
    assert found is not None
    assert found.name == "Tam Belo"


@pytest.mark.parametrize(("text", "name"), [
    ("“Twelve people died in Selm. We buried them there,” Foreign Minister Tam Belo said.", "Tam Belo"),
    ("Foreign Minister Tam Belo spoke. “We are tired,” he said. “Twelve people died in Selm.”", "Tam Belo"),
    ("General Tam Belo spoke to reporters.\nHe said twelve people died in Selm.", "Tam Belo"),
    ("The Highland Front said the bridge was lost.\nIt said twelve people died in Selm.", "Highland Front"),
])
def test_a_claim_in_a_quotation_or_by_a_pronoun_has_its_speaker(text: str, name: str) -> None:
    annotated = annotate(Document("a.txt", text))
    offset = text.index("welve")
    sentence = annotated.sentence_at(offset)
    assert sentence is not None
    found = claimant(annotated, sentence, offset)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("text", "speaker"), [
    ("Tam Belo arrived. Should Ostmark shell the port again, he said, “the answer will come at once”.", "Tam Belo"),
    ("President Tam Belo called both leaders and urged them “to end the fighting”, his office said.", "Tam Belo"),
])
def test_who_speaks_where_another_clause_leads_or_an_office_relays(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_ministry_of_its_own_is_that_of_whom_the_sentence_before_is_about() -> None:
    assert speakers("Kenya cut its ties with Uganda. “Uganda has taken sides,” its foreign ministry said.") == ["Kenya"]


def test_a_name_without_its_article_is_the_same_persons() -> None:
    assert speakers("Foreign Minister Khaled al-Belo arrived. “We are ready,” Belo said.") == ["Khaled al-Belo"]
