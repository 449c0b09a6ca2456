"""Measure attribution on PolNeAR: what is found, and what would be shown.

Run:  python -m benchmarks.attribution --data DIR  [--finder rules] [--split train]

Contents are matched one to one at an intersection over union of a half, by their characters; the
source is right when it overlaps the marked one, or both have none; end to end is both. "Speech" is
where the marked cue is a reporting expression. The F1 rows are over everything found, the rows by
sentence over what is marked ``shown``: of the sentences at least half inside the content of a
speech, who is shown; and how many of the sentences in which nothing is attributed are given
a speaker. The processor time is that of one thread, beside that of embedding the same articles.
"""

from __future__ import annotations

import time

from benchmarks.archives import arguments
from benchmarks.polnear import read
from benchmarks.polnear_scoring import Tally, count, report
from corpus.attribution.attributing import attributions
from corpus.passage import passages
from index.encode import Encoder
from index.finders import finder
from index.finding import Finding


def main() -> None:
    """Attribute, and print the measures."""
    parser = arguments(__doc__)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--finder", type=Finding, default=Finding.MODEL, choices=list(Finding))
    given = parser.parse_args()
    find = finder(given.finder)
    encoder = Encoder(threads=1)
    tally = Tally()
    characters, seconds, embedding = 0, 0.0, 0.0
    for article, marked in read(given.data, given.split):
        begun = time.process_time()
        found = attributions(article, find)
        seconds += time.process_time() - begun
        characters += len(article.text)
        begun = time.process_time()
        encoder.encode_passages(passages(article, encoder.token_starts, encoder.limit))
        embedding += time.process_time() - begun
        count(article, marked, found, tally)
    time_taken = (
        f"processor time         {1e5 * seconds / characters:.3f} s "
        "for 100,000 characters, everything included; "
        f"{seconds / embedding:.2f} of what embedding them takes"
    )
    print(report(tally, time_taken))


if __name__ == "__main__":
    main()
