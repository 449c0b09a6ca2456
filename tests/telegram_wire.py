"""HTTP/1.1 for the fake Bot API: forms and JSON in, one JSON body out, or a hang-up."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram_facts import Json

    Reply = Callable[[str, Json], Awaitable[bytes | None]]


class Wire:
    """Listens on the loopback and lets ``reply(target, form)`` answer; None hangs up."""

    def __init__(self, reply: Reply) -> None:
        """Listen to nobody yet."""
        self._reply = reply
        self._connections: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server

    async def open(self) -> None:
        """Listen on a free port."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)

    async def close(self) -> None:
        """Stop to listen and hang up on everybody."""
        self._server.close()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self._server.wait_closed()

    @property
    def port(self) -> int:
        """The port listened on."""
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection until it is closed, from either side."""
        task = asyncio.current_task()
        assert task
        self._connections.add(task)
        try:
            while reply := await self._reply(*await request(reader)):
                writer.write(reply)
                await writer.drain()
            writer.transport.abort()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        except asyncio.CancelledError:
            # The server closes. Not raised on: asyncio's streams would log it as an error.
            writer.transport.abort()
        finally:
            self._connections.discard(task)
            writer.close()


async def request(reader: asyncio.StreamReader) -> tuple[str, Json]:
    """Read one request: its target, and the fields of its query and its body."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    line, *lines = head.rstrip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    target = line.split()[1]
    form: Json = dict(parse_qsl(urlsplit(target).query, keep_blank_values=True))
    if headers.get("content-type", "").startswith("application/json"):
        return target, form | json.loads(body)
    return target, form | dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict"))


def response(status: int, body: bytes) -> bytes:
    """Frame a response."""
    head = f"HTTP/1.1 {status} x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body
