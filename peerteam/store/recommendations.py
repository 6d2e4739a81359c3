"""What the team recommends: two tiers, in order, each from findings. There is no cap on their number."""

from __future__ import annotations

from peerteam.domain.errors import NotFound
from peerteam.domain.ids import derived_id, new_id
from peerteam.domain.recommendations import in_letter_order, main_number, numbers, of_one_section, parts_of
from peerteam.domain.records import Action, Basis, Finding, Recommendation, Theme
from peerteam.store.noun import Noun
from peerteam.store.placing import foot, index_beside, place, without


class Recommendations(Noun):
    """The verbs of a recommendation."""

    # --- reading

    def recommendations(self) -> list[Recommendation]:
        """What the team recommends, headline ones first."""
        return self._rows.all(Recommendation)

    def recommendation(self, recommendation: str) -> Recommendation:
        """The recommendation of this id. Raises NotFound."""
        found = self._rows.get(Recommendation, recommendation)
        if found is None:
            raise NotFound("This recommendation is not in the visit any more", "Look for it under other words")
        return found

    def basis_of(self, recommendation: str) -> list[Finding]:
        """The findings a recommendation rests on, dropped ones too."""
        return self._rows.having(Finding, [b.finding for b in self._rows.where(Basis, recommendation=recommendation)])

    def recommended_from(self, finding: str) -> list[Recommendation]:
        """The recommendations that rest on a finding."""
        ids = [basis.recommendation for basis in self._rows.where(Basis, finding=finding)]
        return self._rows.having(Recommendation, ids)

    def actions(self) -> list[Action]:
        """The council's action plan."""
        return self._rows.all(Action)

    # --- writing

    def recommend(self, tier: str, text: str, **fields: str | None) -> str:
        """A new recommendation at the end of its tier; returns its id."""
        position = foot(self._tier(tier))
        with self._step("Add recommendation"):
            return self._rows.add(Recommendation(id=new_id(), tier=tier, text=text, position=position, **fields)).id

    def reword_recommendation(self, recommendation: str, text: str | None = None, **fields: str | None) -> None:
        """New words: the text itself, or its label or explanation; what is not named stays as it is."""
        given = fields if text is None else fields | {"text": text}
        with self._step("Reword recommendation"):
            self._rows.change(Recommendation, recommendation, **given)

    def move_recommendation(self, recommendation: str, tier: str | None = None, theme: str | None = None) -> None:
        """To the end of a tier, under a theme or, with None, under none."""
        now = self.recommendation(recommendation)
        tier = tier or now.tier
        place = now.position if tier == now.tier else foot(self._tier(tier))
        with self._step("Move recommendation"):
            self._rows.change(Recommendation, recommendation, tier=tier, theme=theme, position=place)

    def order_recommendation(self, recommendation: str, before: str | None = None, after: str | None = None) -> None:
        """Right before or right after another of its tier; without either, at the end."""
        others = without(self._tier(self.recommendation(recommendation).tier), recommendation)
        with self._step("Move recommendation"):
            place(self._rows, Recommendation, others, recommendation, index_beside(others, before, after))

    def recommendation_up(self, recommendation: str) -> None:
        """One place nearer the top of its tier, or of its theme there."""
        self._shift(recommendation, -1)

    def recommendation_down(self, recommendation: str) -> None:
        """One place nearer the end of its tier, or of its theme there."""
        self._shift(recommendation, 1)

    def put_under(self, recommendation: str, other: str) -> None:
        """Make it a part of another: R8 becomes R8.1, and this one the next of it, standing right behind.

        The parts keep these numbers; what has none is counted on behind them.
        """
        self.recommendation(recommendation)
        parent = self.recommendation(other)
        rest = without(self.recommendations(), recommendation)
        numbered = numbers(in_letter_order(rest, self._rows.all(Theme)))
        main = main_number(numbered[other])
        parts = parts_of(main, numbered) or [other]
        with self._step("Number as a part"):
            others = without(self._tier(parent.tier), recommendation)
            self._rows.change(Recommendation, recommendation, tier=parent.tier, theme=parent.theme)
            place(self._rows, Recommendation, others, recommendation, index_beside(others, None, parts[-1]))
            for number, part in enumerate((*parts, recommendation), 1):
                self._rows.change(Recommendation, part, number=f"{main}.{number}")

    def number(self, recommendation: str, number: str | None) -> None:
        """A number as published; None: counted from the order."""
        with self._step("Number recommendation"):
            self._rows.change(Recommendation, recommendation, number=(number or "").strip() or None)

    def rests_on(self, recommendation: str, finding: str) -> None:
        """A recommendation follows from a finding."""
        with self._step("Link recommendation"):
            self._rows.add(Basis(derived_id("basis", recommendation, finding), recommendation, finding))

    def no_longer_rests_on(self, recommendation: str, finding: str) -> None:
        """It does not follow from that finding after all; both stay."""
        with self._step("Unlink recommendation"):
            self._rows.remove(Basis, derived_id("basis", recommendation, finding))

    def drop_recommendation(self, recommendation: str) -> None:
        """Take a recommendation out, and what it rested on; undoing brings both back."""
        with self._step("Drop recommendation"):
            self._rows.remove(Recommendation, recommendation)

    def _tier(self, tier: str | None) -> list[Recommendation]:
        return self._rows.where(Recommendation, tier=tier)

    def _shift(self, recommendation: str, by: int) -> None:
        now = self.recommendation(recommendation)
        together = of_one_section(now, self._tier(now.tier), self._rows.all(Theme))
        column = [each for each in self._tier(now.tier) if each.id in together]
        was = next(index for index, each in enumerate(column) if each.id == recommendation)
        if 0 <= was + by < len(column):
            with self._step("Move recommendation"):
                place(self._rows, Recommendation, without(column, recommendation), recommendation, was + by)
