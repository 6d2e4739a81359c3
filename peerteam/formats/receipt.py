"""The receipt of closing a visit, or of taking it off a laptop: a small page for a browser, or plain text.

The ending of its name decides which; a page prints well. It says how much went and stayed, never a word of what it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape
from pathlib import Path

from peerteam.domain.closing import GOES, NOT_RECALLED, STAYS, Receipt, told
from peerteam.domain.removing import HELD
from peerteam.domain.uk_dates import say_date
from peerteam.formats.new_file import check_new_file, write_new

_STYLE = """
:root { color-scheme: light dark; --ink: #1f2933; --quiet: #52606d; --head: #14304f; --mark: #8c1d18; --page: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --quiet: #a9b6c2; --head: #b9d3ea; --mark: #ff9a92;
  --page: #12181e; } }
body { margin: 0 auto; max-width: 42rem; padding: 1.5rem; font: 1rem/1.5 Arial, Helvetica, sans-serif;
  color: var(--ink); background: var(--page); }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0; color: var(--head); }
h2 { font-size: 1.15rem; margin: 1.5rem 0 .25rem; color: var(--head); }
p { margin: 0 0 .5rem; } ul { margin: 0; padding-left: 1.2rem; } .quiet { color: var(--quiet); }
.marking { color: var(--mark); font-weight: bold; text-align: center; font-size: .9rem; }
@media print { @page { size: A4; margin: 2cm; } body { color: #000; background: #fff; max-width: none; padding: 0; } }
"""

Part = tuple[str, tuple[str, ...]]
"""A heading and its lines."""


def write_receipt(receipt: Receipt, path: Path) -> Path:
    """Write it to a new file: text where the name ends in .txt, else a page. Raises CannotWrite."""
    check_new_file(path)
    made = as_text(receipt) if path.suffix.casefold() == ".txt" else as_page(receipt)
    write_new(path, made.encode("utf-8"))
    return path


def parts(receipt: Receipt) -> Iterator[Part]:
    """What it says, under its headings."""
    erased = told(receipt.erased, HELD if receipt.removed else GOES)
    yield "Erased for good on this laptop", tuple(erased) or ("nothing",)
    if receipt.removed:
        yield "Not handed over before", receipt.lost or ("Nothing: everything was handed over.",)
    else:
        yield "Kept", tuple(told(receipt.kept, STAYS)) or ("nothing",)
    if receipt.figures:
        yield "Counted before it was erased", receipt.figures
    if receipt.not_reached:
        yield "Could not be erased: see to it by hand", receipt.not_reached
    yield "Cannot be recalled from here", NOT_RECALLED


def opening(receipt: Receipt) -> tuple[str, ...]:
    """Whose visit it was, and who closed it when."""
    council = receipt.council or "A visit"
    days = " to ".join(say_date(day) for day in receipt.days if day)
    at = datetime.fromisoformat(receipt.closed_at)
    by = f" by {receipt.by}" if receipt.by else ""
    how = " This laptop heard of it when it next exchanged." if receipt.heard else ""
    done = "Taken off this laptop" if receipt.removed else "Closed"
    return (
        f"{council}{f', {days}' if days else ''}.",
        f"{done} on {say_date(at.date().isoformat())} at {at:%H:%M}{by}.{how}",
    )


def as_text(receipt: Receipt) -> str:
    """The receipt as plain text."""
    lines = [receipt.marking, ""] if receipt.marking else []
    what = "the visit was taken off this laptop" if receipt.removed else "the visit was closed"
    lines += [f"Receipt: {what}", "", *opening(receipt)]
    for heading, said in parts(receipt):
        lines += ["", heading, *(f"- {line}" for line in said)]
    return "\n".join(lines) + "\n"


def as_page(receipt: Receipt) -> str:
    """The receipt as a page that needs nothing else."""
    what = "receipt of taking it off a laptop" if receipt.removed else "receipt of closing"
    title = f"{receipt.council or 'A visit'}: {what}"
    marking = f'<p class="marking">{escape(receipt.marking)}</p>' if receipt.marking else ""
    body = [marking, f"<main><h1>{escape(title)}</h1>"]
    body += [f'<p class="quiet">{escape(line)}</p>' for line in opening(receipt)]
    for heading, said in parts(receipt):
        body.append(f"<h2>{escape(heading)}</h2><ul>{''.join(f'<li>{escape(line)}</li>' for line in said)}</ul>")
    body += ["</main>", marking]
    head = (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(filter(None, body)) + "\n</body>\n</html>\n"
