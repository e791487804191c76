"""Each tool's limits, one byte on either side, and said with the numbers that a person knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from handout.inspect.email import checks, faults, name_faults, postal_fault
from handout.model.kit import ATTACHED, HTML, MESSAGE, PDF, PREVIEW, SHARP
from tests.kit.messages import project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handout.model.dialect import Dialect

FILES = (HTML, PREVIEW, SHARP, PDF, ATTACHED, MESSAGE)
CAMPAIGNS = ("brevo", "listmonk", "mailchimp", "sendgrid")


class Bytes(bytes):
    """Content of a size, without the content."""

    size = 0

    def __len__(self) -> int:
        return self.size


def said(dialect: Dialect, sizes: Mapping[str, int]) -> list[str]:
    files = {}
    for name in FILES:
        if name != ATTACHED or name in sizes:
            files[name] = Bytes()
            files[name].size = sizes.get(name, 1)
    return [str(fault) for fault in faults(checks(files, ("A subject",), dialect), dialect)]


def most(dialect: Dialect) -> dict[str, int]:
    limits = dialect.limits
    sizes = {HTML: limits.html, PREVIEW: limits.image, SHARP: limits.image, PDF: limits.pdf}
    taken = {ATTACHED: limits.attachment, MESSAGE: limits.message}
    return sizes | {name: size for name, size in taken.items() if size}


@pytest.mark.parametrize("name", [*CAMPAIGNS, "eml"])
def test_what_is_at_the_limit_passes_and_a_byte_more_does_not(name: str) -> None:
    dialect = project().dialects[name]
    limits = most(dialect)
    assert len(limits) >= 4
    assert said(dialect, limits) == []
    for file, size in limits.items():
        (found,) = said(dialect, limits | {file: size + 1})
        assert found.endswith("[too-large-for-mail]")
        assert f"styles/dialects/{name}.yaml" in found


@pytest.mark.parametrize(
    ("name", "file", "size", "words"),
    [
        ("mailchimp", PDF, 11_190_001, "handout.pdf is 11.2 MB; Mailchimp takes 10 MB"),
        ("mailchimp", PDF, 10_000_001, "handout.pdf is 10.1 MB; Mailchimp takes 10 MB"),
        ("mailchimp", PREVIEW, 1_200_000, "preview.png is 1.2 MB; Mailchimp takes 1 MB"),
        ("mailchimp", ATTACHED, 1, "Mailchimp takes no attachments"),
        ("brevo", ATTACHED, 4_000_000, "the attached handout.pdf is 4 MB; Brevo takes 3.9 MB"),
        ("sendgrid", MESSAGE, 20_000_001, "message.eml is 20.1 MB; SendGrid takes 20 MB"),
        ("listmonk", ATTACHED, 5_000_001, "the attached handout.pdf is 5.1 MB; listmonk takes 5 MB"),
        ("listmonk", HTML, 80_001, "email.html is 80.1 kB; Gmail cuts off what is over 80 kB"),
    ],
)
def test_the_numbers_are_said(name: str, file: str, size: int, words: str) -> None:
    (found,) = said(project().dialects[name], {file: size})
    assert words in found


@pytest.mark.parametrize(
    ("lines", "passes"),
    [
        (("12 Mill Street",), True),
        (("P.O. Box 7", "Fairview"), True),
        (("Fairview",), False),
        (("mill.example",), False),
    ],
)
@pytest.mark.parametrize("name", [*CAMPAIGNS, "eml"])
def test_a_campaign_needs_a_postal_address(name: str, lines: tuple[str, ...], *, passes: bool) -> None:
    brand = project().brands["riverside"]
    brand = replace(brand, clinic=replace(brand.clinic, address=lines))
    fault = postal_fault(brand, project().dialects[name])
    assert (fault is None) == (passes or name == "eml")
    assert fault is None or fault.code == "no-postal-address"


@pytest.mark.parametrize("name", [*CAMPAIGNS, "eml"])
def test_the_names_of_a_kit_pass_everywhere(name: str) -> None:
    dialect = project().dialects[name]
    assert list(name_faults((PDF, PREVIEW, SHARP), dialect)) == []
    refused = [fault.code for fault in name_faults(("handout.exe", "HANDOUT.PDF"), dialect)]
    assert refused == (["file-name"] if dialect.limits.endings else [])


def test_a_name_that_is_refused_is_said_with_those_that_are_taken() -> None:
    dialect = project().dialects["mailchimp"]
    strict = replace(dialect, limits=replace(dialect.limits, endings=("png", "gif")))
    (fault,) = name_faults((PDF, PREVIEW, SHARP), strict)
    assert "Mailchimp takes no file whose name ends in .pdf: handout.pdf (it takes png, gif)" in str(fault)
