"""Who a source is: a person, an organisation, several, nobody named; and what takes them up."""

from __future__ import annotations

import pytest

from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.attribution.nouns import Triple


def who(text: str, source: str, cue: str) -> tuple[str | None, str | None]:
    """Return speaker and kind of the last such source in a text, found as marked."""
    at = text.rindex(source)
    said = text.index(cue, at) if cue in text[at:] else text.index(cue)
    content = Span(said + len(cue), len(text)) if said > at else Span(0, said)
    triple = Triple((content,), Span(at, at + len(source)), Span(said, said + len(cue)), 1.0)
    article = Article(key="a", file="f", text=text)
    (one,) = attributions(article, lambda _text, _sentences: [triple])
    return one.speaker, one.kind


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Ostrava Lignite denied it had known.", "Ostrava Lignite", "organisation"),
        ("The opposition bloc Nova Zora claimed the vote was bought.", "Nova Zora", "organisation"),
        ("Grid operator Vilna Tinklas denied it had known.", "Vilna Tinklas", "organisation"),
        ("The Free Democrats claimed the vote was bought.", "Free Democrats", "organisation"),
        ("Zorvany has said he believed the clerk.", "Zorvany", "person"),
        ("Its owner, Benedikt Orlaz, denied the sale.", "Its owner, Benedikt Orlaz", "person"),
        ("His rival, Yaro Umbeki, denied the sale.", "His rival, Yaro Umbeki", "person"),
        ("Goalkeeper Ondre Vasz denied the bet.", "Goalkeeper Ondre Vasz", "person"),
        ("The Department for Harbours denied it.", "The Department for Harbours", "organisation"),
        ("The Corriere dell’Isola denied it.", "The Corriere dell’Isola", "organisation"),
    ],
)
def test_a_name_is_a_persons_or_a_bodys(text: str, source: str, kind: str) -> None:
    cue = "has said" if "has said" in text else "claimed" if "claimed" in text else "denied"
    assert who(text, source, cue)[1] == kind


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Residents of Halm", "group"),
        ("drivers stuck at the border", "group"),
        ("nineteen retired judges", "group"),
        ("Three Republicans", "group"),
        ("61 percent of voters", "group"),
        ("Each side", "group"),
        ("The authorities", "group"),
        ("local media", "group"),
        ("Many", "group"),
        ("officials in Halm", "unnamed"),
        ("two members of the board", "unnamed"),
        ("his lawyer", "unnamed"),
        ("a leaked cabinet paper", "unnamed"),
        ("cables it had obtained", "unnamed"),
        ("his Telegram channel", "unnamed"),
        ("the prime minister", "unclear"),
        ("the mayor of Halm", "unclear"),
        ("the treasury", "organisation"),
        ("the archdiocese", "organisation"),
    ],
)
def test_what_has_no_name_is_several_or_nobody_or_a_body(source: str, kind: str) -> None:
    text = f"Nothing was sold in March, according to {source}."
    if source[0].isupper():
        text = f"{source} said that nothing was sold in March."
    assert who(text, source, "said" if source[0].isupper() else "according to")[1] == kind


@pytest.mark.parametrize(
    ("text", "source", "cue", "speaker"),
    [
        (
            "The regional water board manages eleven dams. It insists that none leaks.",
            "It",
            "insists",
            "regional water board",
        ),
        (
            "In Halm the customs office seized a lorry. It suspects that more will come.",
            "It",
            "suspects",
            "customs office",
        ),
        (
            "Brask Motors will idle its plant. The automaker expects to lose 400 vans.",
            "The automaker",
            "expects",
            "Brask Motors",
        ),
        (
            "LIMA — Copper miner Alto Verde will cut jobs. The company said nothing was final.",
            "The company",
            "said",
            "Alto Verde",
        ),
        (
            "The tourist board regrets the ban. Visitors had doubled, the board said.",
            "the board",
            "said",
            "tourist board",
        ),
        (
            "“It rang twice,” rescuer Benno Chapaz told a reporter. The 44-year-old said he ran.",
            "The 44-year-old",
            "said",
            "Benno Chapaz",
        ),
        (
            "The former head of news at Radio Halm, Oliver Pym, has left. He says he is glad.",
            "He",
            "says",
            "Oliver Pym",
        ),
        (
            "A judge refused the case, according to the court’s website.",
            "the court’s website",
            "according to",
            "court",
        ),
    ],
)
def test_what_takes_somebody_up(text: str, source: str, cue: str, speaker: str) -> None:
    assert who(text, source, cue)[0] == speaker


def test_a_noun_for_people_is_no_surname() -> None:
    assert who("Survivors demanded that he step down.", "Survivors", "demanded")[1] == "group"
    text = "Power was gradually being restored, he said."
    assert who(text, "he", "said") == (None, "unclear")


def test_somebody_brought_up_without_a_name_stays_unnamed() -> None:
    text = "An engineer wrote a memo in May. The engineer believes that it was filed."
    assert who(text, "The engineer", "believes") == (None, "unnamed")
