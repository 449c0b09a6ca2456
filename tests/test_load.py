"""Sources: what is named is found, each file once; whatever a file holds, reading goes on."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.errors import ReadError, SourceMissing
from corpus.key import article_key, canonical_url
from corpus.load import SourceFile, files, load, read
from corpus.publisher import outlet_named, publisher_of

STORY = "It rained all day in the town."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the current one, so that paths are given relative to it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, content: str | bytes = STORY) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def keys(*sources: str) -> list[str]:
    found = list(load(sources))
    assert all(isinstance(item, Article) for item in found), found
    return [item.key for item in found if isinstance(item, Article)]


def errors(*sources: str) -> list[str]:
    return [str(item) for item in load(sources) if isinstance(item, ReadError)]


def lines(*texts: str) -> bytes:
    return "".join(
        json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)
    ).encode()


@pytest.mark.usefixtures("here")
class TestWhatIsFound:
    def test_files_folders_and_globs(self) -> None:
        for path in ["news/b.txt", "news/a.md", "news/sub/c.jsonl.gz", "news/.hidden/d.txt",
                     "news/.e.txt", "news/f.png", "news/g", "news/H.TXT.GZ"]:  # fmt: skip
            write(path)
        folder = ["H.TXT.GZ", "a.md", "b.txt", "sub/c.jsonl.gz"]
        assert [file.path for file in files(["news"])] == folder
        assert [file.file for file in files(["news/"])] == [f"news/{path}" for path in folder]
        assert [file.path for file in files(["news/b.txt"])] == ["b.txt"]
        assert [file.path for file in files(["news/*.txt"])] == ["b.txt"]
        assert [file.path for file in files(["news/**/*.gz"])] == ["sub/c.jsonl.gz"]
        assert [file.path for file in files(["n*s/*"])] == [f"news/{path}" for path in folder]
        assert [file.file for file in files(["n*s/b.*"])] == ["news/b.txt"]

    def test_a_file_is_read_once(self) -> None:
        write("news/a.txt")
        Path("link.txt").symlink_to("news/a.txt")
        assert keys("news", "news/a.txt", "./news/*.txt", "link.txt") == ["a.txt"]

    def test_paths_that_collide_gain_parents(self) -> None:
        write("x/one/a.txt")
        write("y/one/a.txt")
        write("y/b.txt")
        assert keys("x/one", "y/one", "y/b.txt") == ["x/one/a.txt", "y/one/a.txt", "b.txt"]

    def test_a_name_with_a_star_is_a_name_first(self) -> None:
        write("what?.txt")
        assert keys("what?.txt") == ["what?.txt"]

    @pytest.mark.parametrize(
        ("source", "why"),
        [
            ("absent", "no such file or folder"),
            ("absent/", "no such file or folder"),
            ("", "no such file or folder"),
            ("*.txt", "matches nothing"),
            ("absent/*.txt", "matches nothing"),
            ("a**b", "not a pattern that can be searched for"),
            ("ftp://www.example.org/feed", "not a web address that is read"),
            ("a\0b", "embedded null byte"),
            ("x" * 5000, "file name too long"),
        ],
    )
    def test_a_missing_source_is_known_before_anything_is_read(self, source: str, why: str) -> None:
        write("there.md")
        with pytest.raises(SourceMissing) as caught:
            load(["there.md", source])
        assert str(caught.value) == f"{source}: {why}"

    def test_an_empty_folder_holds_nothing(self) -> None:
        Path("empty").mkdir()
        assert keys("empty") == []

    def test_what_is_named_itself_is_never_passed_over(self) -> None:
        write("a.png")
        os.mkfifo("pipe.txt")
        assert errors("a.png", "pipe.txt") == [
            "a.png: not a format that is read",
            "pipe.txt: not a regular file",
        ]

    def test_links_in_a_circle_and_to_nothing(self) -> None:
        write("news/sub/a.txt")
        Path("news/sub/up").symlink_to("..")
        Path("news/gone.txt").symlink_to("nowhere.txt")
        Path("news/self.txt").symlink_to("self.txt")
        found = list(load(["news"]))
        assert [item.key for item in found if isinstance(item, Article)] == ["sub/a.txt"]
        assert [str(item) for item in found if isinstance(item, ReadError)] == [
            "news/gone.txt: a link to nothing",
            "news/self.txt: too many levels of symbolic links",
            "news/sub/up: a folder that contains itself",
        ]

    @pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
    def test_what_may_not_be_read(self) -> None:
        write("news/a.txt").chmod(0)
        write("news/sub/b.txt")
        Path("news/sub").chmod(0)
        assert errors("news") == ["news/a.txt: permission denied", "news/sub: permission denied"]
        Path("news").chmod(0)
        with pytest.raises(SourceMissing, match="news: permission denied"):
            files(["news"])
        Path("news").chmod(0o700)
        Path("news/sub").chmod(0o700)

    def test_a_name_that_is_no_text(self) -> None:
        Path(os.fsdecode(b"caf\xe9.txt")).write_text(STORY)
        assert keys(".") == ["caf\\xe9.txt"]


@pytest.mark.usefixtures("here")
class TestWhatIsRead:
    def test_every_suffix(self) -> None:
        for name in ["a.txt", "b.text", "c.md", "d.markdown"]:
            write(f"news/{name}")
        write("news/e.json", json.dumps({"text": STORY}))
        write("news/f.jsonl", lines(STORY))
        write("news/g.ndjson", lines(STORY))
        write("news/h.jsonl.gz", gzip.compress(lines(STORY)))
        write("news/i.txt.gz", gzip.compress(STORY.encode()))
        assert keys("news") == [
            "a.txt", "b.text", "c.md", "d.markdown", "e.json", "f.jsonl#0", "g.ndjson#0",
            "h.jsonl.gz#0", "i.txt.gz",
        ]  # fmt: skip
        assert all(getattr(item, "text", None) == STORY for item in load(["news"]))

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1251"])
    def test_json_lines_in_other_encodings(self, encoding: str) -> None:
        content = '{"id": 1, "text": "Шёл дождь."}\n{"id": 2, "text": "И снова дождь."}\n'
        write("a.jsonl", content.encode(encoding))
        assert keys("a.jsonl") == ["a.jsonl#1", "a.jsonl#2"]

    def test_a_document_in_a_file_of_lines(self) -> None:
        write("a.jsonl", json.dumps([{"id": 1, "text": STORY}], indent=2))
        assert keys("a.jsonl") == ["a.jsonl#1"]

    def test_two_of_one_key_both_come(self) -> None:
        line = json.dumps({"url": "https://www.example.org/a", "text": STORY})
        write("a.jsonl", f"{line}\n{line.replace('day', 'night')}\n")
        assert keys("a.jsonl") == ["https://www.example.org/a"] * 2

    def test_a_cut_gzip_gives_the_lines_before_the_cut(self) -> None:
        rng = [os.urandom(400).hex() for _ in range(200)]
        packed = gzip.compress(lines(*rng))
        write("a.jsonl.gz", packed[: len(packed) // 2])
        found = list(load(["a.jsonl.gz"]))
        articles = [item for item in found[:-1] if isinstance(item, Article)]
        assert 50 < len(articles) == len(found) - 1
        assert [item.text for item in articles] == rng[: len(articles)]
        assert str(found[-1]) == "a.jsonl.gz: a gzip file that is cut off"

    def test_hopeless_files_are_one_clear_line_each(self) -> None:
        write("bad/a.jsonl", b"")
        write("bad/b.txt", b"")
        write("bad/c.jsonl.gz", b"no gzip")
        packed = bytearray(gzip.compress(lines(*map(str, range(50)))))
        packed[20] ^= 0xFF
        write("bad/d.txt.gz", bytes(packed))
        write("bad/e.md", b"\x89PNG\0\0\0")
        write("bad/f.jsonl", "\n\n")
        write("bad/g.json", "[]")
        write("bad/h.jsonl", b"\0\0\0\0")
        write("bad/i.json.gz", gzip.compress(b"")[:5])
        write("good.txt")
        assert errors("bad") == [
            "bad/a.jsonl: empty",
            "bad/b.txt: empty",
            "bad/c.jsonl.gz: not a gzip file, or a damaged one",
            "bad/d.txt.gz: not a gzip file, or a damaged one",
            "bad/e.md: binary data, not text",
            "bad/f.jsonl: no article in it",
            "bad/g.json: no article in it",
            "bad/h.jsonl: binary data, not text",
            "bad/i.json.gz: a gzip file that is cut off",
        ]
        assert len(list(load(["bad", "good.txt"]))) == 10

    def test_what_is_too_large(self) -> None:
        huge = b'{"text": "' + b"a " * 3_000_000 + b'"}\n'
        write("a.jsonl", lines("One.") + huge + lines("Two."))
        write("b.txt", huge)
        write("c.jsonl", huge.rstrip())
        first, long, last = load(["a.jsonl"])
        assert isinstance(first, Article)
        assert isinstance(last, Article)
        assert (first.text, last.text) == ("One.", "Two.")
        assert str(long) == "a.jsonl, line 2: longer than 4 MiB"
        assert errors("b.txt") == ["b.txt: larger than 4 MiB"]
        assert errors("c.jsonl") == ["c.jsonl, line 1: longer than 4 MiB"]

    def test_a_gzip_bomb(self) -> None:
        bomb = gzip.compress(b" " * (66 << 20), compresslevel=1)
        for path in ["a.jsonl.gz", "a.json.gz"]:
            write(path, bomb)
            assert errors(path) == [f"{path}: unpacks to more than 200 times its size"]

    def test_a_file_that_vanishes(self) -> None:
        write("news/a.txt")
        write("news/b.txt")
        reading = load(["news"])
        Path("news/a.txt").unlink()
        gone, there = reading
        assert str(gone) == "news/a.txt: no longer there"
        assert isinstance(there, Article)

    def test_progress_adds_up_to_the_size(self) -> None:
        write(
            "news/a.jsonl.gz", gzip.compress(lines(*(os.urandom(2000).hex() for _ in range(300))))
        )
        write("news/b.txt")
        write("news/c.txt", b"")
        write("news/d.jsonl.gz", b"no gzip")
        for file in files(["news"]):
            steps: list[int] = []
            list(read(file, steps.append))
            assert sum(steps) == file.size == Path(file.file).stat().st_size
            assert all(step > 0 for step in steps)
        assert len(list(read(files(["news/a.jsonl.gz"])[0]))) == 300

    def test_a_known_problem_is_reported(self) -> None:
        file = SourceFile(Path("x.txt"), "x.txt", "x.txt", 3, "a link to nothing")
        assert [str(item) for item in read(file)] == ["x.txt: a link to nothing"]


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://www.example.org/a/index.html?utm_source=b&id=3#top",
         "https://www.example.org/a/index.html?id=3"),
        ("HTTP://Example.ORG:80/a/", "http://example.org/a/"),
        ("https://example.org/", "https://example.org"),
        ("https://example.org/?b=2&a=1", "https://example.org/?a=1&b=2"),
        ("https://example.org/x#:~:text=hello", "https://example.org/x"),
        ("https://example.org/x#!/story/7", "https://example.org/x#!/story/7"),
        ("https://example.org/{x}/1", "https://example.org/%7Bx%7D/1"),
        ("https://web.example/save/https://example.org/a",
         "https://web.example/save/https:/example.org/a"),
        ("https://xn--bcher-kva.example/a", "https://bücher.example/a"),
        (" https://example.org/a ", "https://example.org/a"),
        ("https://example.org/n.php?CID=12&utm_source=3", "https://example.org/n.php?CID=12"),
        ("https://example.org/n.php?eid=1&a=2&amp;uid=3",
         "https://example.org/n.php?a=2&eid=1&uid=3"),
        ("https://example.org/n?source=7&gallery=8&ref=9",
         "https://example.org/n?gallery=8&ref=9&source=7"),
        ("https://example.org/n?cid=rss_1&source=app&ref=x&ga=1&fbclid=7&mc_cid=8",
         "https://example.org/n"),
        ("https://example.org?12345&utm_medium=x", "https://example.org/?12345"),
        ("https://example.org/i.php?/news/12-quay", "https://example.org/i.php?/news/12-quay"),
        ("https://example.org/a?amp", "https://example.org/a"),
        ("javascript:alert(1)", None),
        ("mailto:a@example.org", None),
        ("ftp://example.org/a", None),
        ("/a/b", None),
        ("example.org/a", None),
        ("//example.org/a", None),
        ("http://[::1", None),
        ("http://", None),
    ],
)  # fmt: skip
def test_canonical_addresses(url: str, canonical: str | None) -> None:
    assert canonical_url(url) == canonical
    assert article_key(url, "a/b.txt", "7") == (canonical or "a/b.txt#7")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "cid eid uid source ref gallery id utm_source a = = & & 7 12 x %20 é / #!/ + ?".split()
        )
    )
)
def test_a_canonical_address_is_its_own(parts: list[str]) -> None:
    canonical = canonical_url(f"https://example.org/p?{''.join(parts)}")
    assert canonical is not None
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://edition.cnn.com/x", "CNN"),
        ("http://money.cnn.com", "CNN"),
        ("https://www.bbc.co.uk/news", "BBC News"),
        ("https://apnews.com/x", "AP News"),
        ("https://tass.com/x", "TASS"),
        ("https://www.example.org:8080/", "example.org"),
        ("https://notcnn.com/", "notcnn.com"),
        ("mailto:x@cnn.com", None),
        ("/x", None),
        ("http://[::1", None),
    ],
)
def test_publishers_by_host(url: str, publisher: str | None) -> None:
    assert publisher_of(url) == publisher


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("The Associated Press", "AP"), ("CNN Business", "CNN"), ("ТАСС", "TASS"), ("dpa", "dpa"),
        ("PA", "PA Media"), ("pa", None), ("CNN debate", None), ("Mount Reuters", None), ("", None),
    ],
)  # fmt: skip
def test_outlets_by_name(words: str, outlet: str | None) -> None:
    assert outlet_named(words) == outlet
