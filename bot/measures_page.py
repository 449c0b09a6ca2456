"""A run as one page that needs nothing else: measures, plots, and the worst misses in full.

Everything that comes from articles and questions is escaped; the page runs no script, and its
policy keeps a browser from loading anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.html_page import document, section, table
from bot.markup import escape, link
from bot.measures_table import (
    GROUPS,
    NAMED,
    SIGNIFICANT,
    about,
    chance,
    compared_with,
    figure,
    signed,
    standing,
)
from bot.plots import calibration, precision_curve, rank_histogram
from bot.words import words
from index.answering import MOST_PASSAGES
from index.measures import DIRECTION

if TYPE_CHECKING:
    from bot.evaluating import Run
    from index.comparison import Comparison
    from index.judging import Excerpt, Outcome
    from index.measures import Estimate

_MISSES = 20
"""How many misses of a kind are shown."""

_TILES = {
    "hit@1": "right article first",
    "passage_hit@1": "right passage first",
    "answer_in_quote": "quotation holds the answer",
    "answered": "answerable, answered",
    "refused": "unanswerable, refused",
    "auroc": "AUROC of the confidence",
}


def page(run: Run) -> str:
    """Return the page of a run."""
    sections = [
        f"<header><h1>{escape(f'How well {run.file} is answered')}</h1>"
        + "".join(f"<p>{escape(line)}</p>" for line in about(run))
        + "</header>",
        _tiles(run),
        section("Measures", _measures(run)),
        section("How it ranks, and how well it knows", _plots(run)),
        section("Against an earlier run", _comparison(*run.against)) if run.against else "",
        *_misses(run),
    ]
    return document(str(run.file), sections)


def _tiles(run: Run) -> str:
    tiles = [
        f'<div class="card tile"><b>{figure(found.value)}</b>{escape(title)}'
        f"<small>{_bounds(found)}</small></div>"
        for name, title in _TILES.items()
        if (found := run.measures[name]).n
    ]
    return f'<section class="tiles">{"".join(tiles)}</section>'


def _bounds(found: Estimate) -> str:
    return f"{figure(found.low)} to {figure(found.high)}"


def _measures(run: Run) -> str:
    cards = []
    for group, titles in GROUPS.items():
        found = {title: run.measures[name] for name, title in titles.items()}
        rows = [
            f"<tr><td>{escape(title)}</td><td><b>{figure(measure.value)}</b></td>"
            f"<td>{_bounds(measure)}</td><td>{_scale(measure)}</td><td>{measure.n:,}</td></tr>"
            for title, measure in found.items()
        ]
        cards.append(table((group, "", "95 % interval", "", "n"), rows))
    return f'<div class="pair measures">{"".join(cards)}</div>'


def _scale(found: Estimate) -> str:
    """Draw a share and its interval on a scale from 0 to 1."""
    if not found.high <= 1:
        return ""
    low, width, at = 100 * found.low, 100 * (found.high - found.low), 100 * found.value
    return (
        f'<span class="scale"><i style="left:{low:.1f}%;width:{width:.1f}%"></i>'
        f'<u style="left:{at:.1f}%"></u></span>'
    )


def _plots(run: Run) -> str:
    shipped = run.measures["coverage"].value, run.measures["precision"].value
    drawn = [
        (
            rank_histogram(run.rows),
            "Where what is right comes first: "
            '<span class="key">article</span> <span class="key two">passage</span>. '
            f"“None”: not among {MOST_PASSAGES} passages.",
        ),
        (
            precision_curve(run.curve, shipped),
            "How many first passages are right if only the surest questions are answered, "
            "with the 95 % interval. The ring is the threshold that is shipped.",
        ),
        (
            calibration(run.rows),
            "How often the first passage is right where the confidence is about the same; a dot's "
            "area is its share of the questions. On the dashed line, confidence is probability.",
        ),
    ]
    figures = [
        f'<figure class="card">{plot}<figcaption>{caption}</figcaption></figure>'
        for plot, caption in drawn
    ]
    return f'<div class="plots">{"".join(figures)}</div>'


def _comparison(file: str, found: Comparison) -> str:
    said = "".join(f"<p>{escape(line)}</p>" for line in compared_with(file, found))
    if not found.pairs:
        return said
    rows = []
    for group, titles in GROUPS.items():
        rows.append(f'<tr class="group"><th colspan="6">{escape(group)}</th></tr>')
        rows += [_difference(title, name, found) for name, title in titles.items()]
    columns = ("", "before", "change", "95 % interval", "p", "better / worse")
    moved = [
        f"<tr><td>{escape(now.question)}</td><td>{standing(before)}</td>"
        f"<td>{standing(now)}</td></tr>"
        for before, now in found.changed()[:NAMED]
    ]
    changed = table(("most changed", "before", "now"), moved) if moved else ""
    return said + table(columns, rows) + changed


def _difference(title: str, name: str, found: Comparison) -> str:
    change = found.differences[name]
    gain = DIRECTION.get(name, 1) * change.difference
    told = gain != 0 and change.p < SIGNIFICANT
    colour = ("better" if gain > 0 else "worse") if told else ""
    moved = "" if change.better is None else f"{change.better} / {change.worse}"
    return (
        f"<tr><td>{escape(title)}</td><td>{figure(change.before)}</td>"
        f'<td class="{colour}">{signed(change.difference)}</td>'
        f"<td>{signed(change.low)} to {signed(change.high)}</td>"
        f"<td>{chance(change.p)}</td><td>{moved}</td></tr>"
    )


def _misses(run: Run) -> list[str]:
    """Show the misses that would mislead most: sure of itself, and what is right far down."""
    missed = sorted((o for o in run.outcomes if not o.judged.right), key=_harm, reverse=True)
    wrong = [outcome for outcome in missed if outcome.judged.answerable]
    groundless = [o for o in missed if o.judged.answered and not o.judged.answerable]
    return [
        section(f"{title}: {len(found):,}", *map(_miss, found[:_MISSES]))
        for title, found in (
            ("Something else came first", wrong),
            ("Answered, though nothing answers", groundless),
        )
        if found
    ]


def _harm(outcome: Outcome) -> float:
    rank = outcome.judged.rank
    return outcome.judged.confidence * (1 - (1 / rank if rank else 0))


def _miss(outcome: Outcome) -> str:
    row = outcome.judged
    said = [f"confidence {row.confidence:.2f}", "answered" if row.answered else "refused"]
    said += [f"{name} {value}" for name, value in row.filters.items()]
    if row.id is not None:
        said.insert(0, str(row.id))
    sides = [
        _side(outcome.first, "first", "Came first"),
        _side(outcome.wanted, "wanted", "Should have come first"),
    ]
    return (
        f'<div class="card miss"><div><div class="asked" dir="auto">{escape(row.question)}</div>'
        f'<div class="said">{escape(" · ".join(said))}</div></div>'
        f'<div class="pair">{"".join(sides)}</div></div>'
    )


def _side(excerpt: Excerpt | None, kind: str, label: str) -> str:
    if excerpt is None:
        return ""
    article = excerpt.article
    if kind == "wanted":
        came = f"came as number {excerpt.rank}" if excerpt.rank else "not found"
        label = f"{label}; {came}"
    when = words("en").date(article.published) if article.published else article.dated
    source = " · ".join(filter(None, (article.publisher or article.agency, when)))
    title = link(article.title or article.key, article.url)
    return (
        f'<div class="side {kind}"><div class="label">{escape(label)}</div>'
        f'<div dir="auto">{title}</div><div class="said" dir="auto">{escape(source)}</div>'
        f'<blockquote dir="auto">{_marked(excerpt)}</blockquote></div>'
    )


def _marked(excerpt: Excerpt) -> str:
    """Return the text of an excerpt, escaped, with its marks."""
    pieces, at = [], 0
    for mark in sorted(excerpt.marks):
        if mark.end > at:
            start = max(mark.start, at)
            pieces.append(escape(excerpt.text[at:start]))
            pieces.append(f"<mark>{escape(excerpt.text[start : mark.end])}</mark>")
            at = mark.end
    return "".join([*pieces, escape(excerpt.text[at:])])
