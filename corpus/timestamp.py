"""Lines that say when a page came out: ``Published March 3, 2025 | Updated 10:32 GMT``."""

from __future__ import annotations

import re

from corpus import dates

_LONGEST = 160

_UPDATED = re.compile(
    r"\b(?:last\s+)?(?:updated|modified|aktualisiert|обновлено|изменено"
    r"|mis à jour|modifié|actualizado)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:first\s+)?(?:published|posted|issued|date|veröffentlicht|stand|erstellt|опубликовано"
    r"|publié|publicado)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}\b|\b[0-9]+[ -]min(?:ute)?s?(?: read)?\b"
    r"|\b(?:[0-9]+|an?) (?:minute|hour|day)s? ago\b"
    r"|\b(?:on|at|le|à|am|um|vom|uhr|в|est|edt|et|ct|mt|pt|cst|bst|ist|gmt|utc|local time|now"
    r"|[0-9]{1,2}[:.][0-9]{2}(?:\s*[ap]\.?m\.?)?)\b|[\W_]+",
    re.IGNORECASE,
)
# Where what stands apart on a page was copied without a space: "March 3, 202510:32Updated".
_SEAM = re.compile(
    r"(?<=[^0-9][0-9]{4})(?=[0-9]{1,2}:[0-9]{2})|(?<=[0-9])(?=[A-Z][a-z]{2})"
    r"|(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z]{2})(?=[0-9])"
)
_PLACE = re.compile(r"\A(?:[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*\s+){1,3}[-–—|•·]\s")


def find_timestamp(line: str) -> dates.PrintedDate | None:
    """Return the date of a line that says nothing else: when published, else when updated.

    A date alone on a line counts only with its year, since "Saturday, July 22" may be a subheading.
    """
    if len(line) > _LONGEST:
        return None
    line = _SEAM.sub(" ", line)
    found = list(dates.find(line))
    if not found:
        return None
    rest, after = "", 0
    for printed in found:
        rest, after = f"{rest}{line[after : printed.start]} ", printed.end
    rest += line[after:]
    if "T" in found[0].iso:
        rest = _PLACE.sub("", rest, count=1)
    if _FILLER.sub("", _PUBLISHED.sub("", _UPDATED.sub("", rest))):
        return None
    if not is_labelled(rest) and not (len(found[0].iso) >= 10 and found[0].iso[0] != "X"):
        return None
    if len(found) > 1 and is_update(line[: found[0].start]):
        between = line[found[0].end : found[1].start]
        return found[1] if _PUBLISHED.search(between) else found[0]
    return found[0]


def is_labelled(line: str) -> bool:
    """Say whether ``line`` has a word such as "Published" or "Updated"."""
    return bool(_UPDATED.search(line) or _PUBLISHED.search(line))


def is_update(label: str) -> bool:
    """Say whether words date a change, and no publication."""
    return bool(_UPDATED.search(label)) and not _PUBLISHED.search(label)
