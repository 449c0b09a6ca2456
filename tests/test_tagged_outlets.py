"""Outlets and sources that a tagger marks word for word, and the texts that it learns them from."""

from __future__ import annotations

import pytest

from benchmarks.wires import wires
from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.attribution.nouns import Attribution, Stance, Triple


def read(text: str, source: str, cue: str, content: str, outlets: list[str]) -> Attribution:
    """Return the attribution whose parts have these words, as a tagger would hand it over."""

    def span(words: str) -> Span:
        begin = text.index(words)
        return Span(begin, begin + len(words))

    one = Triple((span(content),), span(source), span(cue), 0.9, outlets=tuple(map(span, outlets)))
    (found,) = attributions(Article(key="k", file="f", text=text), lambda _text, _spans: [one])
    return found


@pytest.mark.parametrize(
    ("rest", "tagged", "via"),
    [
        ("told the Neue Talberger Zeitung.", ["Zeitung"], "Neue Talberger Zeitung"),
        ("told Skarn.uz by telephone.", ["Skarn", "uz"], "Skarn.uz"),
        ("told a local radio station.", ["station"], "local radio station"),
        ("told Danish radio.", ["Danish radio"], "Danish radio"),
        ("told Punch Delta.", ["Punch Delta"], "Punch Delta"),
        ("told Beirut-based Vestri television.", ["Vestri"], "Vestri"),
        ("answered Hungary's MTI.", ["Hungary's MTI"], "MTI"),
        ("told La Voz do Vale.", ["Voz"], "La Voz do Vale"),
        ("told a news conference.", ["news"], None),
        ("wrote on X.", ["X"], None),
    ],
)
def test_an_outlet_is_called_by_its_whole_name(
    rest: str, tagged: list[str], via: str | None
) -> None:
    text = f"The dam held, an engineer {rest}"
    found = read(text, "an engineer", rest.split()[0], "The dam held", tagged)
    assert found.via == ((via,) if via else ())


def test_outlets_side_by_side_are_several() -> None:
    text = "The dam held, an engineer told STA, whose report was carried by Hina and MTI."
    found = read(text, "an engineer", "told", "The dam held", ["Hina", "MTI", "STA"])
    assert found.via == ("Hina", "MTI", "STA")


def test_a_dateline_neither_passes_on_nor_speaks() -> None:
    text = "TALBERG (Norpress) - The dam keeper said that the gates were shut."
    found = read(
        text,
        "TALBERG (Norpress) - The dam keeper",
        "said",
        "that the gates were shut",
        ["(Norpress)"],
    )
    assert found.via == ()
    assert found.source is not None
    assert found.source.of(text) == "The dam keeper"


@pytest.mark.parametrize(
    ("rest", "tagged"),
    [
        ("told Radio Skarn, as quoted by Norpress.", ["Norpress", "Radio Skarn"]),
        (
            "said in an interview with Radio Skarn published by Norpress.",
            ["Norpress", "Radio Skarn"],
        ),
        ("said on air by Radio Skarn and reported by Norpress.", ["Norpress", "Radio Skarn"]),
        ("told Radio Skarn, the Norpress agency reported.", ["Norpress", "Radio Skarn"]),
        ("told Radio Skarn, reports the Danish Norpress.", ["Norpress", "Radio Skarn"]),
    ],
)
def test_who_passes_on_an_interview_stands_outside_whoever_was_spoken_to(
    rest: str, tagged: list[str]
) -> None:
    cue = rest.split()[0]
    found = read(
        f"The gates were shut, the keeper {rest}", "the keeper", cue, "The gates were shut", tagged
    )
    assert found.via == ("Norpress", "Radio Skarn")


@pytest.mark.parametrize(
    ("text", "source", "tagged"),
    [
        (
            "The gates were shut, Norpress said, citing the government of Talberg.",
            "the government of Talberg",
            ["Norpress", "Talberg"],
        ),
        (
            "The gates were shut, Peru’s Norpress said, citing a keeper.",
            "a keeper",
            ["Peru", "Norpress"],
        ),
        (
            "The gates were shut, Norpress said, citing a keeper.",
            "a keeper",
            ["Norpress", "a keeper"],
        ),
    ],
)
def test_what_is_a_place_or_speaks_passes_nothing_on(
    text: str, source: str, tagged: list[str]
) -> None:
    assert read(text, source, "citing", "The gates were shut", tagged).via == ("Norpress",)


@pytest.mark.parametrize(
    ("text", "cue", "tagged", "via"),
    [
        ("Jess Cagle had come.\nThe gates were shut, Lowe told Cagle.", "told", ["Cagle"], ()),
        ("The gates were shut, Lowe told Gov. Sarah Penhale.", "told", ["Gov. Sarah Penhale"], ()),
        (
            "The gates were shut, Lowe told CNN’s Erin Brandt.",
            "told",
            ["CNN’s Erin Brandt"],
            ("CNN",),
        ),
        ("The gates were shut, Lowe told CNN’s “At Noon”.", "told", ["CNN’s"], ("CNN",)),
        (
            "The gates were shut, Lowe told CNN en Español.",
            "told",
            ["Español"],
            ("CNN en Español",),
        ),
        ("The gates were shut, Lowe wrote to Laxalt’s campaign.", "wrote", ["Laxalt"], ()),
        (
            "TALBERG - Norpress: The gates were shut, Lowe said.",
            "said",
            ["TALBERG - Norpress"],
            ("Norpress",),
        ),
    ],
)
def test_an_outlet_is_nobody_who_is_spoken_to_or_named(
    text: str, cue: str, tagged: list[str], via: tuple[str, ...]
) -> None:
    assert read(text, "Lowe", cue, "The gates were shut", tagged).via == via


@pytest.mark.parametrize(
    ("text", "source", "tagged"),
    [
        (
            "Leopold Averin, who runs the Dorrel Line, said that the gates were shut.",
            "Leopold Averin, who runs the Dorrel Line,",
            ["Dorrel Line"],
        ),
        (
            "Despite a report by the Lantern, the keeper said that the gates were shut.",
            "the keeper",
            ["Lantern"],
        ),
        (
            "Contrary to reports in the Lantern, the keeper said that the gates were shut.",
            "the keeper",
            ["Lantern"],
        ),
    ],
)
def test_what_is_only_told_of_passes_nothing_on(text: str, source: str, tagged: list[str]) -> None:
    assert read(text, source, "said", "that the gates were shut", tagged).via == ()


def test_a_full_stop_is_no_part_of_an_outlet() -> None:
    text = "The gates were shut, the keeper told Vestri. Rain, the first in May, fell."
    assert read(text, "the keeper", "told", "The gates were shut", ["Vestri."]).via == ("Vestri",)


def test_what_is_said_and_who_says_it_may_be_passed_on_together() -> None:
    text = "Divers hope to reach the gates, Norpress reported, citing the port authority."

    def span(words: str) -> Span:
        begin = text.index(words)
        return Span(begin, begin + len(words))

    outlets = (span("Norpress"),)
    whole = Triple(
        (span("Divers hope to reach the gates"),),
        span("the port authority"),
        span("citing"),
        0.9,
        outlets=outlets,
    )
    within = Triple(
        (span("to reach the gates"),), span("Divers"), span("hope"), 0.9, outlets=outlets
    )
    article = Article(key="k", file="f", text=text)
    found = attributions(article, lambda _text, _spans: [whole, within])
    assert [one.source.of(text) for one in found if one.source] == ["the port authority", "Divers"]
    assert [one.via for one in found] == [("Norpress",), ("Norpress",)]


def test_the_rest_of_a_name_belongs_to_its_source() -> None:
    text = "Deputy Mayor Osric Penhale said that the gates were shut."
    found = read(text, "Deputy Mayor Osric", "said", "that the gates were shut", [])
    assert found.speaker == "Osric Penhale"


@pytest.mark.parametrize(
    ("cue", "stance"), [("repeated", Stance.CLAIMED), ("denied", Stance.DENIED)]
)
def test_claims_that_are_repeated_are_claimed(cue: str, stance: Stance) -> None:
    text = f"The keeper {cue} the claims that the gates were shut."
    found = read(text, "The keeper", cue, "the claims that the gates were shut", [])
    assert found.stance is stance


def test_whom_an_outlet_cites_speaks_also_where_the_outlet_is_marked() -> None:
    text = "Reuters, citing sources, said that the gates were shut."
    found = read(text, "Reuters", "said", "that the gates were shut", [])
    assert found.source is not None
    assert found.source.of(text) == "sources"
    assert found.via == ("Reuters",)


def test_declining_to_say_denies_nothing() -> None:
    text = "The keeper declined to say whether the gates were shut."
    found = read(text, "The keeper", "declined", "to say whether the gates were shut", [])
    assert found.stance is Stance.OTHER


def test_what_the_tagger_misses_the_grammar_adds() -> None:
    text = "The gates were shut, according to a Reuters witness."
    found = read(text, "a Reuters witness", "according to", "The gates were shut", [])
    assert found.via == ("Reuters",)


def test_whom_a_source_cites_is_the_innermost() -> None:
    text = "The gates were shut, according to a Reuters report that cited two engineers."
    source = "a Reuters report that cited two engineers"
    found = read(text, source, "according to", "The gates were shut", [])
    assert found.source is not None
    assert (found.source.of(text), found.via) == ("two engineers", ("Reuters",))


@pytest.mark.parametrize("quoted", ["quoted in", ", who was quoted by"])
def test_who_quotes_a_source_is_no_part_of_it(quoted: str) -> None:
    source = f"An engineer{'' if quoted[0] == ',' else ' '}{quoted} the Skarn Herald"
    text = f"{source} said the gates were shut."
    found = read(text, source, "said", "the gates were shut", ["the Skarn Herald"])
    assert found.source is not None
    assert (found.source.of(text), found.via) == ("An engineer", ("Skarn Herald",))


def test_by_is_no_part_of_a_source() -> None:
    text = "The gates were shut, a report by Norpress said."
    found = read(text, "by Norpress", "said", "The gates were shut", [])
    assert found.source is not None
    assert found.source.of(text) == "Norpress"


def test_what_is_marked_within_a_quotation_stays_as_it_is() -> None:
    text = "“I told Norpress that the gates were shut,” the keeper said."
    found = read(text, "I", "told", "that the gates were shut", ["Norpress"])
    assert found.source is not None
    assert found.source.of(text) == "I"
    assert found.via == ()


def test_the_texts_it_learns_from_are_marked_within_themselves() -> None:
    texts = list(wires())
    assert len({one.text for one in texts}) == len(texts) > 2000
    relayed = 0
    for text in texts:
        for one in text.attributions:
            spans = [*one.content, one.cue, *([one.source] if one.source else []), *one.via]
            assert all(span.end <= len(text.text) for span in spans)
            assert not any(
                piece.start < one.cue.end and one.cue.start < piece.end for piece in one.content
            )
            relayed += bool(one.via)
    assert relayed > 1000


@pytest.mark.parametrize(
    "rest",
    [
        "after talks with Orvel Line collapsed.",
        "in a dispute with the Danish carrier Orvel Line.",
        "on the sidelines of negotiations with Orvel Line.",
        "in a case against Orvel Line.",
    ],
)
def test_the_other_side_passes_nothing_on(rest: str) -> None:
    text = f"The strike will go on, Ada Holm said {rest}"
    assert read(text, "Ada Holm", "said", "The strike will go on", ["Orvel Line"]).via == ()


@pytest.mark.parametrize(
    "rest", ["in a conversation with Orvel Live.", "in a meeting with the Orvel Gazette."]
)
def test_whom_one_talks_with_passes_on(rest: str) -> None:
    text = f"The strike will go on, Ada Holm said {rest}"
    outlet = rest.rstrip(".").split(" with ")[1].removeprefix("the ")
    assert read(text, "Ada Holm", "said", "The strike will go on", [outlet]).via == (outlet,)


@pytest.mark.parametrize(
    ("before", "cue"),
    [
        ("has not", "said"),
        ("has not yet", "said"),
        ("did not immediately", "say"),
        ("", "never said"),
    ],
)
def test_a_negation_that_a_tagger_leaves_out_counts(before: str, cue: str) -> None:
    found = read(f"Ada Holm {before} {cue} who had paid.", "Ada Holm", cue, "who had paid", [])
    assert found.stance is Stance.OTHER
    assert not found.shown


def test_what_is_not_only_said_is_said() -> None:
    text = "Ada Holm not only said that the boat was sold."
    assert read(text, "Ada Holm", "said", "that the boat was sold", []).stance is Stance.SAID
