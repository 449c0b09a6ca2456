"""Picture credits: ``© AP Photo/Jane Doe``, ``Jane Doe/Getty Images``, ``Photo: Jane Doe``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 120

_ARCHIVE = (
    r"(?:AP(?:\s+Photo|\s+Images)?|Associated Press|Reuters|REUTERS|AFP|(?:AFP\s+via\s+)?Getty"
    r"(?:\s+Images)?|GETTY IMAGES|EPA(?:-EFE|/EFE)?|EFE|DPA|dpa|[Pp]icture[ -][Aa]lliance|TASS|ТАСС"
    r"|Sputnik"
    r"|РИА Новости|RIA Novosti|PA(?:\s+(?:Media|Wire|Images))?|Press Association|Shutterstock"
    r"|Anadolu(?:\s+Agency)?|Xinhua|Alamy(?:\s+Stock Photo)?|Bloomberg|NurPhoto|SOPA Images"
    r"|ZUMA(?:\s+Press)?|[Ii]mago|IMAGO|Keystone|Rex(?:\s+Features)?|Kyodo(?:\s+News)?|Yonhap"
    r"|ANSA|LaPresse|Scanpix|Ritzau Scanpix|iStock(?:photo)?|Unsplash|Pexels|Wikimedia Commons"
    r"|Handout|HANDOUT|Pool|POOL|AAP|CNN|NASA|USA TODAY(?:\s+Sports|\s+NETWORK)?|Коммерсант)"
)
_PROPER = r"[^\W\d_a-zà-öø-ÿа-яё][\w.'’&-]*"
_PEOPLE = rf"{_PROPER}(?:\s+(?:(?:de|del|van|von|der|bin|al|el|la|of|the)\s+)*{_PROPER}){{0,4}}"
_VIA = rf"(?:\s*(?:/|,?\s+via\s+)\s*(?:{_ARCHIVE}|{_PEOPLE}))*"
_SLASHED = (
    rf"(?:{_ARCHIVE}\s*/\s*{_PEOPLE}{_VIA}"  # AP Photo/Jane Doe
    rf"|{_PEOPLE}\s*/\s*{_ARCHIVE}{_VIA}"  # Jane Doe/Getty Images
    rf"|{_PROPER}(?:\s+{_PROPER}){{1,3}}\s*/\s*{_PEOPLE}{_VIA}"  # Jane Doe/Coastal Press
    rf"|{_PROPER}(?:\s+{_PROPER}){{1,3}}\s+via\s+{_ARCHIVE}{_VIA})"
)
_LABEL = (
    r"(?:(?:file\s+)?(?:photo(?:s|graphs?|graphy|grapher|graphie)?|images?|pictures?|pic|foto|bild"
    r"|illustration|graphic|фото|снимок)(?:\s*(?:credits?|source|by|copyright|courtesy(?:\s+of)?"
    r"|quelle|via)\b)?|credits?|copyright|crédits?|bildquelle|quelle|источник фото)"
)
_PERSONAL = (
    rf"{_PROPER}(?:\s+{_PROPER}){{1,3}}\s*/\s*{_PEOPLE}{_VIA}|AP Photo\s*/\s*{_PEOPLE}{_VIA}"
    rf"|{_ARCHIVE}\s*/\s*{_PROPER}(?:\s+{_PROPER}){{1,3}}"
)
_WHOLE = re.compile(
    rf"(?i:{_LABEL})\s*(?:[:|©]|\.\.\.|…)\s*[^.!?]{{2,100}}"
    r"|(?i:(?:image|photo|picture)\s+(?:source|credit|copyright)),\s*[^.!?]{2,100}"
    r"|(?i:(?:file\s+)?(?:photo(?:graph)?|image|picture)s?\s+(?:by|courtesy(?:\s+of)?))\s+"
    rf"{_PEOPLE}{_VIA}"
    rf"|(?:©|\([cC]\)|Ⓒ)\s*(?:20[0-9]{{2}}\s+{_ARCHIVE}|(?![0-9])[^.!?]{{2,80}})"
    rf"|[\[(](?:(?i:file|{_LABEL})\s*[:,]?\s*(?:by\s+)?)?"
    rf"(?:{_SLASHED}|{_ARCHIVE}|(?i:file\s+photo|file))[\])]"
    rf"|{_SLASHED}"
    r"|AP Photo|(?:AFP\s+via\s+)?Getty Images|Shutterstock|Alamy|Handout|EPA(?:-EFE)?|iStock"
)
# At the end of a caption. After a sentence's end "(dpa)" or "(AP/Reuters)" signs a paragraph off.
_TRAILING = re.compile(
    rf"(?:\s|(?<=[.!?]))(?:[\[(](?:(?i:file|{_LABEL})\s*[:,]?\s*(?:by\s+)?(?:{_PEOPLE}|{_SLASHED})"
    rf"|{_PERSONAL})[\])]"
    rf"|©\s*[^.!?]{{2,80}}"
    rf"|(?:{_ARCHIVE}\s*/\s*{_PEOPLE}|{_PEOPLE}\s*/\s*{_ARCHIVE}){_VIA}"
    rf"|(?<=[.!?]\s)(?:{_PERSONAL}|(?i:{_LABEL})\s*:\s*[^.!?]{{2,80}}))$"
    rf"|(?<=[.!?]){_PROPER}(?:\s+{_PROPER}){{1,3}}\s+\((?:{_ARCHIVE})\)$"
    rf"|\s?[-–—]\s{_ARCHIVE}, [0-9]{{3,4}}, [0-9.]{{10}}$"
    r"|(?:[.!?]\s?|\s)(?i:credit)\.{3}[^.!?]{2,80}$|(?<=[.!?]\s)(?i:file photo|архивное фото)\.?$"
    rf"|(?<=[^\s.!?…\"'”’»])\s+[\[(](?:{_ARCHIVE})(?:\s*/\s*{_ARCHIVE})?[\])]$"
)
_SIGN = re.compile(r"[/©:\])]|\.{3}|, [0-9]{4}, |\b(?i:file photo|архивное фото)")
# Links that stand behind a caption without being a part of it.
_LICENSING = re.compile(r"\s*Purchase Licensing Rights(?:, opens (?:in )?(?:a )?new tab)?$")
# An archive's own name right before the caption.
_LEADING = re.compile(
    r"(?:(?:AFP|PA Media|[A-Z][\w ]{1,20}) via Getty Images|Getty Images|PA Media"
    r"|Shutterstock|Alamy"
    r"|(?:Reuters|AFP|EPA|AP|BBC)(?=\s(?:An?|The|Two|Three|Four|Some|Several|People)\s))"
    r"\s(?=[^\W\d_a-z])[^.]*[^\s.:;]"
)
_CAPTION_LABEL = re.compile(r"(?:image|photo|picture|video)\s+caption\s*[,:]?\s", re.IGNORECASE)


def is_credit(line: str) -> bool:
    """Say whether ``line`` is nothing but a picture's credit."""
    return len(line) <= _LONGEST and bool(_WHOLE.fullmatch(line))


def ends_in_credit(line: str) -> bool:
    """Say whether ``line`` is a caption, since a picture's credit ends it or a label begins it."""
    if _CAPTION_LABEL.match(line) or describes_picture(line):
        return True
    line = _LICENSING.sub("", line)
    end = line[-_LONGEST:]
    return len(line) <= 4 * _LONGEST and bool(_SIGN.search(end) and _TRAILING.search(end))


def describes_picture(line: str) -> bool:
    """Say whether an archive's name begins ``line``: a description, with the caption under it."""
    return len(line) <= 2 * _LONGEST and bool(_LEADING.fullmatch(line))


def joins_two(line: str, lines: Sequence[str]) -> bool:
    """Say whether ``line`` is two of ``lines``, a caption and its credit, run together."""
    return _joins(_plain(line), {_plain(other) for other in lines})


def without_repeats(captions: Sequence[str]) -> tuple[str, ...]:
    """Keep each caption and credit once: no line twice, none that others make up between them."""
    kept: list[str] = []
    plain = [_plain(caption) for caption in captions]
    parts = set(plain)
    seen: set[str] = set()
    for caption, words in zip(captions, plain, strict=True):
        if words and words not in seen and not _joins(words, parts):
            seen.add(words)
            kept.append(caption)
    return tuple(kept)


def _joins(words: str, parts: set[str]) -> bool:
    """Say whether ``words`` are two of ``parts``, one after the other."""
    spaces = (match.start() for match in re.finditer(" ", words))
    return any(words[:at] in parts and words[at + 1 :] in parts for at in spaces)


def _plain(caption: str) -> str:
    """Return a caption's words alone, without the "1 of 6" of a gallery."""
    uncounted = re.sub(r"^[0-9]+\s*(?:of|/)\s*[0-9]+\b", "", caption)
    return " ".join(re.findall(r"\w+", uncounted.casefold()))
