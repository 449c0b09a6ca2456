"""``byline eval`` from end to end: its table, its JSON, its page, and two runs compared."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from command_line import byline, small_index
from conftest import GOLD, ROOT

from bot.evaluating import read_run
from bot.measures_table import GROUPS
from index.confidence import THRESHOLD
from index.measures import COVERAGES, estimates

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = ROOT / "tests" / "data" / "questions.jsonl"
FERRY = "https://courier.example/ferry"
VOID = {"meta", "br"}


class Page(HTMLParser):
    """A page as a browser would take it: its elements, and its text; every tag is closed."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.source = path.read_text(encoding="utf-8")
        self.feed(self.source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "mark" in self._open:
            self.marked.append(data)

    def assert_needs_nothing_else(self) -> None:
        """Check that the page runs nothing and loads nothing; links of articles are no loading."""
        names = {tag for tag, _ in self.elements}
        assert not names & {"script", "link", "img", "iframe", "object", "image", "use", "base"}
        for tag, attributes in self.elements:
            assert not {name for name in attributes if name.startswith("on")}
            assert not {"src", "srcset", "xlink:href", "action", "background"} & set(attributes)
            if "href" in attributes:
                assert tag == "a"
                assert re.match(r"https?://", attributes["href"] or "")
        assert not re.search(r"@import|url\(", self.source)
        policy = [a["content"] for _, a in self.elements if "http-equiv" in a]
        assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


@pytest.fixture(scope="module")
def run(evaluated: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((evaluated / "run.json").read_text(encoding="utf-8"))
    return found


def asked(folder: Path, *rows: object) -> Path:
    """Write a file of questions."""
    file = folder / "questions.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an index of two articles, which is the one by default."""
    small_index(tmp_path, monkeypatch)
    return tmp_path


ROWS = (
    {"id": "f", "question": "When does the ferry sail?", "articles": FERRY, "answers": "noon"},
    {"id": "m", "question": "What did the mayor speak of?", "articles": "mayor.txt"},
    {"id": "u", "question": "Who painted the town hall?", "answerable": False},
)


# The JSON of a run.


def test_the_sample_is_measured(run: dict[str, Any]) -> None:
    answerable = sum(row["answerable"] for row in GOLD)
    assert run["questions"] == {
        "file": str(QUESTIONS), "asked": len(GOLD), "answerable": answerable,
        "by_passage": answerable, "left_out": 0,
    }  # fmt: skip
    assert run["index"]["articles"] == 45
    assert run["threshold"] == THRESHOLD
    assert [row["id"] for row in run["rows"]] == [row["id"] for row in GOLD]
    assert 0 < run["latency_ms"]["p50"] <= run["latency_ms"]["p95"]
    assert [point["coverage"] for point in run["curve"]] == list(COVERAGES)
    assert run["against"] is None


def test_measures_are_those_of_the_rows(run: dict[str, Any], evaluated: Path) -> None:
    rows = read_run(evaluated / "run.json")
    found = estimates(rows)
    assert set(run["measures"]) == set(found) == {n for group in GROUPS.values() for n in group}
    for name, measure in run["measures"].items():
        assert measure == {
            "value": found[name].value, "low": found[name].low, "high": found[name].high,
            "n": found[name].n,
        }  # fmt: skip
    hits = [row["article_rank"] == 1 for row in run["rows"] if row["answerable"]]
    assert run["measures"]["hit@1"]["value"] == sum(hits) / len(hits)


def test_rows_tell_what_came_first(run: dict[str, Any]) -> None:
    for row, known in zip(run["rows"], GOLD, strict=True):
        assert (row["question"], row["answerable"]) == (known["question"], known["answerable"])
        if known["answerable"] and len(known["articles"]) == 1:
            assert (row["article"] in known["articles"]) <= (row["article_rank"] == 1)
        if row["in_quote"]:
            assert any(answer.casefold() in row["quote"].casefold() for answer in known["answers"])


# The table.


def test_the_table_is_plain_and_fits_a_terminal(small: Path) -> None:
    ran = byline("eval", asked(small, *ROWS))
    assert (ran.status, ran.err) == (0, "")
    assert "\x1b" not in ran.out
    measures = ran.out[ran.out.index("The right article") :]
    assert max(len(line.rstrip()) for line in measures.splitlines()) <= 80
    assert "3 questions" in ran.out
    assert "2 answerable, 1 judged by article only" in ran.out
    assert re.search(r"^  Hit@10 +1\.000 +1\.000 to 1\.000 +2$", ran.out, re.M)
    assert re.search(r"^  Hit@10 +1\.000 +1\.000 to 1\.000 +1$", ran.out, re.M)


def test_what_cannot_be_measured_is_a_dash_and_null(small: Path) -> None:
    questions = asked(small, ROWS[0])
    assert re.search(r"unanswerable, refused +– +– to – +0$", byline("eval", questions).out, re.M)
    found = byline("eval", questions, "--json").row["measures"]
    assert found["refused"] == {"value": None, "low": None, "high": None, "n": 0}
    assert found["auroc"]["value"] is None


# Two runs.


def test_a_run_against_itself_and_against_a_worse_one(small: Path) -> None:
    questions = asked(small, *ROWS)
    before = byline("eval", questions, "--json").row
    earlier = small / "run.json"
    earlier.write_text(json.dumps(before))
    same = byline("eval", questions, "--json", "--against", earlier).row["against"]
    assert (same["matched"], same["only_before"], same["only_now"]) == (3, [], [])
    assert {m["difference"] for m in same["measures"].values()} == {0}
    assert same["changed"] == []

    worse = {**before["rows"][0], "article_rank": None, "passage_rank": None, "article_ndcg": 0.0}
    reworded = {**before["rows"][2], "question": "Who painted it?"}
    gone = {**before["rows"][1], "id": "z", "question": "What else?"}
    earlier.write_text(json.dumps({"rows": [worse, gone, reworded]}))
    ran = byline("eval", questions, "--json", "--against", earlier, "--html", small / "page.html")
    found = ran.row["against"]
    assert (found["file"], found["matched"], found["reworded"]) == (str(earlier), 2, 1)
    assert [row["id"] for row in found["only_before"]] == ["z"]
    assert [row["id"] for row in found["only_now"]] == ["m"]
    hit = found["measures"]["hit@10"]
    assert (hit["before"], hit["now"], hit["better"], hit["worse"]) == (0, 1, 1, 0)
    assert [(row["id"], row["before"]["rank"]) for row in found["changed"]] == [("f", None)]

    table = byline("eval", questions, "--against", earlier).out
    assert re.search(
        r"^  Hit@10 +0\.000 +\+1\.000 +\+1\.000 to \+1\.000 +1\.000 +1/0$", table, re.M
    )
    assert "only in the earlier run: z\n" in table
    assert re.search(r"^not found +rank \d+ +When does the ferry sail\?$", table, re.M)
    page = Page(small / "page.html")
    assert "Against an earlier run" in page.text
    page.assert_needs_nothing_else()


def test_runs_that_have_nothing_in_common(small: Path) -> None:
    earlier = small / "run.json"
    earlier.write_text(byline("eval", asked(small, ROWS[0]), "--json").out)
    questions = asked(small, ROWS[1])
    ran = byline("eval", questions, "--against", earlier, "--html", small / "page.html")
    assert ran.status == 0
    assert "0 questions in both runs" in ran.out


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"rows": 1}', '{"rows": [{"id": 1}]}', "é\0"])
def test_what_is_no_run_is_told_before_anything_is_asked(small: Path, content: str) -> None:
    (small / "run.json").write_text(content)
    ran = byline("eval", asked(small, *ROWS), "--against", small / "run.json")
    assert ran.failed() == f"byline: {small}/run.json: is no run printed by  byline eval --json"


# The page.


def test_the_page_needs_nothing_else(evaluated: Path, run: dict[str, Any]) -> None:
    page = Page(evaluated / "page.html")
    page.assert_needs_nothing_else()
    assert sum(tag == "svg" for tag, _ in page.elements) == 3
    for name in ("hit@1", "passage_hit@1", "auroc"):
        assert f"{run['measures'][name]['value']:.3f}" in page.text
    assert "prefers-color-scheme: dark" in page.source


def test_the_page_shows_misses_side_by_side(evaluated: Path, run: dict[str, Any]) -> None:
    page = Page(evaluated / "page.html")
    wrong = [r for r in run["rows"] if r["answerable"] and r["passage_rank"] != 1]
    groundless = [r for r in run["rows"] if not r["answerable"] and r["answered"]]
    assert f"Something else came first: {len(wrong)}" in page.text
    assert f"Answered, though nothing answers: {len(groundless)}" in page.text
    shown = [row for row in wrong if row["question"] in page.text]
    assert len(shown) == min(20, len(wrong))
    assert page.text.count("Should have come first") == len(shown)
    marked = " ".join(page.marked)
    assert all(row["quote"] in marked for row in shown)
    surest = max(wrong, key=lambda r: r["confidence"] * (1 - 1 / (r["passage_rank"] or 99)))
    assert surest in shown


def test_whatever_articles_and_questions_say_is_only_text(small: Path) -> None:
    evil = '<script>alert("1")</script><img src=x onerror=alert(2)>&amp; \'"'
    (small / "archive" / "evil.jsonl").write_text(
        json.dumps({"id": "e", "title": evil, "publisher": evil, "url": "javascript:alert(3)",
                    "text": f"The mill {evil} burned. Nobody was hurt in the mill."}) + "\n"
    )  # fmt: skip
    assert byline("build", small / "archive").status == 0
    questions = asked(
        small,
        {"id": evil, "question": f"Did the mill burn? {evil}", "articles": FERRY},
        {"question": f"Is {evil} there?", "publisher": evil, "articles": FERRY, "answers": "noon"},
    )
    assert byline("eval", questions, "--html", small / "page.html").status == 0
    page = Page(small / "page.html")
    page.assert_needs_nothing_else()
    assert page.text.count(evil) >= 5


def test_a_page_can_be_written_over(small: Path) -> None:
    for _ in range(2):
        assert byline("eval", asked(small, *ROWS), "--html", small / "page.html").status == 0
    Page(small / "page.html")


# Bad input.


def test_every_bad_line_is_told_and_nothing_is_asked(small: Path) -> None:
    questions = asked(
        small,
        ROWS[0],
        {"question": 1},
        {**ROWS[0], "id": "x"},
        {"question": "x", "articles": "gone"},
    )
    ran = byline("eval", questions, "--html", small / "page.html")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        f"byline: {questions}, line 2: question is missing, or is not a string",
        f"byline: {questions}, line 3: the same question, filters and now as that of line 1",
        f"byline: {questions}, line 4: not in the index: gone",
        f"byline: {questions}: 3 lines of 4 cannot be used (--skip-bad goes on without)",
    ]
    assert not (small / "page.html").exists()


def test_bad_lines_can_be_left_out(small: Path) -> None:
    questions = asked(small, ROWS[0], {"question": 1})
    ran = byline("eval", questions, "--json", "--skip-bad")
    assert ran.status == 0
    assert "line 2" in ran.err
    assert (ran.row["questions"]["left_out"], len(ran.row["rows"])) == (1, 1)
    assert "1 line left out" in byline("eval", questions, "--skip-bad").out


def test_a_file_of_bad_lines_only(small: Path) -> None:
    questions = asked(small, {"question": 1})
    for options in ((), ("--skip-bad",)):
        ran = byline("eval", questions, *options)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.splitlines()[-1] == f"byline: {questions}: 1 line of 1 cannot be used"


def test_files_that_cannot_be_read_or_written(small: Path) -> None:
    questions = asked(small, *ROWS)
    for arguments, what in (
        ((small / "none.jsonl",), f"{small}/none.jsonl: no such file or directory"),
        ((small,), f"{small}: is a directory"),
        ((questions, "--against", small / "none.json"), f"{small}/none.json: no such file"),
        ((questions, "--html", small), f"{small}: is a directory"),
        ((questions, "--html", small / "no" / "page.html"), f"{small}/no/page.html: no such file"),
        ((questions, "--index", small / "archive"), "no index in"),
    ):
        assert what in byline("eval", *arguments).failed()
    byline("eval").failed(2)
