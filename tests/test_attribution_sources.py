"""Who is meant by a source that a clause describes; and where contents around a cue end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.attribution.nouns import Triple

if TYPE_CHECKING:
    from corpus.attribution.nouns import Attribution


def found_in(text: str) -> list[Attribution]:
    return attributions(Article(key="a", file="a", text=text))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Half the slates are cracked, according to a list that the roofer, Bertil Crane, sent "
            "to the council.",
            "Bertil Crane",
        ),
        (
            "Judge Ada Holm spoke at noon. Nine people were hurt, according to figures she read "
            "out.",
            "Ada Holm",
        ),
        (
            "Some 400 people fell ill, according to a count that Dorrel Water has made at all "
            "surgeries.",
            "Dorrel Water",
        ),
        (
            "The Ledger, citing a poll of its own, reported that half the town would vote.",
            "Ledger",
        ),
    ],
)
def test_a_document_speaks_for_whoever_is_said_to_have_made_it(text: str, speaker: str) -> None:
    (one,) = found_in(text)
    assert (one.speaker or "").removeprefix("The ") == speaker
    assert one.via == ()


def test_an_outlets_own_sources_are_sources() -> None:
    (one,) = found_in("Radio Okapi, citing its own sources, reported that the bridge was closed.")
    assert (one.speaker, one.via) == (None, ("Radio Okapi",))


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "A yacht had been searched, he said; a cup had been found on it.",
            ["A yacht had been searched", "a cup had been found on it"],
        ),
        (
            "The bridge is safe, he said; the mayor said it is not.",
            ["The bridge is safe"],
        ),
        (
            "She would put it in writing, she says, and then she would put the writing in a frame.",
            [
                "She would put it in writing",
                "and then she would put the writing in a frame",
            ],
        ),
        (
            "The medical officer has confirmed 163 cases of illness.",
            ["163 cases of illness"],
        ),
        (
            "Dagny Murrow asks why the town sold its waterworks if it is now to be thanked.",
            ["why the town sold its waterworks if it is now to be thanked"],
        ),
        ("Yes, according to Dorrel Water, as long as nobody swallows any.", None),
    ],
)
def test_a_content_is_whole(text: str, contents: list[str] | None) -> None:
    one = found_in(text)[0]
    expected = contents or ["Yes", "as long as nobody swallows any"]
    assert [piece.of(text) for piece in one.content] == expected


def test_what_follows_a_colon_is_said_by_who_argues_it() -> None:
    text = "His lawyer called for his release: a man in a cell, she argued, cannot bait a pot."
    wants, argues = found_in(text)
    assert [piece.of(text) for piece in wants.content] == ["his release"]
    assert [piece.of(text) for piece in argues.content] == ["a man in a cell", "cannot bait a pot"]


TRANSCRIPT = (
    "Voice: Will you resign before it comes to a vote?\n"
    "Brandvold: No. There will be a vote and I shall stand in it.\n"
    "Voice: And if you lose?\n"
    "Brandvold: Then I shall read.\n"
)


def test_lines_of_a_transcript_are_shown_however_short() -> None:
    found = found_in(f"Helma Brandvold, the mayor, received us at noon.\n{TRANSCRIPT.strip()}")
    said = [one for one in found if one.speaker == "Helma Brandvold"]
    assert len(said) == 2
    assert all(one.shown for one in said)


def test_a_heading_may_be_a_word_that_reports() -> None:
    text = "Voice: Will it rain?\nWeir: It will.\nVoice: And then?\nWeir: Then it stops."
    assert [one.speaker for one in found_in(text)] == ["Voice", "Weir", "Voice", "Weir"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "By her own count 40 families have left the island.",
            "her",
            "40 families have left the island",
        ),
        (
            "The repair will take six weeks, by the ministry's estimate, and cost a million.",
            "the ministry's",
            "The repair will take six weeks",
        ),
        ("The union's answer is that nobody asked.", "The union's", "that nobody asked"),
    ],
)
def test_what_somebodys_figures_say_is_theirs(text: str, source: str, content: str) -> None:
    (one,) = found_in(text)
    assert one.source is not None
    assert (one.source.of(text), one.content[0].of(text)) == (source, content)


def test_what_is_done_by_somebodys_books_is_no_figure() -> None:
    assert found_in("It was hit by the company's books.") == []


def test_who_is_told_in_writing_does_not_write() -> None:
    text = "Oskar Lund has been told in writing that he is no longer wanted."
    assert [one.source for one in found_in(text)] == [None]


def test_the_first_paragraph_of_a_quotation_is_said_by_who_says_the_last() -> None:
    text = (
        'The rope held for an hour in the wind.\n"I did not ask for the boat. I asked for keys, '
        'and for an hour alone with the engine.\n"A short hour," Ada Holm added.'
    )
    assert [one.speaker for one in found_in(text)] == ["Ada Holm", "Ada Holm"]


def test_who_is_cited_within_a_report_does_not_speak_on() -> None:
    text = (
        "Ada Holm runs the yard. She said that Lisa Ohm had sold a boat and cited “a reason of "
        "some kind”. “I have never seen that boat, and I would know it by its paint.”"
    )
    speakers = [one.speaker for one in found_in(text) if "never seen" in one.content[-1].of(text)]
    assert speakers == ["Ada Holm"]


def test_who_heads_a_line_about_them_does_not_speak() -> None:
    assert not found_in("Ada Holm: Holm was born in Talberg and led the council for ten years.")
    assert found_in("Ada Holm: We led the council for ten years and will go on.")


def test_a_table_of_scores_is_no_transcript() -> None:
    text = "Delegates so far.\nTalberg: 2,316.\nSkarn: 1,547.\nTalberg: 12.\nSkarn: 9.\n"
    assert not found_in(text)


def test_a_list_of_credits_is_no_transcript() -> None:
    text = "Photo: Ada Holm, Reuters\nPhoto: Ivo Tarn, AFP\nText: Ada Holm\nText: Ivo Tarn"
    assert not [one for one in found_in(text) if one.shown]


def test_an_adverb_of_a_verb_does_not_speak() -> None:
    assert not found_in("In a letter to the mayor, read out at the council, the pilots are named.")
    assert not found_in("He wrapped the cup in his jersey, went on hauling and sailed home.")


def test_whose_campaign_it_is_is_not_who_asks_after_a_comma() -> None:
    text = (
        "In an exchange with Orr’s campaign, Coastal News asked three times whether Ms Orr would "
        "resign, but the campaign said that she would not."
    )
    assert found_in(text)[-1].speaker == "Orr’s campaign"


def test_a_word_before_a_name_is_no_given_name() -> None:
    text = (
        "Given Holm’s popularity, nobody expects a contest. Senator Ada Holm spoke at noon.\n"
        "“I shall stand,” she said."
    )
    assert found_in(text)[-1].speaker == "Ada Holm"


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("„Der Preis wird steigen“, brummt Winzer Theo Kranich.", "Theo Kranich", ()),
        ("«Я закроюсь», — буркнула пекарь Роза Аумова.", "Роза Аумова", ()),
        ("Der Wirt Alois Huber warf der Stadt vor, die Zahlen zu schönen.", "Alois Huber", ()),
        ("По мнению Счётной палаты, денег не хватает.", "Счётная палата", ()),
        (
            "Об этом «Интерфаксу» сообщил посол Игорь Ветлин: закон внесут во вторник.",
            "Игорь Ветлин",
            ("Интерфакс",),
        ),
    ],
)
def test_who_speaks_in_german_and_russian(text: str, speaker: str, via: tuple[str, ...]) -> None:
    (one,) = found_in(text)
    assert (one.speaker, one.via) == (speaker, via)


@pytest.mark.parametrize(
    "text",
    [
        "Neither the army nor the rebels said how many had died.",
        "No one at the ministry said that the bridge was closed.",
        "Nobody told the council that the bridge was closed.",
        "No official said the bridge was closed.",
    ],
)
def test_what_nobody_said_is_not_shown_as_said(text: str) -> None:
    assert not [one for one in found_in(text) if one.shown]


@pytest.mark.parametrize("source", ["No Labels", "No less a figure than Ada Holm", "Both armies"])
def test_what_somebody_said_is_shown(source: str) -> None:
    assert [one for one in found_in(f"{source} said that the bridge was closed.") if one.shown]


@pytest.mark.parametrize(
    ("text", "stance", "shown"),
    [
        ("Ada Holm sagte nicht, wer bezahlt habe.", "other", False),
        ("Ada Holm sagte, sie habe nicht bezahlt.", "said", True),
        ("Ada Holm schloss nicht aus, dass das Boot verkauft wird.", "other", True),
        ("Анна Лаптева не сказала, кто заплатил.", "other", False),
        ("Анна Лаптева не исключила, что лодку продадут.", "other", True),
        ("Анна Лаптева выразила надежду, что лодку продадут.", "hopes", True),
        ("Анна Лаптева высказала сомнение, что лодку продадут.", "believes", True),
    ],
)
def test_negations_and_nouns_beside_a_cue_count(text: str, stance: str, shown: bool) -> None:
    (one,) = found_in(text)
    assert (str(one.stance), one.shown) == (stance, shown)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Пресс-секретарь президента РФ Игорь Лаптев заявил, что Кремль ждёт. "
            "«Мы знаем», — отметил он.",
            "Пресс-секретарь президента РФ",
        ),
        (
            "Der Bürgermeister von Talberg, Jochen Seidel, wies die Vorwürfe zurück. "
            "„Es gab kein Treffen“, sagte Seidel.",
            "Bürgermeister von Talberg",
        ),
    ],
)
def test_a_role_is_somebodys_in_the_whole_article(text: str, role: str) -> None:
    assert [one.role for one in found_in(text)] == [role, role]


def test_short_answers_make_an_interview_too() -> None:
    text = """Rosa Imhof has run the school for thirty years.
How many guides do you train?
"Twelve a year. It used to be forty."
Why so few?
"Because the ice is going. Nobody wants to learn a trade that melts."
What do you tell the young ones?
"Read rock."
"""
    assert [one.speaker for one in found_in(text)] == ["Rosa Imhof"] * 3


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ada Holm schloss nicht aus, dass das Boot verkauft wird.", "schloss nicht aus"),
        ("Ada Holm did not rule out another delay.", "did not rule out"),
        ("Ada Holm neither confirmed nor denied that the boat was old.", "nor denied"),
    ],
)
def test_a_cue_without_its_negation_is_never_told(text: str, cue: str) -> None:
    told = {one.cue.of(text) for one in found_in(text) if one.cue and one.stance == "other"}
    assert cue in told
    assert all({"not", "nicht", "neither", "nor"} & set(one.split()) for one in told)


@pytest.mark.parametrize(
    ("source", "kind", "speaker"),
    [
        ("Critics, including the Crabbers' Union", "group", None),
        ("Critics, notably Ada Holm", "group", None),
        ("The owner, the Crabbers' Union", "organisation", "Crabbers' Union"),
    ],
)
def test_who_is_one_of_many_is_not_all_of_them(source: str, kind: str, speaker: str | None) -> None:
    (one,) = found_in(f"{source}, said that the levy was too high.")
    assert (str(one.kind), one.speaker) == (kind, speaker)


@pytest.mark.parametrize(
    ("between", "via"),
    [
        ("", ("Norrport",)),
        ("“That is so,” a baker said. ", ()),
        ("“That is so,” Ada Holm said. ", ("Norrport",)),
    ],
)
def test_the_source_that_speaks_on_is_the_agencys(between: str, via: tuple[str, ...]) -> None:
    text = (
        "Officials met on Monday, the news agency Norrport said. “The talks are over,” the "
        f"agency's source said. {between}“They will not resume,” the source added."
    )
    last = found_in(text)[-1]
    assert (last.speaker, last.via) == (None, via)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Never sell the hives", True),
        ("Never sell the hives. I was ten then", False),
        ("‘Never sell the hives. You will be sorry.’", True),
    ],
)
def test_what_is_told_within_an_answer_does_not_run_on_to_its_end(told: str, shown: bool) -> None:
    text = f"Lena Marsh: It was hard. My father told me: {told}. I kept them all."

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    answer = Triple((Span(12, len(text)),), span("Lena Marsh"), Span(10, 11), 0.9, shown=True)
    inner = Triple((span(told),), span("My father"), span("told"), 0.9, shown=True)
    article = Article(key="a", file="a", text=text)
    found = attributions(article, lambda text, sentences: [answer, inner])
    assert {one.source.of(text): one.shown for one in found if one.source} == {
        "Lena Marsh": True,
        "My father": shown,
    }
