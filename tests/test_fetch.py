"""The network as it is: every way in which a server misbehaves has one clear outcome."""

from __future__ import annotations

import gzip
import os
import socket
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from news_server import (
    NewsSite,
    body,
    bomb,
    cut_off,
    dated,
    endless,
    hang_up,
    in_turn,
    news_site,
    nonsense,
    redirect,
    silent,
    slow,
    status,
    too_short,
    validated,
)

from corpus import connection, fetch
from corpus.fetch import Fetcher
from corpus.fetch_cache import sweep
from corpus.fetched import Failed, Fetched, Gone, Manners, NotModified, Refused
from corpus.public_address import is_private_host, is_public

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORY = b"<p>It rained all day in the town.</p>"
BOLD = Manners(delay=0, allow_private=True)


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with news_site() as served:
        yield served


class Clock:
    """Notes the waits, and waits for none."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 1))


def fetcher(
    folder: Path | None = None, clock: Clock | None = None, manners: Manners = BOLD
) -> Fetcher:
    return Fetcher(folder, manners, sleep=(clock or Clock()).sleep)


def why(result: object) -> str:
    assert isinstance(result, Failed | Refused | Gone), result
    return result.why


def test_a_page(site: NewsSite) -> None:
    site.pages["/a"] = body(STORY, Content_Type="text/HTML; charset=Windows-1251")
    with fetcher() as web:
        got = web.get(f"{site.url}/a#part")
    assert isinstance(got, Fetched)
    assert got.body.data == STORY
    assert got.body.address == f"{site.url}/a"
    assert (got.body.content_type, got.body.charset) == ("text/html", "windows-1251")
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a"]
    assert site.asked[1].headers["User-Agent"] == BOLD.user_agent


@pytest.mark.parametrize(
    "answer", [validated, lambda data: dated(data, "Tue, 04 Mar 2025 06:30:00 GMT")]
)
def test_what_has_not_changed_is_not_sent_again(
    site: NewsSite, tmp_path: Path, answer: object
) -> None:
    assert callable(answer)
    site.pages["/a"] = answer(STORY)
    for kind in (Fetched, NotModified, NotModified):
        with fetcher(tmp_path) as web:
            got = web.get(f"{site.url}/a")
        assert isinstance(got, kind)
        assert got.body.data == STORY
    site.pages["/a"] = validated(b"Then it stopped.")
    with fetcher(tmp_path) as web:
        got = web.get(f"{site.url}/a")
    assert isinstance(got, Fetched)
    assert got.body.data == b"Then it stopped."


def test_a_server_without_validators_that_sends_the_same(site: NewsSite, tmp_path: Path) -> None:
    site.pages["/a"] = body(STORY)
    for kind in (Fetched, NotModified):
        with fetcher(tmp_path) as web:
            assert isinstance(web.get(f"{site.url}/a"), kind)


def test_a_damaged_copy_is_fetched_anew(site: NewsSite, tmp_path: Path) -> None:
    site.pages["/a"] = validated(STORY)
    with fetcher(tmp_path) as web:
        web.get(f"{site.url}/a")
    for file in tmp_path.glob("*.body"):
        file.write_bytes(b"something else")
    with fetcher(tmp_path) as web:
        assert isinstance(web.get(f"{site.url}/a"), Fetched)


def test_what_is_not_asked_for_any_more_is_not_kept_for_ever(
    site: NewsSite, tmp_path: Path
) -> None:
    site.pages |= {"/old": validated(STORY), "/new": validated(STORY)}
    with fetcher(tmp_path) as web:
        web.get(f"{site.url}/old")
    for file in tmp_path.glob("*.json"):
        os.utime(file, (0, 0))  # a clock that was wrong, or fifty years
    assert sweep(tmp_path) == 0  # the newest there is
    for kept in (2, 1):
        with fetcher(tmp_path) as web:
            web.get(f"{site.url}/new")
            if kept == 2:
                assert isinstance(web.get(f"{site.url}/old"), NotModified)  # used again
        assert len(list(tmp_path.glob("*.body"))) == kept
        old = min(tmp_path.glob("*.json"), key=lambda path: "/old" not in path.read_text())
        os.utime(old, (old.stat().st_atime, old.stat().st_mtime - 61 * 86400))


def test_a_body_that_is_gone_from_its_server_is_gone_here(site: NewsSite, tmp_path: Path) -> None:
    site.pages["/a"] = validated(STORY)
    with fetcher(tmp_path) as web:
        web.get(f"{site.url}/a")
    site.pages["/a"] = status(410)
    with fetcher(tmp_path) as web:
        assert isinstance(web.get(f"{site.url}/a"), Gone)
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_was_stopped_is_gone_on_with(site: NewsSite, tmp_path: Path) -> None:
    site.pages |= {"/a": body(STORY), "/b": body(STORY)}
    with pytest.raises(KeyboardInterrupt), fetcher(tmp_path) as web:  # noqa: PT012 - one by one
        web.get(f"{site.url}/a")
        raise KeyboardInterrupt
    site.paths()
    with fetcher(tmp_path) as web:
        assert isinstance(web.get(f"{site.url}/a"), NotModified)
        web.get(f"{site.url}/b")
    assert site.paths() == ["/b"]
    with fetcher(tmp_path) as web:
        web.get(f"{site.url}/a")
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("code", [404, 410])
def test_what_is_gone(site: NewsSite, code: int) -> None:
    site.pages["/a"] = status(code)
    with fetcher() as web:
        assert web.get(f"{site.url}/a") == Gone(f"{site.url}/a", f"not there any more ({code})")


@pytest.mark.parametrize("code", [400, 401, 403, 451])
def test_what_the_server_refuses(site: NewsSite, code: int) -> None:
    site.pages["/a"] = status(code)
    with fetcher() as web:
        assert web.get(f"{site.url}/a") == Refused(
            f"{site.url}/a", f"the server refuses it ({code})"
        )
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("answer", "said", "tries"),
    [
        (status(500), "the server has trouble (500)", 3),
        (status(503), "the server has trouble (503)", 3),
        (status(429), "the server has trouble (429)", 3),
        (cut_off(STORY), "the server broke off", 3),
        (hang_up, "the server broke off", 3),
        (nonsense, "the server broke off", 3),
        (body(gzip.compress(STORY)[:-12], Content_Encoding="gzip"), "the server broke off", 3),
        (status(429, Retry_After="4000"), "the server asks to wait for 4000 seconds", 1),
    ],
)  # fmt: skip
def test_trouble_passes_and_what_was_fetched_before_is_kept(
    site: NewsSite, tmp_path: Path, answer: object, said: str, tries: int
) -> None:
    assert callable(answer)
    site.pages["/a"] = in_turn(validated(STORY), answer)
    with fetcher(tmp_path) as web:
        web.get(f"{site.url}/a")
    site.paths()
    with fetcher(tmp_path) as web:
        got = web.get(f"{site.url}/a")
    assert why(got) == said
    assert isinstance(got, Failed)
    assert got.kept is not None
    assert got.kept.data == STORY
    assert len(site.paths()) == tries


def test_a_second_try_may_help(site: NewsSite) -> None:
    clock = Clock()
    site.pages["/a"] = in_turn(status(502), status(429, Retry_After="7"), validated(STORY))
    with fetcher(clock=clock) as web:
        assert isinstance(web.get(f"{site.url}/a"), Fetched)
    assert clock.waits == [1.0, 7.0]


def test_a_host_that_asks_to_wait_is_left_alone(site: NewsSite) -> None:
    site.pages |= {
        "/a": status(503, Retry_After="Fri, 01 Jan 2100 00:00:00 GMT"),
        "/b": body(STORY),
    }
    with fetcher() as web:
        assert isinstance(web.get(f"{site.url}/a"), Failed)
        assert "asks to wait" in why(web.get(f"{site.url}/b"))
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("answer", [slow, silent])
def test_a_server_that_takes_its_time(
    site: NewsSite, monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    monkeypatch.setattr(fetch, "LONGEST", 0.3)
    assert callable(answer)
    site.pages["/a"] = answer
    with fetcher() as web:
        assert why(web.get(f"{site.url}/a")) == "the server takes too long"
    assert site.paths() == ["/a"], "it is not tried again"


@pytest.mark.parametrize("answer", [endless, bomb(5 << 20), body(b"x" * (3 << 20))])
def test_a_body_without_an_end(
    site: NewsSite, monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    monkeypatch.setattr(fetch, "LARGEST_BODY", 2 << 20)
    assert callable(answer)
    site.pages["/a"] = answer
    with fetcher() as web:
        assert web.get(f"{site.url}/a") == Refused(f"{site.url}/a", "larger than 2 MiB")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (gzip.compress(STORY), "gzip"),
        (gzip.compress(STORY), "X-GZIP"),
        (zlib.compress(STORY), "deflate"),
        (zlib.compress(STORY)[2:-4], "deflate"),
        (STORY, "identity"),
    ],
)
def test_packed_bodies(site: NewsSite, data: bytes, encoding: str) -> None:
    site.pages["/a"] = body(data, Content_Encoding=encoding)
    with fetcher() as web:
        got = web.get(f"{site.url}/a")
    assert isinstance(got, Fetched)
    assert got.body.data == STORY


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"no gzip", "gzip", "packed, and damaged"),
        (STORY, "br", "packed as br, which is not read"),
        (STORY, "gzip, gzip", "packed as gzip, gzip, which is not read"),
    ],
)
def test_bodies_that_cannot_be_unpacked(
    site: NewsSite, data: bytes, encoding: str, said: str
) -> None:
    site.pages["/a"] = body(data, Content_Encoding=encoding)
    with fetcher() as web:
        assert why(web.get(f"{site.url}/a")) == said


def test_a_wrong_length_gives_what_was_announced(site: NewsSite) -> None:
    site.pages["/a"] = too_short(STORY)
    with fetcher() as web:
        got = web.get(f"{site.url}/a")
        assert isinstance(got, Fetched)
        assert got.body.data == STORY[: len(STORY) // 2]
        assert isinstance(web.get(f"{site.url}/b"), Gone)


def test_redirects_are_followed_and_bounded(site: NewsSite) -> None:
    site.pages |= {"/a": redirect("/b", 301), "/b": redirect("c?x=1#y", 308), "/c?x=1": body(STORY)}
    site.pages |= {"/loop": redirect("/loop"), "/out": redirect("ftp://example.org/")}
    with fetcher() as web:
        got = web.get(f"{site.url}/a")
        assert isinstance(got, Fetched)
        assert got.body.address == f"{site.url}/c?x=1"
        assert why(web.get(f"{site.url}/loop")) == "more than 5 redirects"
        assert why(web.get(f"{site.url}/out")) == "not a web address"


def test_robots_txt_is_honoured(site: NewsSite) -> None:
    site.pages |= {
        "/robots.txt": b"User-agent: *\nDisallow: /all\n\nUser-agent: Byline\nDisallow: /byline\n",
        "/byline/a": body(STORY), "/all/a": body(STORY), "/to": redirect("/byline/a"),
    }  # fmt: skip
    with fetcher() as web:
        assert why(web.get(f"{site.url}/byline/a")) == "robots.txt forbids it"
        assert why(web.get(f"{site.url}/to")) == "robots.txt forbids it"
        assert isinstance(web.get(f"{site.url}/all/a"), Fetched)
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/to", "/all/a"]


def test_robots_txt_that_cannot_be_had_forbids_for_now(site: NewsSite) -> None:
    site.pages |= {"/robots.txt": status(500), "/a": body(STORY)}
    with fetcher() as web:
        assert isinstance(web.get(f"{site.url}/a"), Failed)
        assert isinstance(web.get(f"{site.url}/b"), Failed)
    assert site.paths() == []


@pytest.mark.parametrize("answer", [status(403), endless, redirect("/robots.txt")])
def test_robots_txt_that_says_nothing(
    site: NewsSite, monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    assert callable(answer)
    monkeypatch.setattr(fetch, "_LARGEST_ROBOTS", 1 << 16)
    site.pages |= {"/robots.txt": answer, "/a": body(STORY)}
    with fetcher() as web:
        assert isinstance(web.get(f"{site.url}/a"), Fetched)


def test_requests_to_a_host_are_some_time_apart(site: NewsSite) -> None:
    clock = Clock()
    site.pages |= {"/robots.txt": b"User-agent: *\nCrawl-delay: 9\n", "/a": body(STORY)}
    with fetcher(clock=clock, manners=Manners(delay=2, allow_private=True)) as web:
        web.get(f"{site.url}/a")
        web.get(f"{site.url}/b")
    first, second = clock.waits
    assert 1 < first <= 2
    assert 7 < second <= 9


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "0x7f.1", "2130706433", "[::1]"]
)
def test_this_machine_is_shut_off_unless_it_is_allowed(site: NewsSite, host: str) -> None:
    port = site.url.rpartition(":")[2]
    with fetcher(manners=Manners(delay=0)) as web:
        got = web.get(f"http://{host}:{port}/a")
    assert isinstance(got, Refused)
    assert got.why == "an address of this machine or of a private network"
    assert site.asked == []


def test_a_redirect_does_not_lead_inside(site: NewsSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public host's answer points to a private one: only the first is connected to."""
    port = int(site.url.rpartition(":")[2])
    site.pages |= {"/a": redirect(f"http://inside.example:{port}/secret"), "/secret": body(STORY)}
    names = {"public.example": "127.0.0.1", "inside.example": "127.0.0.2"}
    monkeypatch.setattr(connection, "resolve", lambda host, port: [names[host]])
    monkeypatch.setattr(connection, "is_public", lambda address: address == "127.0.0.1")
    with fetcher(manners=Manners(delay=0)) as web:
        assert isinstance(web.get(f"http://public.example:{port}/a"), Refused)
    assert site.paths() == ["/a"]


def test_a_name_is_looked_up_once_for_a_connection(
    site: NewsSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that changes its mind between the check and the connection changes nothing."""
    port = int(site.url.rpartition(":")[2])
    lookups: list[str] = []

    def lookup(host: str, port: int) -> list[str]:
        lookups.append(host)
        return ["93.184.216.34"]

    connected: list[str] = []

    def connect(address: tuple[str, int], *given: object, **more: object) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(connection, "resolve", lookup)
    monkeypatch.setattr(socket, "create_connection", connect)
    with fetcher(manners=Manners(delay=0)) as web:
        assert isinstance(web.get(f"http://rebinding.example:{port}/a"), Failed)
    assert set(connected) == {"93.184.216.34"}
    assert len(lookups) == len(connected)


def test_a_host_with_one_private_address_is_shut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "resolve", lambda host, port: ["93.184.216.34", "10.0.0.7"])
    with fetcher(manners=Manners(delay=0)) as web:
        assert isinstance(web.get("http://both.example/a"), Refused)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:4700::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("169.254.169.254", False), ("192.168.0.1", False), ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("::", False),
        ("::7f00:1", False), ("64:ff9b:1::a00:1", False), ("fec0::1", False),
        ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False),
        ("2002:0a00:0001::1", False), ("64:ff9b::7f00:1", False), ("ff02::1", False), ("x", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("127.0.0.1", True), ("10.1.2.3", True), ("192.168.0.1", True), ("::1", True),
        ("fc00::1", True), ("::ffff:10.0.0.1", True), ("169.254.169.254", False),
        ("::ffff:169.254.169.254", False), ("fe80::1", False), ("0.0.0.0", False), ("::", False),
        ("224.0.0.1", False), ("93.184.216.34", False), ("x", False),
    ],
)  # fmt: skip
def test_private_hosts(address: str, private: bool) -> None:
    assert is_private_host(address) is private


def test_secrets_of_the_machine_are_shut_off_even_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "resolve", lambda host, port: ["169.254.169.254"])
    with fetcher() as web:
        assert isinstance(web.get("http://metadata.example/latest"), Refused)


def test_a_host_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with fetcher(clock=clock) as web:
        assert why(web.get(f"http://127.0.0.1:{port}/a")) == "no connection to the server"
        waits = list(clock.waits)
        assert isinstance(web.get(f"http://127.0.0.1:{port}/b"), Failed)
    assert clock.waits == waits, "a host that is down is not asked again and again"

    def lookup(*given: object, **more: object) -> list[object]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with fetcher() as web:
        assert why(web.get("http://nowhere.example/a")) == "its host is not known"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://example.org/a", "not a web address"),
        ("file:///etc/passwd", "not a web address"),
        ("http://", "not a web address"),
        ("http://[::1", "not a web address"),
        ("http://ann:secret@example.org/", "an address with a password in it"),
        ("http://exa\0mple.org/", "not a web address"),
        ("http://" + "a" * 70_000, "not a web address"),
    ],
)
def test_what_is_no_address(url: str, said: str) -> None:
    with fetcher() as web:
        assert web.get(url) == Refused(url, said)


def test_an_address_in_other_letters(site: NewsSite) -> None:
    site.pages["/%D0%BC%D0%BE%D1%81%D1%82?q=%C3%A9"] = body(STORY)
    with fetcher() as web:
        assert isinstance(web.get(f"{site.url}/мост?q=é"), Fetched)


def test_nothing_is_asked_before_its_time(site: NewsSite) -> None:
    site.pages["/a"] = body(STORY)
    with Fetcher(None, Manners(delay=0.2, allow_private=True)) as web:
        web.get(f"{site.url}/a")
        web.get(f"{site.url}/a")
    times = [asked.when for asked in site.asked]
    assert len(times) == 3
    assert min(later - earlier for earlier, later in pairwise(times)) > 0.15
