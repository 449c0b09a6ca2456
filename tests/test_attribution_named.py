"""Who is meant by a description or a pronoun, and who is not: a rule of reference a case."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.attribution.nouns import Attribution, Kind, Triple


def resolved(text: str, source: str) -> Attribution:
    """Return the attribution of a text's last sentence to the last such source."""
    at = text.rindex(source)
    triple = Triple((Span(len(text) - 1, len(text)),), Span(at, at + len(source)), None, 1.0)
    article = Article(key="a", file="f", text=text)
    (one,) = attributions(article, lambda _text, _sentences: [triple])
    return one


def speaker(text: str, source: str) -> str | None:
    return resolved(text, source).speaker


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        # What somebody is takes up whom the text is about, others beside them or not.
        (
            "Anna Marlow met Governor Jon Pike on Friday.\nThe billionaire said it was late.",
            "The billionaire",
            "Anna Marlow",
        ),
        (
            "Anna Brode had left the stage. The 52-year-old former dancer said it was late.",
            "The 52-year-old former dancer",
            "Anna Brode",
        ),
        (
            "Anna Marlow is a billionaire. On Friday she met Jon Pike. “No,” Marlow said.\n"
            "The billionaire’s view is that it was late.",
            "The billionaire’s",
            "Anna Marlow",
        ),
        # An office goes on about the subject of the sentence before.
        (
            "Jon Pike saw Karen Voss and Rita Sand at the port. The governor said it was late.",
            "The governor",
            "Jon Pike",
        ),
        # Before a colon and a quotation the subject goes on to speak.
        (
            "Senator Karl Wend spoke in 1994.\n"
            "Jon Pike defends the bill: “It is late,” the senator said.",
            "the senator",
            "Jon Pike",
        ),
        # What stands in apposition after the words of the source is their name.
        ("The mill’s owner, the Swiss group Albula, said so.", "The mill’s owner", "Albula"),
        ("The plant’s owner, Sweden’s Nordmal, which said so.", "The plant’s owner", "Nordmal"),
        # A name without a word of who it is must be somebody's who was described.
        (
            "Mali’s water minister opened the dam. “It holds,” Issa Dembélé said.",
            "Mali’s water minister",
            "Issa Dembélé",
        ),
        (
            "The court ruled late, the coach said. The coach, Erwan Tal, spoke at noon.",
            "the coach",
            "Erwan Tal",
        ),
        (
            "A federal judge halted it. “It was late,” Judge Corinne Abel wrote.",
            "A federal judge",
            "Corinne Abel",
        ),
        # A role in the plural is everybody's whom it stands before.
        (
            "She spoke to the hosts Jon Pike and Rita Sand. “Well,” the host told Sand.",
            "the host",
            "Rita Sand",
        ),
        # "They'll" is "they", "she'd" is "she".
        ("Rita Sand left. In May she’d said so.", "she’d", "Rita Sand"),
        # Who is asked, or speaks to somebody, is not whom they are asked about or speak to.
        (
            "Susan Halder sang. Asked whether Rita Sand was late, she said so.",
            "she",
            "Susan Halder",
        ),
        # Nobody is taken up by a pronoun who only tells which campaign it is.
        ("Jon Pike slept. The Karl Wend campaign left. He said so.", "He", "Jon Pike"),
        # Whom the sentence before introduces, in full and by a role, is who speaks next.
        (
            "“No,” Karl Wend said.\nRita Sand read out a letter by Jon Pike, a delegate.\n"
            "“It was late,” he said.",
            "he",
            "Jon Pike",
        ),
        # Whose a body is belongs to its name, how it ranks does not.
        (
            "The pandas leave, Edinburgh’s zoo said. The zoo said so.",
            "The zoo",
            "Edinburgh’s zoo",
        ),
        # What broadcasters are called, whose names do not say that they are.
        ("He went to CNN in May. The network said so.", "The network", "CNN"),
    ],
)
def test_whom_words_take_up(text: str, source: str, name: str) -> None:
    assert speaker(text, source) == name


def test_an_outlet_that_was_only_spoken_to_is_the_magazine() -> None:
    text = "“It was late,” she told Kroniq. The magazine said so."
    told, again = text.index("Kroniq"), text.index("The magazine")
    outlet = Span(told, told + 6)
    first = Triple((Span(0, 14),), Span(15, 18), Span(19, 23), 1.0, outlets=(outlet,))
    then = Triple((Span(len(text) - 1, len(text)),), Span(again, again + 12), None, 1.0)
    article = Article(key="a", file="f", text=text)
    found = attributions(article, lambda _text, _sentences: [first, then])
    assert found[-1].speaker == "Kroniq"


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        # A billionaire who came up without a name is that one.
        (
            "Anna Marlow met a billionaire on Friday.\nThe billionaire said it was late.",
            "The billionaire",
            "unnamed",
        ),
        # Whoever belongs to a scene or a work may be new there.
        (
            "Mayor Rita Sand opened the chapel. The priest said it was late.",
            "The priest",
            "unclear",
        ),
        (
            "“We never asked,” the headmaster, Jon Pike, said of the statue. The sculptor said so.",
            "The sculptor",
            "unclear",
        ),
        # A district attorney is nobody's lawyer.
        (
            "District Attorney Rosa Tapp filed it. The family’s lawyer said so.",
            "The family’s lawyer",
            "unnamed",
        ),
        # A report goes on as a report.
        (
            "The FDA left. The report also lists names. It said that it was late.",
            "It",
            "unnamed",
        ),
        ("Senate Democrats said so.", "Senate Democrats", "group"),
        ("A Spanish daily said so.", "A Spanish daily", "organisation"),
        ("Biden said so.", "Biden", "person"),
        ("General Motors said so.", "General Motors", "organisation"),
    ],
)
def test_what_takes_nobody_up_and_what_it_is(text: str, source: str, kind: str) -> None:
    assert resolved(text, source).kind == kind


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A plot to assassinate President Jon Pike failed. Pike said so.", "President"),
        ("Former President Jon Pike left. Pike said so.", "Former President"),
        ("They saw former city Police Chief Jon Pike. Pike said so.", "former city Police Chief"),
        ("Jon Pike, dating Rita Sand's sister, left. Pike said so.", None),
        ("Jon Pike, named the first new editor, left. Pike said so.", None),
        ("The sacristan, Jon Pike, left. Pike said so.", "sacristan"),
    ],
)
def test_a_role_is_what_somebody_holds(text: str, role: str | None) -> None:
    assert resolved(text, "Pike").role == role


_SENTENCES = (
    "Anna Marlow opened the port.",
    "Governor Jon Pike met a billionaire.",
    "The Karl Wend campaign left early.",
    "Asked about Rita Sand, he shrugged.",
    "Mali’s minister, the Swiss group Albula, left.",
    "“It holds,” Issa Dembélé told the BBC.",
    "The report lists names.",
    "The plant’s owner, Sweden’s Nordmal, agreed.",
    "Edinburgh’s zoo closed.",
    "Hosts Jon Pike and Ada Brun left.",
)
_SOURCES = (
    "The billionaire he it she they".split()
    + "The governor|The 46-year-old|The network|The priest|its owner|A federal judge".split("|")
    + "The zoo|the group|the magazine|They’ll|The billionaire’s|the company".split("|")
)


@given(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6), st.sampled_from(_SOURCES))
def test_nobody_is_made_up(before: list[str], source: str) -> None:
    text = " ".join([*before, f"{source} said that it was late."])
    found = resolved(text, source)
    if found.speaker is not None:
        words = found.speaker.split()
        assert all(word.lower() in text.lower() for word in words)
        places = [text.lower().index(word.lower()) for word in words]
        assert all(one != other for one, other in pairwise(places)) or len(words) == 1
    assert (found.speaker is None) or found.kind not in ("unnamed", "unclear")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“I never asked,” Ruskin said.", Kind.PERSON),
        ("“I’ve seen worse,” said Ruskin, leaning on the rail.", Kind.PERSON),
        ("“Profits will rise,” Valcor said.", Kind.ORGANISATION),
        ("“I is for island,” says the sign. “Sales rose,” Valcor said.", Kind.ORGANISATION),
    ],
)
def test_who_speaks_in_the_first_person_is_no_body(text: str, kind: Kind) -> None:
    assert resolved(text, "Ruskin" if "Ruskin" in text else "Valcor").kind is kind
