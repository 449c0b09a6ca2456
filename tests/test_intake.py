"""Updates on their way: stored first, in the order of their chat, each done once."""

from __future__ import annotations

import asyncio
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import TryLater
from bot.intake import Arrival, Intake
from bot.state.database import open_state
from bot.state.inbox import Inbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.anyio


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[Inbox]:
    with closing(open_state(tmp_path / "state.sqlite")) as state:
        yield Inbox(state)


def message(number: int, chat: int) -> dict[str, Any]:
    return {"update_id": number, "message": {"chat": {"id": chat}}}


def press(number: int, chat: int) -> dict[str, Any]:
    return {"update_id": number, "callback_query": {"message": {"chat": {"id": chat}}}}


def typed(number: int, person: int) -> dict[str, Any]:
    return {"update_id": number, "inline_query": {"from": {"id": person}}}


class Handler:
    """Notes what it is given; waits where it is told to."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.crowded: list[int] = []
        self.failures: dict[int, list[Exception]] = {}
        self.go = asyncio.Event()
        self.go.set()

    async def __call__(self, update: dict[str, Any], arrival: Arrival) -> None:
        number = update["update_id"]
        self.begun.append(number)
        if arrival.crowded:
            self.crowded.append(number)
        await self.go.wait()
        if failures := self.failures.get(number):
            raise failures.pop(0)
        self.ended.append(number)


async def settled(intake: Intake) -> None:
    """Wait until nothing is outstanding."""
    for _ in range(2000):
        if not intake.outstanding:
            return
        await asyncio.sleep(0.001)
    raise AssertionError("something is never done")


async def test_chats_are_served_side_by_side_each_in_its_order(inbox: Inbox) -> None:
    handler = Handler()
    intake = Intake(inbox, handler, 100)
    handler.go.clear()
    intake.take([message(1, 5), message(2, 5), message(3, 6), press(4, 5)])
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert handler.begun == [1, 3, 4]  # a press does not wait behind a question
    assert [update["update_id"] for update in inbox.waiting()] == [1, 2, 3, 4]
    handler.go.set()
    await settled(intake)
    assert handler.begun == [1, 3, 4, 2]
    assert inbox.waiting() == []


async def test_what_comes_again_is_handled_once(inbox: Inbox) -> None:
    handler = Handler()
    intake = Intake(inbox, handler, 100)
    for _ in "123":
        intake.take([message(1, 5)])
    await settled(intake)
    intake.take([message(1, 5)])
    again = Intake(inbox, handler, 100)
    again.resume()
    again.take([message(1, 5)])
    await settled(again)
    assert handler.begun == [1]


async def test_what_was_not_done_is_done_by_the_next_but_for_what_was_typed_inline(
    inbox: Inbox,
) -> None:
    inbox.keep([message(1, 5), typed(2, 7), press(3, 5), message(4, 6)])
    inbox.done(4)
    handler = Handler()
    intake = Intake(inbox, handler, 1)
    intake.resume()
    await settled(intake)
    assert sorted(handler.ended) == [1, 3]
    assert handler.crowded == []  # what waited through a restart has waited long enough
    assert inbox.waiting() == []


async def test_of_what_is_typed_inline_only_the_last_waits(inbox: Inbox) -> None:
    handler = Handler()
    handler.go.clear()
    intake = Intake(inbox, handler, 100)
    intake.take([typed(1, 7)])
    await asyncio.sleep(0)
    intake.take([typed(2, 7), typed(3, 7), typed(4, 8), typed(5, 7)])
    handler.go.set()
    await settled(intake)
    assert sorted(handler.ended) == [1, 4, 5]
    assert inbox.waiting() == []


async def test_what_comes_while_too_many_wait_is_crowded(inbox: Inbox) -> None:
    handler = Handler()
    handler.go.clear()
    intake = Intake(inbox, handler, 3)
    intake.take([message(number, number) for number in range(1, 6)])
    assert not intake.full
    intake.take([message(6, 6)])
    assert intake.full
    room = asyncio.create_task(intake.room())
    await asyncio.sleep(0)
    assert not room.done()
    handler.go.set()
    await settled(intake)
    await room
    assert handler.crowded == [4, 5, 6]


async def test_what_cannot_be_said_now_is_tried_again_and_given_up_in_the_end(
    inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    handler = Handler()
    handler.failures = {1: [TryLater("no net")] * 3, 2: [TryLater("no net")] * 99}
    intake = Intake(inbox, handler, 100, pause=1e-6)
    intake.take([message(1, 5), message(2, 6), message(3, 5)])
    for _ in range(2000):
        if not inbox.waiting():
            break
        await asyncio.sleep(0.001)
    assert handler.begun.count(1) == 4
    assert handler.ended == [3, 1]
    assert handler.begun.count(2) == 12
    assert "given up after 12 attempts: no net" in caplog.text


async def test_a_fault_does_not_hold_up_the_chat(
    inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    handler = Handler()
    handler.failures = {1: [ZeroDivisionError()]}
    intake = Intake(inbox, handler, 100)
    intake.take([message(1, 5), message(2, 5)])
    await settled(intake)
    assert handler.ended == [2]
    assert "an update could not be handled" in caplog.text


async def test_stopping_leaves_undone_what_was_not_done(inbox: Inbox) -> None:
    handler = Handler()
    intake = Intake(inbox, handler, 100)
    intake.take([message(1, 5)])
    await settled(intake)
    handler.go.clear()
    intake.take([message(2, 5), message(3, 5), message(4, 6)])
    await asyncio.sleep(0)
    await intake.stop(within=0.01)
    assert [update["update_id"] for update in inbox.waiting()] == [2, 3, 4]
    intake.take([message(5, 9)])  # stored, and left to the next
    assert 5 not in handler.begun
    assert len(inbox.waiting()) == 4
