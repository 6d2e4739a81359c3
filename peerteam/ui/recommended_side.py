"""The panel beside the recommendations: the fields of one, why it is warned of something, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from peerteam.ui import theme
from peerteam.ui.people_side import Side
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import Line, LineList
from peerteam.ui.widgets.long_field import LongField
from peerteam.ui.widgets.reasons import Reason, Reasons
from peerteam.ui.widgets.record_form import Field

NO_THEME = "none"
FIELDS = (
    Field("label", "Label", "a word or two"),
    Field("theme", "Theme", "None", choices=((NO_THEME, "None"),)),
    Field("number", "Number", "by its place"),
)
CHOOSE = "Choose a recommendation to see what it rests on. Type one into a box to make it."


class RecommendedSide(Side):
    """One recommendation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FIELDS, CHOOSE, parent)
        self.reasons = Reasons()
        self.explanation = LongField("Explanation", "Why, and what it should bring about", 4)
        self.from_title = label(role="heading", wrap=True)
        self.findings = LineList("The findings it rests on")
        self.findings.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.link, self.unlink = button("From a finding …"), button("Not from this one", "plain")
        self.part, self.drop = button("Part of another …", "plain"), button("Drop", "plain", "Drop this recommendation")
        self.body.insertWidget(1, self.reasons)
        words = label("Explanation", "quiet")
        words.setBuddy(self.explanation)
        for widget in (words, self.explanation):
            self.body.addWidget(widget)
        self.body.addSpacing(theme.SMALL)
        self.body.addWidget(self.from_title)
        self.body.addWidget(self.findings)
        self.add_row(self.link, self.unlink)
        self.body.addSpacing(theme.SMALL)
        self.add_row(self.part, self.drop)

    def offer_themes(self, themes: Sequence[tuple[str, str]]) -> None:
        """The themes it can belong to."""
        offered = ((NO_THEME, "None"), *themes)
        if self.form.choices["theme"].offered != offered:
            self.form.choices["theme"].offer(offered)

    def show_one(
        self, id: str, title: str, values: Mapping[str, str], reasons: Sequence[Reason], findings: Sequence[Line]
    ) -> None:
        """Show a recommendation; without an id that none is chosen."""
        self.form.show_record(id, values)
        self.explanation.show_record(id, values.get("explanation", ""))
        if id:
            self.name.setText(title)
            self.reasons.show_reasons(reasons)
            self.from_title.setText("Follows from" if findings else "Follows from no finding yet")
            self.findings.show_lines(findings)
            self.unlink.setVisible(bool(findings))
        self.show_whole(bool(id))

    def fit(self) -> None:
        """The findings are as high as their lines: the panel scrolls as a whole."""
        high = sum(self.findings.sizeHintForRow(row) for row in range(self.findings.count()))
        self.findings.setFixedHeight(high + theme.MEDIUM)
        self.findings.setVisible(self.findings.count() > 0)
        super().fit()
