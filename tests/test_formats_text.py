"""Page copies and plain text: every line is put where it belongs, and no paragraph is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.errors import ReadError
from corpus.formats import text

PAGES = Path(__file__).parent / "data" / "pages"
SEED = Path(__file__).parents[2] / "shared" / "seed" / "000_019961bb52bcfea5.txt"


def read(page: str | bytes, path: str = "page.txt") -> Article:
    data = page if isinstance(page, bytes) else page.encode()
    (article,) = text.parse(data, file=f"in/{path}", path=path)
    assert isinstance(article, Article), article
    return article


def lines(article: Article) -> list[str]:
    return article.text.split("\n")


def headings(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.headings]


@pytest.mark.skipif(not SEED.exists(), reason="the shared data is not here")
def test_the_reference_page() -> None:
    article = read(SEED.read_bytes(), SEED.name)
    raw = [line for line in SEED.read_text(encoding="utf-8").splitlines() if line]
    assert (article.key, article.file) == (SEED.name, f"in/{SEED.name}")
    assert article.section == "All news"
    assert (
        article.title == "Seoul says it may change its mind, start sending lethal weapons to Kiev"
    )
    assert article.standfirst == raw[2]
    assert article.captions == (raw[4], raw[5])
    assert article.place == "SEOUL"
    assert (article.published, article.dated) == ("XXXX-10-22", "October 22")
    assert (article.agency, article.publisher) == ("TASS", "TASS")
    assert (article.authors, article.url, article.language) == ((), None, "en")
    assert lines(article) == raw[6:]
    assert headings(article) == [raw[13]]
    assert article.dateline is not None
    assert article.dateline.of(article.text) == "SEOUL, October 22. /TASS/."


PAGE_FACTS: dict[str, dict[str, Any]] = {
    "agency_dateline": {
        "title": "Sea wall repairs halted after divers find second crack",
        "section": "Harbour",
        "publisher": "The Ellery Gazette",
        "agency": "Coastal Press",
        "authors": ("Marta Lindqvist",),
        "published": "2025-03-04",
        "dated": "March 4, 2025",
        "place": "PORT ELLERY",
        "captions": (
            "Engineers inspect the eastern section of the Port Ellery sea wall at low tide",
            "Joana Pries/Coastal Press",
        ),
    },
    "outlet_line": {
        "title": "Mountain rescuers reach hikers stranded for three nights",
        "section": "World",
        "publisher": "CNN",
        "authors": ("Petra Osei", "Luis Andrade"),
        "published": "2025-03-03T10:32Z",
        "dated": "10:32 GMT, March 3, 2025",
        "captions": ("A helicopter lifts off from the valley on Sunday. Tomas Vela/Reuters",),
    },
    "outlet_inline": {
        "title": "Lighthouse keeper, 91, hands over the keys",
        "publisher": "CNN",
        "agency": "CNN",
        "authors": ("Rosa Feld",),
        "published": "2025-02-01T20:05-05:00",
        "dated": "8:05 PM EST, Sat February 1, 2025",
        "place": "Vardoe Point",
    },
    "gallery": {
        "title": "In pictures: the night the river came over the bridge",
        "standfirst": "Photographs from Tarn Bridge, where the river rose by three metres "
        "within a day",
        "authors": ("Edda Moreno",),
        "captions": (
            "Volunteers fill sandbags outside the school",
            "Photo: Pavel Hurt/Reuters",
            "A tractor carries families across the market square",
            "© AP Photo/Lena Sand",
            "The bridge seen from the church tower on Sunday night",
            "Amir Haddad/Getty Images",
            "[Kofi Mensah/Coastal Press]",
            "Photograph: Ruth Okello",
            "The mayor opens the school as a shelter [Kofi Mensah/Coastal Press]",
        ),
    },
    "german": {
        "title": "Stadtrat stimmt für neue Straßenbahn",
        "section": "Politik",
        "standfirst": "Nach jahrelangem Streit ist die Entscheidung in Lindental gefallen: Die "
        "Linie 7 wird gebaut, allerdings später und kürzer als geplant und ohne die Schleife am "
        "Bahnhof",
        "publisher": "dpa",
        "agency": "dpa",
        "authors": ("Anna Beispiel",),
        "published": "2025-03-03T10:32",
        "dated": "3. März 2025, 10:32 Uhr",
        "place": "Lindental",
        "captions": (
            "Die alte Straßenbahn auf dem Marktplatz von Lindental",
            "Foto: Karl Muster/dpa",
        ),
    },
    "russian": {
        "title": "В Заречье открыли мост, который строили одиннадцать лет",
        "section": "Все новости",
        "publisher": "TASS",
        "agency": "TASS",
        "authors": ("Анна Лебедева",),
        "published": "XXXX-03-03",
        "dated": "3 марта",
        "place": "МОСКВА",
        "captions": ("Мост через реку Светлую", "© Пётр Иванов/ТАСС"),
    },
    "no_dateline": {
        "title": "Why one village keeps its clocks ten minutes fast",
        "publisher": "BBC News",
        "published": "2025-03-03",
        "dated": "3 March 2025",
        "captions": (
            "Image source, Getty Images",
            "Image caption, The clock on the church of St Orrin has been fast since 1891",
        ),
    },
    "no_title": {},
    "newswire": {
        "title": "Brightwell Instruments Opens Plant in Ostrava",
        "publisher": "PR Newswire",
        "agency": "PR Newswire",
        "published": "2025-03-03",
        "dated": "March 3, 2025",
        "place": "OSTRAVA, Czech Republic",
    },
    "wire_copy": {
        "title": "Glass workers end strike after eleven days",
        "publisher": "Reuters",
        "agency": "Reuters",
        "authors": ("Jonas Werth",),
        "place": "BERLIN",
    },
    "bare_dateline": {
        "key": "https://www.example.org/2025/03/senate-vote",
        "url": "https://www.example.org/2025/03/senate-vote",
        "title": "Senate puts off vote on coastal fund",
        "section": "Politics",
        "publisher": "example.org",
        "place": "WASHINGTON",
    },
    "wrapped": {"title": "Town band to play on despite lost instruments"},
    "descriptions": {
        "title": "Ferry firm told to repay island passengers",
        "publisher": "BBC News",
        "agency": "BBC News",
        "authors": ("Tom Harrow",),
        "captions": (
            "Getty Images A white ferry lies at a stone quay in grey weather",
            "The Maid of Skerrow has been tied up since the end of January",
            "PA Media Morag Teale, a woman with short grey hair, stands outside a court",
            "Morag Teale gave evidence on the first day",
        ),
    },
    "wire_service": {
        "title": "Exclusive: Vantavia weighs first bond sale in six years, finance ministry "
        "sources say",
        "standfirst": "Ministry could approach banks in April Sale of up to 750 million euros is "
        "under study Rating review is due in May",
        "publisher": "Reuters",
        "agency": "Reuters",
        "authors": ("Ilse Varga", "Paul Dunmore"),
        "published": "2025-03-04T17:10+01:00",
        "dated": "March 4, 2025 5:10 PM GMT+1",
        "place": "VANTAVIA CITY",
        "captions": (
            "[1/2]A man walks past the finance ministry in Vantavia City, Vantavia, February 27, "
            "2025. REUTERS/Lena Hruby/File Photo Purchase Licensing Rights, opens new tab",
        ),
    },
    "menus": {
        "title": "Seals return to Skerrow as island’s fishing ban enters second decade",
        "section": "Wildlife",
        "standfirst": "Scientists count 412 pups on north beach, but warn that warmer water is "
        "driving sand eels away",
        "published": "2025-03-04T06:00+01:00",
        "dated": "Tue 4 Mar 2025 06.00 CET",
        "captions": (
            "Grey seals resting on a shingle beach.",
            "Grey seals on Skerrow’s north beach. Photograph: Dan Morrow/Alamy",
            "Ada Menzies on the north beach with two volunteers. Photograph: Courtesy of Skerrow "
            "Seal Survey",
        ),
    },
    "print_credits": {
        "key": "https://www.herald.example/2025/03/04/skerrow-school.html",
        "url": "https://www.herald.example/2025/03/04/skerrow-school.html",
        "title": "The School With Four Pupils and a Waiting List",
        "standfirst": "On a remote island, a teacher’s unusual methods have drawn families from "
        "the mainland. Not everyone is glad of it.",
        "publisher": "herald.example",
        "authors": ("Nadia Fenwick",),
        "published": "2025-03-04T05:03",
        "dated": "March 4, 2025, 5:03 a.m. ET",
        "captions": (
            "Pupils walking to the island’s only school in February.Credit...Marit Aune for The "
            "Ellery Herald",
            "Karl Ostman, the island’s teacher, in his classroom.Credit...Marit Aune for The "
            "Ellery Herald",
        ),
    },
    "press_release": {
        "title": "Northreach Lines Names Helga Strand Chief Executive Officer",
        "publisher": "PR Newswire",
        "agency": "PR Newswire",
        "published": "2025-03-04T08:00",
        "dated": "Mar 04, 2025, 08:00 ET",
        "place": "PORT ELLERY, Vantavia",
    },
    "moscow_site": {
        "title": "В Вантавии объяснили отставку главы береговой охраны",
        "publisher": "RIA Novosti",
        "agency": "RIA Novosti",
        "published": "2025-03-04T14:20",
        "dated": "14:20 04.03.2025",
        "place": "МОСКВА",
        "captions": (
            "Здание министерства обороны Вантавии - РИА Новости, 1920, 04.03.2025",
            "© РИА Новости / Олег Маренин",
            "Здание министерства обороны Вантавии. Архивное фото",
            "Порт Эллери - РИА Новости, 1920, 03.03.2025",
        ),
    },
    "blog": {
        "title": "Why I stopped mending nets by machine",
        "authors": ("Inga Moe",),
        "published": "2025-03-04",
        "dated": "March 4, 2025",
    },
    "paywall": {
        "title": "Salt cod prices jump as trawlers sell catch at sea",
        "section": "Shipping",
        "publisher": "Kestrel",
        "agency": "Kestrel",
        "authors": ("Ann-Marie O’Dell", "Józef Król"),
        "published": "2025-03-04T08:00+01:00",
        "dated": "2025-03-04 08:00 +01:00",
        "place": "HAMMER BAY, Vantavia",
        "captions": ("Trawlers in Hammer Bay.", "Kestrel/Sofia Lind"),
    },
    "list_in_body": {
        "title": "Orchard town votes to keep its night train",
        "publisher": "AP",
        "agency": "AP",
        "place": "PELLING",
    },
}
DATELINES = {
    "agency_dateline": "PORT ELLERY, March 4 (Coastal Press) —",
    "outlet_line": "CNN —",
    "outlet_inline": "Vardoe Point (CNN)",
    "german": "Lindental (dpa) -",
    "russian": "МОСКВА, 3 марта. /ТАСС/.",
    "newswire": "OSTRAVA, Czech Republic, March 3, 2025 /PRNewswire/ --",
    "wire_copy": "BERLIN (Reuters) -",
    "bare_dateline": "WASHINGTON —",
    "list_in_body": "PELLING (AP) —",
    "wire_service": "VANTAVIA CITY, March 4 (Reuters) -",
    "press_release": "PORT ELLERY, Vantavia, March 4, 2025 /PRNewswire/ --",
    "moscow_site": "МОСКВА, 4 мар — РИА Новости.",
    "paywall": "HAMMER BAY, Vantavia (Kestrel) —",
}
BODIES: dict[str, tuple[int, list[str]]] = {  # paragraphs and subheadings, the latter by name
    "agency_dateline": (6, ["Who will pay"]),
    "outlet_line": (8, ["An old path"]),
    "outlet_inline": (3, []),
    "gallery": (4, []),
    "german": (4, ["Kritik der Kaufleute"]),
    "russian": (4, ["Новый маршрут"]),
    "no_dateline": (5, ["What happens at New Year?"]),
    "no_title": (3, []),
    "newswire": (3, []),
    "wire_copy": (4, []),
    "bare_dateline": (3, []),
    "wrapped": (3, []),
    "list_in_body": (5, ["How the vote was won"]),
    "descriptions": (9, ["Nights in the terminal"]),
    "wire_service": (8, []),
    "menus": (6, []),
    "print_credits": (5, []),
    "press_release": (8, ["About Northreach Lines", "Forward-Looking Statements"]),
    "moscow_site": (4, []),
    "blog": (10, ["The sound of it", "What I do now"]),
    "paywall": (6, ["What the buyers say"]),
}
NOTHING: dict[str, Any] = {
    "title": None, "standfirst": None, "section": None, "publisher": None, "agency": None,
    "authors": (), "published": None, "dated": None, "place": None, "captions": (), "url": None,
}  # fmt: skip


def test_every_page_has_its_facts() -> None:
    names = {page.stem for page in PAGES.glob("*.txt")}
    assert names == set(PAGE_FACTS) == set(BODIES)


@pytest.mark.parametrize("name", sorted(PAGE_FACTS))
def test_a_page_is_sorted_into_its_fields(name: str) -> None:
    page = PAGES / f"{name}.txt"
    article = read(page.read_bytes(), page.name)
    expected = {"key": page.name, **NOTHING, **PAGE_FACTS[name]}
    assert {field: getattr(article, field) for field in expected} == expected
    dateline = article.dateline.of(article.text) if article.dateline else None
    assert dateline == DATELINES.get(name)
    assert article.dateline is None or article.dateline.start == 0
    count, subheadings = BODIES[name]
    assert (len(lines(article)), headings(article)) == (count, subheadings)


@pytest.mark.parametrize("name", sorted(PAGE_FACTS))
def test_no_debris_is_in_a_body(name: str) -> None:
    body = lines(read((PAGES / f"{name}.txt").read_bytes()))
    debris = {"Share", "Facebook", "Advertisement", "Anzeige", "Most read", "Comments", "Topics"}
    assert not debris & set(body)
    assert not any("©" in line or "ookie" in line or "ewsletter" in line for line in body)


def test_wrapped_paragraphs_are_joined() -> None:
    body = lines(read((PAGES / "wrapped.txt").read_bytes()))
    assert body[1].startswith("Nine schools have lent trumpets and horns, and a step-by-step plan")
    assert body[2].endswith('We shall not be more in tune."')


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    body = [
        f"The {word} boat came in before the others did." for word in "red blue old new".split()
    ]
    assert lines(read("\n".join(body))) == body


@pytest.mark.parametrize(
    ("page", "title", "body"),
    [
        ("Headline here\n\nBody text here.", "Headline here", ["Body text here."]),
        ("Only one line", None, ["Only one line"]),
        ("Harbour closed\n\nWhat it means for you\nNothing much", "Harbour closed",
         ["What it means for you", "Nothing much"]),
        ("One.\n\nTwo.", None, ["One.", "Two."]),
        ("Is it late?\n\nIt is late in the town tonight.", "Is it late?",
         ["It is late in the town tonight."]),
        ("\ufeff\r\nA headline of five words\r\n\r\nIt rained all day.\r\n",
         "A headline of five words", ["It rained all day."]),
    ],
)  # fmt: skip
def test_ordinary_text(page: str, title: str | None, body: list[str]) -> None:
    article = read(page)
    assert (article.title, lines(article)) == (title, body)
    assert (article.standfirst, article.captions, article.authors) == (None, (), ())


def test_a_subheading_in_the_words_of_a_button_stays() -> None:
    body = ["It rained all day in the town.", "Share prices fall", "The market closed early today."]
    assert lines(read("\n\n".join(body))) == body


@pytest.mark.parametrize(
    "line",
    [
        "Follow it on foot and you will get wet.",
        "Share what you have.",
        "He wanted to know more about Kyiv and its people.",
        "We use real butter in our cookies.",
        "Attackers enable JavaScript on the pages that they copy.",
        "To report a problem with a lamp, call the council.",
        "(Reporting by Ann Poe in Ellery; Editing by Jo Marsh)",
        "Reporting by Ann Poe; Editing by Jo Marsh",
    ],
)
def test_a_sentence_in_the_words_of_debris_stays(line: str) -> None:
    story = "The council met for six hours on Monday and agreed on nothing but its next date."
    article = read(f"Four words of headline\n\n{story}\n\n{line}\n\nShare\n\nMost read\n\nMore")
    assert lines(article) == [story, line]


def test_a_long_list_above_a_paragraph_is_no_head() -> None:
    verses = [f"The {number} ship came home with nothing aboard" for number in range(20)]
    article = read("\n\n".join([*verses, "So it went on all year."]))
    assert [article.title, *lines(article)] == [*verses, "So it went on all year."]


COMMENTED = """A headline of four

48 Comments

{story}

Comments

{story} Then it rained.

Comments (48)
Newest
Hal Finch
{story} Or so they say, and I was there for every long and weary minute of all those hours.
Reply
Ann Oak
{story} I agree with every word that Hal has written, though I was not there for any of them.
Reply
"""


def test_comments_end_a_page_and_a_button_for_them_does_not() -> None:
    story = "The council met for six hours on Monday and agreed on nothing but its next date."
    article = read(COMMENTED.format(story=story))
    assert lines(article) == [story, f"{story} Then it rained."]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Skip to content\nHome\nNews\nSport\nThe harbour closes\n", "The harbour closes"),
        ("All you need each day\nWorld\nMoney\nSport\nThe harbour has been closed\n",
         "The harbour has been closed"),
        ("Tonight\n»Wir schließen den Hafen heute«\nDie Stadt hat es so entschieden.\n",
         "»Wir schließen den Hafen heute«"),
        ("The harbour has been closed\nBy Ann Poe\nSubscribe\nAll you need each day\n",
         "The harbour has been closed"),
    ],
)  # fmt: skip
def test_a_menu_is_no_headline(above: str, title: str) -> None:
    article = read(f"{above}By Ann Poe\n4 March 2025\n\nThe harbour was closed on Monday.\n")
    assert article.title == title


STORY = "The harbour was closed on Monday, and nobody could say for how long it would be."


@pytest.mark.parametrize(
    ("above", "publisher"),
    [
        ("The Ellery Gazette\nHarbour closes until the autumn\n", "The Ellery Gazette"),
        ("Menu\nSearch\nThe Ellery Gazette\nNews\nHarbour closes until the autumn\n",
         "The Ellery Gazette"),
        ("Guardian\nHarbour closes until the autumn\n", "The Guardian"),
        ("News\nHarbour closes until the autumn\nThe Ellery Gazette\n", None),
        ("Harbour closes until the autumn\n", None),
        ("https://gazette.example/a\nThe Ellery Gazette\nHarbour closes until the autumn\n",
         "The Ellery Gazette"),
        ("https://www.cnn.com/a\nThe Ellery Gazette\nHarbour closes until the autumn\n", "CNN"),
    ],
)  # fmt: skip
def test_a_page_that_begins_with_a_masthead_is_that_paper_s(
    above: str, publisher: str | None
) -> None:
    article = read(f"{above}By Ann Poe\n4 March 2025\n\n{STORY}\n")
    assert (article.title, article.publisher) == ("Harbour closes until the autumn", publisher)


@pytest.mark.parametrize(
    ("signed", "authors"),
    [
        ("Anna Poe\n4 March 2025\n", ("Anna Poe",)),
        ("4 March 2025\nAnna Poe\n", ("Anna Poe",)),
        ("Anna Poe and Martin Marsh\n4 March 2025\n", ("Anna Poe", "Martin Marsh")),
        ("Port Ellery\n4 March 2025\n", ()),
        ("Anna Poe\nA standfirst of some words stands here\n4 March 2025\n", ()),
    ],
)
def test_a_name_beside_the_time_signs_the_page(signed: str, authors: tuple[str, ...]) -> None:
    article = read(f"Harbour closes until the autumn\n{signed}\n{STORY}\n\n{STORY}\n")
    assert (article.title, article.authors) == ("Harbour closes until the autumn", authors)
    assert lines(article) == [STORY, STORY]


@pytest.mark.parametrize(
    "above", ["Home\nNews\nSport\n", "Skip to content\nMenu\nNews\n", "", "News\n"]
)
@pytest.mark.parametrize("signed", ["By Ann Poe\n", "4 March 2025\n"])
def test_a_headline_of_two_words(above: str, signed: str) -> None:
    article = read(f"{above}Harbour closes\n{signed}\n{STORY}\n\n{STORY}\n")
    assert article.title == "Harbour closes"


def test_an_agency_at_the_end_of_a_paragraph_is_no_credit() -> None:
    body = ["Es regnete den ganzen Tag.", "Am Abend hörte der Regen auf. (dpa)"]
    assert lines(read("\n\n".join(body))) == body


def test_a_long_page_goes_on_after_its_comments_button() -> None:
    story = "The council met for six hours on Monday and agreed on nothing but its next date."
    article = read(f"A headline of four\n\n{story}\n\nComments\n\nAt last. {story}\n\n{story} So.")
    assert len(lines(article)) == 3


@pytest.mark.parametrize("data", [b"", b" \n\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file(data: bytes) -> None:
    (error,) = text.parse(data, file="in/a.txt", path="a.txt")
    assert isinstance(error, ReadError)
    assert str(error) == "in/a.txt: empty"


def test_a_page_of_buttons_has_no_text() -> None:
    (error,) = text.parse(b"Share\nFacebook\n", file="a.txt", path="a.txt")
    assert isinstance(error, ReadError)
    assert str(error) == "a.txt: no text"


def test_binary_data() -> None:
    (error,) = text.parse(b"\x89PNG\0\0\0", file="a.txt", path="a.txt")
    assert isinstance(error, ReadError)
    assert str(error) == "a.txt: binary data, not text"


SENTENCE = st.lists(
    st.sampled_from("the council met again late town river bridge of in was old said new".split()),
    min_size=4, max_size=30,
).map(lambda words: " ".join(words).capitalize() + ".")  # fmt: skip


@given(st.lists(SENTENCE, min_size=1, max_size=12, unique=True), st.sampled_from(["\n", "\n\n"]))
@settings(max_examples=150, deadline=None)
def test_no_paragraph_is_ever_lost(paragraphs: list[str], gap: str) -> None:
    furniture = ["Share", "Advertisement", "Read more: Something else", "Most read"]
    page = gap.join(
        line
        for index, paragraph in enumerate(paragraphs)
        for line in ([paragraph, furniture[index % 4]] if index else [paragraph])
    )
    assert lines(read(f"A headline of five words{gap}{page}")) == paragraphs


@given(
    st.binary(max_size=400)
    | st.text(alphabet=st.characters(codec="utf-8"), max_size=400).map(str.encode)
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_make_an_article_or_an_error(data: bytes) -> None:
    (item,) = text.parse(data, file="a.txt", path="a.txt")
    if isinstance(item, Article):
        assert all(line and line == line.strip() for line in lines(item))
        assert "\r" not in item.text
        assert all(span.of(item.text) in lines(item) for span in item.headings)
    else:
        assert "\n" not in str(item)
