"""Whether links to sentences scroll to them and highlight them, in a real browser.

Run:  python -m benchmarks.fragments --data DIR [--sentences N] [--list]

Real pages are served on the loopback, nothing else can be reached from them; so their scripts, of
which parts are missing, are not run. Sentences are drawn
from the text that is known to be their article's; the link to each is made as for an answer, opened
in Chromium, and photographed: the highlight has a colour of its own, and has to lie on the
sentence, in view. ``--list`` prints the directives that failed.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import re
from functools import reduce
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageChops

from benchmarks.archives import arguments
from benchmarks.chromium import browser, served
from corpus.article import Article
from corpus.sentences import sentences
from index.fragment import link_to

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Page

_MARK = (255, 0, 170)
_STYLE = (
    b"<style>::target-text{background:rgb(255,0,170)!important;color:#000!important}"
    b"html{scroll-behavior:auto!important}</style>"
)
_FIND = """
sentence => {
  const plain = text => text.replace(/[\\s\\u00a0\\u200b\\u00ad]+/g, ' ');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let all = '', places = [];
  for (let node; node = walker.nextNode();) {
    if (/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|TEXTAREA)$/.test(node.parentNode.nodeName)) continue;
    for (let i = 0; i < node.data.length; i++) {
      const c = plain(node.data[i]);
      if (c === ' ' && all.endsWith(' ')) continue;
      all += c; for (let j = 0; j < c.length; j++) places.push([node, i]);
    }
  }
  const wanted = plain(sentence).trim(), boxes = [];
  let times = 0;
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
    const range = document.createRange();
    range.setStart(...places[at]);
    const [node, i] = places[at + wanted.length - 1];
    range.setEnd(node, i + 1);
    for (const r of range.getClientRects())
      if (r.width > 1 && r.height > 1) boxes.push([r.left, r.top, r.right, r.bottom]);
    if (boxes.length) times++;
  }
  return [times, boxes];
}
"""
"""How often a sentence stands in a page, and where each line of it is drawn, in CSS pixels of the
view."""

_LOOKS, _BETWEEN_LOOKS = 10, 150
"""How often a page is looked at, and milliseconds in between."""

_FEWEST = 3
"""Words that a sentence has more of."""

_MOST = 0.8
"""Share of a sentence's lines that have to be highlighted: some of their boxes hold no text."""


def marked(page: bytes) -> bytes:
    """Return a page in which what a link highlights has a colour of its own."""
    head = re.search(rb"<head(?:\s[^>]*)?>", page, re.IGNORECASE)
    at = head.end() if head else 0
    return page[:at] + b'<meta charset="utf-8">' + _STYLE + page[at:]


def highlighted(page: Page, link: str, sentence: str) -> str | None:
    """Open a link to a sentence; return what is wrong with what is seen, ``None`` if nothing is."""
    page.goto("about:blank")  # else only the fragment would change
    page.goto(link, wait_until="domcontentloaded")
    wrong: str | None = None
    for _ in range(_LOOKS):  # it is searched for once the page is laid out
        page.wait_for_timeout(_BETWEEN_LOOKS)
        wrong = _looked_at(page, sentence)
        if wrong is None:
            break
    return wrong


def _looked_at(page: Page, sentence: str) -> str | None:
    times, boxes = page.evaluate(_FIND, sentence)
    if not boxes:
        return "the page does not show it"
    size = page.viewport_size or {"width": 0, "height": 0}
    seen = [box for box in boxes if box[3] > 0 and box[1] < size["height"]]
    if not seen:
        return "not in view"
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    bands = (
        band.point([255 * (level == wanted) for level in range(256)])
        for band, wanted in zip(shot.split(), _MARK, strict=True)
    )
    lit_up = reduce(ImageChops.darker, bands)
    area = lit_up.getbbox()
    if area is None:
        return "in view, but nothing is highlighted"
    lit = [box for box in seen if _any(lit_up, box)]
    if len(lit) < _MOST * min(len(seen), len(boxes) / times):
        return f"{len(lit)} of {len(seen)} lines of it are highlighted"
    outside = area[3] > max(box[3] for box in lit) + 4 or area[1] < min(box[1] for box in lit) - 4
    return "more than it is highlighted" if outside else None


def _any(lit_up: Image.Image, box: Sequence[float]) -> bool:
    left, top, right, bottom = (round(edge) for edge in box)
    drawn = lit_up.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    return drawn.getbbox() is not None


def _drawn(data: Path) -> list[tuple[str, str, str, str]]:
    """Return pages, each with a sentence of its article and the text before and after it."""
    bodies: dict[str, dict[str, Any]] = json.loads(
        (data / "html" / "bodies.json").read_text(encoding="utf-8")
    )
    rng = random.Random(7)
    drawn: list[tuple[str, str, str, str]] = []
    for page, about in bodies.items():
        text = "\n".join(line.strip() for line in about["articleBody"].split("\n") if line.strip())
        article = Article(key=page, file=page, text=text)
        drawn += [
            (page, span.of(text), text[: span.start], text[span.end :])
            for span in sentences(article)
            if len(span.of(text).split()) > _FEWEST
        ]
    rng.shuffle(drawn)
    return drawn


def _pages(data: Path) -> dict[str, bytes]:
    folder = data / "html" / "bodies"
    return {
        f"/{path.name.removesuffix('.html.gz')}": marked(gzip.decompress(path.read_bytes()))
        for path in sorted(folder.glob("*.html.gz"))
    }


def main() -> None:
    """Open links and print how many did as they should."""
    parser = arguments(__doc__)
    parser.add_argument("--sentences", type=int, default=100, metavar="N")
    parser.add_argument("--list", action="store_true", help="print the directives that failed")
    given = parser.parse_args()
    asked = failed = 0
    with served(_pages(given.data)) as url, browser(scripts=False) as page:
        for name, sentence, before, after in _drawn(given.data):
            if asked == given.sentences:
                break
            page.goto(f"{url}/{name}", wait_until="domcontentloaded")
            if not page.evaluate(_FIND, sentence)[0]:
                continue  # the text known has it in other words or places
            asked += 1
            link = link_to(f"{url}/{name}", sentence, before=before, after=after)
            wrong = highlighted(page, link, sentence)
            failed += wrong is not None
            if wrong is not None and given.list:
                print(f"  {wrong}: {name} {link.partition('#')[2]}")
    print(f"{asked - failed} of {asked} sentences scrolled to and highlighted")


if __name__ == "__main__":
    main()
