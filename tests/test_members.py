"""Archives, mails, documents and exports: read from where they are, bounded, one error each."""

from __future__ import annotations

import gzip
import importlib
import io
import json
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from news_server import body, news_site
from written_formats import WRITERS

from corpus import streams
from corpus.article import Article
from corpus.errors import ReadError
from corpus.fetched import Manners
from corpus.formats import mail, pdf, word
from corpus.load import Web, files, load, read

if TYPE_CHECKING:
    from pathlib import Path

STORY = "It rained all day in the town."
ARTICLE = Article(
    key="k", file="f", title="Rain all day in the town",
    text="\n".join(f"{STORY} That was day {number} of the rain." for number in range(5)),
)  # fmt: skip


def zip_of(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return written.getvalue()


def tar_of(*members: tuple[str, bytes], mode: str = "w:gz") -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return written.getvalue()


def items(folder: Path, name: str, data: bytes) -> list[Article | ReadError]:
    path = folder / name
    path.write_bytes(data)
    return list(load([str(path)]))


def errors(folder: Path, name: str, data: bytes) -> list[str]:
    """Return the errors of a file, without the folder."""
    found = items(folder, name, data)
    return [str(e).removeprefix(f"{folder}/") for e in found if isinstance(e, ReadError)]


@pytest.mark.parametrize(("pack", "name"), [(zip_of, "a.zip"), (tar_of, "a.tar.gz")])
def test_members_are_read_like_files(tmp_path: Path, pack: Any, name: str) -> None:  # noqa: ANN401
    line = json.dumps({"id": 7, "text": STORY}).encode()
    found = items(
        tmp_path,
        name,
        pack(
            ("news/a.txt", STORY.encode()), ("b.jsonl.gz", gzip.compress(line)),
            ("c.md", b""), (".hidden/d.txt", b"x"), ("e.png", b"x"), ("f.zip", zip_of()),
            ("../../etc/g.txt", STORY.encode()), ("/root/h.txt", STORY.encode()),
            ("..\\i\\j.txt", STORY.encode()),
        ),
    )  # fmt: skip
    keys = [item.key for item in found if isinstance(item, Article)]
    assert keys == [
        f"{name}/news/a.txt", f"{name}/b.jsonl.gz#7", f"{name}/etc/g.txt", f"{name}/root/h.txt",
        f"{name}/i/j.txt",
    ]  # fmt: skip
    assert [str(item) for item in found if isinstance(item, ReadError)] == [
        f"{tmp_path}/{name}/c.md: empty",
        f"{tmp_path}/{name}/f.zip: an archive within an archive",
    ]
    assert {item.file for item in found if isinstance(item, Article)} > {
        f"{tmp_path}/{name}/news/a.txt"
    }
    assert sorted(path.name for path in tmp_path.rglob("*")) == [name], "nothing is extracted"


def test_links_and_devices_in_a_tar_are_passed_over(tmp_path: Path) -> None:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        for kind, name in (
            (tarfile.SYMTYPE, "a.txt"),
            (tarfile.LNKTYPE, "b.txt"),
            (tarfile.FIFOTYPE, "c.txt"),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    assert errors(tmp_path, "a.tar", written.getvalue()) == ["a.tar: no article in it"]


@pytest.mark.parametrize("pack", [zip_of, tar_of])
@pytest.mark.parametrize("member", ["a.jsonl", "a.png"])
def test_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Any, member: str) -> None:  # noqa: ANN401
    monkeypatch.setattr(streams, "MIB", 1 << 14)
    data = pack((member, b" " * (8 << 20)), ("b.txt", STORY.encode()))
    name = "a.zip" if pack is zip_of else "a.tgz"
    found = errors(tmp_path, name, data)
    if name == "a.zip" and member == "a.png":
        assert found == [], "what is passed over is not unpacked"
    else:
        assert found == [f"{name}: unpacks to more than 200 times its size"]


def test_a_bomb_within_a_member(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MIB", 1 << 14)
    data = zip_of(("a.jsonl.gz", gzip.compress(b" " * (8 << 20))), method=zipfile.ZIP_STORED)
    assert errors(tmp_path, "a.zip", data) == ["a.zip: unpacks to more than 200 times its size"]


def encrypted() -> bytes:
    data = bytearray(zip_of(("a.txt", STORY.encode())))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def damaged() -> bytes:
    data = bytearray(zip_of(("a.txt", b"x" * 100), method=zipfile.ZIP_STORED))
    data[40] ^= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.zip", b"no zip", ": not a zip file, or a damaged one"),
        ("a.zip", zip_of(), ": no article in it"),
        ("a.zip", zip_of(("a.png", b"")), ": no article in it"),
        ("a.zip", encrypted(), "/a.txt: encrypted"),
        ("a.zip", damaged(), "/a.txt: damaged"),
        ("a.tar", b"no tar", ": not a tar file, or a damaged one"),
        ("a.tar.gz", b"\x1f\x8b" + b"no" * 400, ": not a tar file, or a damaged one"),
        ("a.tgz", tar_of(("a.txt", STORY.encode()))[:60], ": a tar file that is cut off"),
        ("a.warc", b"no warc", ": not a WARC file, or a damaged one"),
        ("a.warc.gz", WRITERS["a.warc.gz"](ARTICLE)[:900],
         ": a WARC file that is damaged or cut off"),
        ("a.warc", b"", ": no page in it"),
        ("a.pdf", b"no pdf", ": not a PDF file, or a damaged one"),
        ("a.pdf", WRITERS["a.pdf"](ARTICLE)[:300], ": not a PDF file, or a damaged one"),
        ("a.docx", b"no docx", ": not a Word file, or a damaged one"),
        ("a.docx", zip_of(("a.txt", b"x")), ": not a Word file, or a damaged one"),
        ("a.docx", zip_of(("a.xml", b" " * (65 << 20))), ": unpacks to more than 64 MiB"),
        ("a.eml", b"", ": empty"),
        ("a.eml", b"Subject: Rain\n\n", ": no text"),
        ("a.rss", b"", ": empty"),
        ("a.xml", b"<note/>", ": not a feed, a sitemap or an OPML list"),
        ("result.json", b'{"name": "x", "type": "public_channel", "messages": []}',
         ": no post with text in it"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_clear_line(
    tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    assert errors(tmp_path, name, data) == [f"{name}{why}"]


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("a.warc", "warcio", "archives"), ("a.pdf", "pypdf", "documents"),
     ("a.docx", "docx", "documents")],
)  # fmt: skip
def test_a_library_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str
) -> None:
    def absent(module: str) -> object:
        raise ModuleNotFoundError(module)

    monkeypatch.setattr(importlib, "import_module", absent)
    (line,) = errors(tmp_path, name, b"x")
    assert line.startswith(f"{name}: reading it needs {library}: ")
    assert f"[{extra}]" in line


def test_progress_over_an_archive_adds_up(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of(("a.txt", STORY.encode())))
    (source,) = files([str(tmp_path)])
    steps: list[int] = []
    list(read(source, steps.append))
    assert sum(steps) == source.size


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.warc.gz", "a.pdf", "a.docx", "a.html.gz"])
def test_archives_and_documents_at_an_address(name: str) -> None:
    with news_site() as site:
        site.pages[f"/{name}"] = body(WRITERS[name](ARTICLE))
        (item,) = load([f"{site.url}/{name}"], Web(manners=Manners(delay=0, allow_private=True)))
    assert isinstance(item, Article)
    assert item.text == ARTICLE.text


def test_a_page_of_a_web_archive_has_its_address(tmp_path: Path) -> None:
    (item,) = items(tmp_path, "a.warc.gz", WRITERS["a.warc.gz"](ARTICLE))
    assert isinstance(item, Article)
    assert item.key == item.url == "https://gazette.example/a"
    assert item.published is None, "not the day of fetching"


def test_a_mail(tmp_path: Path) -> None:
    data = (
        "From: The Ellery Gazette <news@gazette.example>\r\n"
        "Date: Tue, 4 Mar 2025 07:30:00 +0100 (CET)\r\n"
        "Subject: =?utf-8?q?F=C3=A4hre_bleibt_im_Hafen?=\r\nContent-Type: text/plain; "
        "charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "Die F=E4hre blieb am Dienstag im Hafen.\r\n\r\nSie f=E4hrt nicht.\r\n-- \r\nImpressum\r\n"
    )
    (item,) = items(tmp_path, "a.eml", data.encode())
    assert isinstance(item, Article)
    assert (item.title, item.publisher, item.authors) == (
        "Fähre bleibt im Hafen", "The Ellery Gazette", (),
    )  # fmt: skip
    assert item.published == "2025-03-04T07:30:00+01:00"
    assert item.text == "Die Fähre blieb am Dienstag im Hafen.\nSie fährt nicht."


def test_a_telegram_channel(tmp_path: Path) -> None:
    def post(number: int, text: object, **more: object) -> dict[str, object]:
        return {"id": number, "type": "message", "date": "2025-03-04T08:30:00", "text": text} | more

    channel = {
        "name": "Quay Notes", "type": "public_channel", "id": 1234,
        "messages": [
            post(1, [{"type": "bold", "text": "Ferry stays\n"}, "in port, ",
                     {"type": "link", "text": "https://gazette.example/a"}],
                 date_unixtime="1741073400"),
            post(2, ""), {"id": 3, "type": "service"}, post(4, [{"type": "bold", "text": "Alone"}]),
            post(5, "Signed.", author="Ann Poe", edited="2025-03-09T00:00:00"), 6,
        ],
    }  # fmt: skip
    first, alone, signed = items(tmp_path, "result.json", json.dumps(channel).encode())
    assert isinstance(first, Article)
    assert isinstance(alone, Article)
    assert isinstance(signed, Article)
    assert (first.title, first.text) == ("Ferry stays", "in port, https://gazette.example/a")
    assert (first.publisher, first.published) == ("Quay Notes", "2025-03-04T07:30:00Z")
    assert first.key == first.url == "https://t.me/c/1234/1"
    assert (alone.title, alone.text, alone.published) == (None, "Alone", None)
    assert signed.authors == ("Ann Poe",)
    whole = {"chats": {"list": [channel, {"name": "Ann", "type": "personal_chat", "messages": [post(
        9, "Private.")]}]}}  # fmt: skip
    found = items(tmp_path, "result.json", json.dumps(whole).encode())
    assert [item.text for item in found if isinstance(item, Article)] == [
        first.text, alone.text, signed.text,
    ]  # fmt: skip


@given(st.binary(max_size=300), st.sampled_from(["a.pdf", "a.docx", "a.eml"]), st.integers(0, 900))
@settings(max_examples=50, deadline=None)
def test_any_bytes_make_an_article_or_an_error(data: bytes, name: str, place: int) -> None:
    parse = {"a.pdf": pdf.parse, "a.docx": word.parse, "a.eml": mail.parse}[name]
    made = WRITERS[name](ARTICLE)
    for content in (data, made[:place] + data + made[place + len(data) :]):
        (item,) = parse(content, file=name, path=name)
        assert isinstance(item, Article | ReadError)
        assert isinstance(item, Article) or "\n" not in str(item)


@pytest.mark.parametrize(
    ("kind", "head", "read"),
    [
        ("response", "Content-Encoding: br\r\n", "packed as br, which is not read"),
        ("response", "", None),  # a server that does not say what it sends
        ("resource", None, None),  # a page that was not fetched by HTTP
    ],
)
def test_pages_of_a_web_archive_that_other_programs_made(
    tmp_path: Path, kind: str, head: str | None, read: str | None
) -> None:
    page = WRITERS["a.html"](ARTICLE)
    sent = page if head is None else f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + page
    typed = "text/html" if head is None else "application/http; msgtype=response"
    record = (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://gazette.example/a\r\n"
            "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000007>\r\n"
            f"WARC-Date: 2025-03-09T00:00:00Z\r\nContent-Type: {typed}\r\n"
            f"Content-Length: {len(sent)}\r\n\r\n"
        ).encode()
        + sent
        + b"\r\n\r\n"
    )
    (item,) = items(tmp_path, "a.warc", record)
    if read is None:
        assert isinstance(item, Article)
        assert (item.text, item.key) == (ARTICLE.text, "https://gazette.example/a")
    else:
        assert isinstance(item, ReadError)
        assert (item.why, item.item) == (read, "https://gazette.example/a")
