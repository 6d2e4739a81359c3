"""The programme as one page that needs nothing else: for a browser, a screen reader and a printer.

`html_visit.py` puts the rest of what may leave behind it, in the same looks.

No script, no picture, nothing loaded from anywhere. Every word of a person is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from peerteam.domain.counts import session_label
from peerteam.domain.outgoing import Audience, Outgoing
from peerteam.domain.records import Document, Peer, Session, SessionStatus
from peerteam.domain.timetable import Company, by_day, called, companies, is_off, say_day, say_times, short, theme_words
from peerteam.domain.uk_dates import say_date
from peerteam.formats.nouns import whom

_STYLE = """
:root { color-scheme: light dark; --ink: #1f2933; --quiet: #52606d; --rule: #c5d0da; --tint: #eef3f7; --head: #14304f;
  --accent: #0b6e75; --mark: #8c1d18; --page: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --quiet: #a9b6c2; --rule: #3a4754; --tint: #1d2731;
  --head: #b9d3ea; --accent: #6cc5cc; --mark: #ff9a92; --page: #12181e; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 1rem/1.5 Arial, Helvetica, sans-serif;
  color: var(--ink); background: var(--page); }
h1 { font-size: 1.75rem; line-height: 1.2; margin: .5rem 0 .25rem; color: var(--head); }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; color: var(--accent); }
p { margin: 0 0 .5rem; } .quiet { color: var(--quiet); }
.marking { color: var(--mark); font-weight: bold; text-align: center; font-size: .9rem; margin: 0; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
.words { white-space: pre-wrap; } article { margin: 0 0 1.5rem; }
h3 { font-size: 1.05rem; margin: 1rem 0 .25rem; color: var(--head); }
caption { text-align: left; color: var(--quiet); padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .6rem; border-bottom: 1px solid var(--rule); }
thead th { color: var(--head); border-bottom: 2px solid var(--head); font-size: .9rem; }
tbody th { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.team td, tr.team th { background: var(--tint); }
tr.off .title { text-decoration: line-through; }
.status { font-weight: bold; }
@media print { @page { size: A4 landscape; margin: 1.4cm; }
  :root { --ink: #000; --quiet: #333; --rule: #999; --tint: #f2f2f2; --head: #000; --accent: #000; --mark: #000;
    --page: #fff; }
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.35; }
  thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; margin-top: 1rem; }
  .wide { overflow: visible; } th, td { padding: .2rem .4rem; } }
"""


def programme_page(out: Outgoing, what: str = "programme", more: Iterable[str] = ()) -> str:
    """The page; `more` is what stands behind the programme, if it is a page of more than that."""
    visit = out.snapshot.visit
    title = f"{visit.council or 'Peer challenge'}: {what}"
    days = " to ".join(say_date(day) for day in (visit.first_day, visit.last_day) if day)
    body = [
        f'<p class="marking">{escape(out.marking)}</p>',
        f"<header><h1>{escape(title)}</h1>",
        f'<p class="quiet">{escape(" · ".join(filter(None, (visit.kind, days))))}</p></header>',
        "<main>",
        *_days(out),
        *_team(out.snapshot.all(Peer)),
        *_papers(out),
        *more,
        "</main>",
        *_left_out(out),
        f'<p class="marking">{escape(out.marking)}</p>',
    ]
    head = (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(body) + "\n</body>\n</html>\n"


def _days(out: Outgoing) -> Iterator[str]:
    known = companies(out.snapshot)
    sessions = out.snapshot.all(Session)
    if not sessions:
        yield "<p>There is no session in the programme yet.</p>"
    for number, (day, held) in enumerate(by_day(sessions).items(), 1):
        head = ["Time", "Session", *(["With"] if out.audience == Audience.LGA else []), "Room", "Team", "Status"]
        sessions_words = "1 session" if len(held) == 1 else f"{len(held)} sessions"
        rows = [_row(session, known[session.id], out.audience) for session in held]
        yield f'<section aria-labelledby="day{number}"><h2 id="day{number}">{escape(say_day(day))}</h2>'
        yield from table_of(sessions_words, head, rows)
        yield "</section>"


def table_of(caption: str, head: Sequence[str], rows: Sequence[str]) -> Iterator[str]:
    """A table that scrolls by itself where the screen is narrow; `rows` are written out already."""
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
    yield f"<caption>{escape(caption)}</caption><thead><tr>"
    yield "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    yield "</tr></thead><tbody>"
    yield from rows
    yield "</tbody></table></div>"


def _row(session: Session, company: Company, audience: Audience) -> str:
    classes = [name for name, on in (("off", is_off(session)), ("team", session.kind == "team time")) if on]
    about = [session.kind or "", f"stream {session.stream}" if session.stream else ""]
    about += [", ".join(map(theme_words, company.themes))]
    quiet = escape(" · ".join(filter(None, about)))
    cells = [f'<span class="title">{escape(session_label(session))}</span><br><span class="quiet">{quiet}</span>']
    if audience == Audience.LGA:
        cells.append("<br>".join(escape(whom(person)) for person in company.people))
    cells += [escape(session.slot.room or "not known yet"), _peers(session, company), _status(session)]
    attribute = f' class="{" ".join(classes)}"' if classes else ""
    data = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr{attribute}><th scope="row">{escape(say_times(session.slot))}</th>{data}</tr>'


def _peers(session: Session, company: Company) -> str:
    roles = {session.writer: "writes", session.lead: "leads"}
    lines = [f"{called(peer)} {roles[peer.id]}" for peer in company.peers if peer.id in roles]
    others = [short(peer) for peer in company.peers if peer.id not in roles]
    return "<br>".join(escape(line) for line in (*lines, ", ".join(others)) if line)


def _status(session: Session) -> str:
    if session.status in (None, SessionStatus.PLANNED):
        return ""
    reason = f"<br>{escape(session.status_reason)}" if session.status_reason else ""
    return f'<span class="status">{escape(str(session.status).capitalize())}</span>{reason}'


def _team(peers: Sequence[Peer]) -> Iterator[str]:
    if peers:
        yield "<section><h2>The peer team</h2><ul>"
        for peer in peers:
            words = ", ".join(filter(None, (called(peer), peer.post, peer.organisation)))
            initials = f" ({peer.initials})" if peer.initials else ""
            yield f"<li>{escape(words + initials)}</li>"
        yield "</ul></section>"


def _papers(out: Outgoing) -> Iterator[str]:
    asked = [paper for paper in out.snapshot.all(Document) if paper.asked_on or paper.asked_of]
    if asked:
        yield "<section><h2>Papers asked for</h2>"
        rows = [
            f'<tr><th scope="row">{escape(paper.reference or "–")}</th>'
            + "".join(
                f"<td>{escape(cell or '')}</td>"
                for cell in (paper.title, say_date(paper.asked_on), say_date(paper.due), paper.status)
            )
            + "</tr>"
            for paper in asked
        ]
        caption = "1 paper" if len(asked) == 1 else f"{len(asked)} papers"
        yield from table_of(caption, ["Reference", "Title", "Asked", "Due", "Status"], rows)
        yield "</section>"


def _left_out(out: Outgoing) -> Iterator[str]:
    yield "<footer><h2>Left out of this page</h2><ul>"
    yield from (f"<li>{escape(line)}.</li>" for line in out.left_out)
    yield "</ul></footer>"
