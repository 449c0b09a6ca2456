"""German and Russian: who speaks, as it is called alone, through whom, and what is shown."""

from __future__ import annotations

import pytest

from corpus.article import Article
from corpus.attribution.attributing import attributions
from corpus.attribution.nouns import Attribution, Kind, Stance


def read(text: str, published: str | None = "2026-03-12") -> list[Attribution]:
    return attributions(Article(key="k", file="f", text=text, published=published))


def only(text: str) -> Attribution:
    (found,) = read(text)
    return found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Regierung in Lomé wies die Vorwürfe am Dienstag zurück.", "Regierung in Lomé"),
        ("Der Konzern wies Berichte über Kürzungen als „Unsinn“ zurück.", "Konzern"),
        ("МИД Перу опроверг сообщения о тайной сделке.", "МИД Перу"),
        ("В Минтрансе опровергли данные о закрытии моста.", "Минтранс"),
    ],
)
def test_denials_are_shown_as_denials(text: str, speaker: str) -> None:
    one = only(text)
    assert (one.speaker, one.stance, one.shown) == (speaker, Stance.DENIED, True)


def test_what_is_told_of_plans_alone_is_not_shown() -> None:
    assert not only("Die Werft will zwei Docks schließen.").shown
    assert not only("Компания планирует закрыть два завода.").shown


@pytest.mark.parametrize(
    "text",
    [
        "Der Verein wollte die Angaben weder bestätigen noch dementieren.",
        "Das Amt bestätigte das zunächst nicht.",
        "Ведомство не подтвердило и не опровергло эту информацию.",
    ],
)
def test_who_says_nothing_is_given_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nach Angaben des Deutschen Seglerbundes kenterten drei Boote.", "Deutscher Seglerbund"),
        ("Das Weiße Haus bestätigte den Termin.", "Weißes Haus"),
        ("Laut dem Roten Kreuz fehlen Zelte.", "Rotes Kreuz"),
        ("Die Vereinten Nationen warnen vor Hunger.", "Vereinte Nationen"),
        ("Nach Angaben örtlicher Behörden starben drei Menschen.", "örtliche Behörden"),
        ("Laut Anwohnern brannte es zweimal.", "Anwohner"),
        ("Der Berliner Senat sagte, man prüfe das.", "Berliner Senat"),
        ("Laut dem Bundesamt für Gezeiten steigt das Wasser.", "Bundesamt für Gezeiten"),
        ("Nach Angaben Moskaus war es ein Unfall.", "Moskau"),
    ],
)
def test_what_german_bodies_and_groups_are_called(text: str, name: str) -> None:
    assert only(text).speaker == name


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Lagoda kündigte an, die Zölle zu erhöhen.", "Lagoda", Kind.PERSON),
        ("Warnko zufolge ist das Ufer sicher.", "Warnko", Kind.PERSON),
        ("Nach Worten Peskows war es richtig.", "Peskow", Kind.PERSON),
        ("Fans jubelten: „Wir sind Meister, und zwar endlich!“", "Fans", Kind.GROUP),
        ("Moskau zufolge ist das falsch.", "Moskau", Kind.ORGANISATION),
        ("Siemens teilte mit, das Werk bleibe offen.", "Siemens", Kind.ORGANISATION),
        ("Macron und Merz forderten eine Waffenruhe.", "Macron und Merz", Kind.GROUP),
        ("«Мы готовы», — сказал Песков.", "Песков", Kind.PERSON),
        ("По словам Вучича, страна останется нейтральной.", "Вучич", Kind.PERSON),
        ("По словам Карла Таммсааре, граница закроется.", "Карл Таммсааре", Kind.PERSON),
        ("По мнению Юхана Парве, решено поздно.", "Юхан Парве", Kind.PERSON),
        ("Рябков не исключил возобновления испытаний.", "Рябков", Kind.PERSON),
        ("Росавиация сообщила о задержке рейсов.", "Росавиация", Kind.ORGANISATION),
        ("Стармер и Макрон призвали к перемирию.", "Стармер и Макрон", Kind.GROUP),
    ],
)
def test_names_of_one_word_and_names_that_no_dictionary_has(
    text: str, speaker: str, kind: Kind
) -> None:
    one = only(text)
    assert (one.speaker, one.kind) == (speaker, kind)


def test_roles_stand_in_the_nominative() -> None:
    assert only("По словам главы МИД РФ Сергея Ланина, встреча будет.").role == "глава МИД РФ"
    assert only("Nach Angaben des Präsidenten Emil Voss ist es gut.").role == "Präsident"


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Interfax, auf die sich der „Kurier“ bezieht, meldete zwei Tote.", ("Kurier",)),
        (
            "Moskau habe gewarnt, sagte ein Diplomat der Agentur Interfax, auf die sich auch das"
            " Portal Zerkalo bezog.",
            ("Zerkalo", "Interfax"),
        ),
        ("Агентство Tasnim, которое цитирует РИА Новости, сообщило о взрыве.", ("РИА Новости",)),
        (
            "Der Minister nannte den Plan im Interview mit dem „Spiegel“ einen „Fehler“.",
            ("Spiegel",),
        ),
        ("Министр назвал решение в интервью РБК «ошибкой».", ("РБК",)),
        ("Пожар потушен, сообщили РИА Новости в пресс-службе МЧС.", ("РИА Новости",)),
    ],
)
def test_outlets_of_which_the_rest_of_the_sentence_tells(text: str, via: tuple[str, ...]) -> None:
    assert only(text).via == via


def test_a_source_of_the_agency_is_of_the_one_that_reported() -> None:
    text = "Агентство Yonhap сообщило, что войска ушли. Источник агентства уточнил, что ушли все."
    first, second = read(text)
    assert first.speaker == "Yonhap"
    assert (second.speaker, second.kind, second.via) == (None, Kind.UNNAMED, ("Yonhap",))


def test_the_sentence_before_is_what_is_said() -> None:
    one = only("Два судна сели на мель. Об этом в среду, 10 октября, сообщила охрана порта.")
    assert (one.content[0].start, one.speaker) == (0, "охрана порта")
    assert one.date == "2025-10-10"


def test_the_german_subjunctive_goes_on_with_what_was_said() -> None:
    text = "Man habe gewarnt, sagte Anna Kolb. Niemand habe zugehört. Am Abend regnete es."
    found = read(text)
    assert [one.content[0].of(text) for one in found] == [
        "Man habe gewarnt",
        "Niemand habe zugehört",
    ]
    assert {one.speaker for one in found} == {"Anna Kolb"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Am Sonntagabend teilte das Militär mit, die Stadt sei eingenommen.", "2026-03-08"),
        ("Das Ministerium wies die Kritik am Dienstag zurück.", "2026-03-10"),
        ("Der Preis bleibe, sagte Minister Otto Krell am 3. März der „Zeit“.", "2026-03-03"),
        ("Nach Angaben der Behörden vom Mittwoch sind zwölf Menschen gestorben.", "2026-03-11"),
    ],
)
def test_when_it_was_said(text: str, date: str) -> None:
    assert only(text).date == date
