"""The review that a clinic recorded, or that it recorded none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.render.dates import long_date

if TYPE_CHECKING:
    from handout.model.document import Handout


def review_state(handout: Handout) -> str:
    """Not yet clinically reviewed; or when, by which role, and when it is due again."""
    review, labels = handout.review, handout.labels
    if not review.reviewed:
        return labels["not-reviewed"]
    done = labels["reviewed-by"].format(date=long_date(review.reviewed, labels), role=review.by)
    if not review.next_review:
        return done
    return f"{done} · {labels['review-due'].format(date=long_date(review.next_review, labels))}"
