"""What `handout email` refuses: with words, the right exit code, and no half kit."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handout import resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

SENDER = "sender: replace-with-sender@sender.example"
CLINIC = "styles/brands/mill/clinic.yaml"
HANDOUT = "content/handouts/walking.yaml"
LABELS = "content/labels/en.yaml"
DIALECT = "styles/dialects/own.yaml"
TEMPLATE = "templates/email/message.mjml"
LIBRARY = {
    DIALECT: (resources.bundled() / "styles/dialects/eml.yaml").read_text(encoding="utf-8"),
    TEMPLATE: (resources.templates() / "email/message.mjml").read_text(encoding="utf-8"),
    LABELS: "words: {}\nsides: {}\n",
}


def words(**labels: str) -> tuple[str, str, str]:
    """A clinic's own labels."""
    lines = "".join(f"  {key.replace('_', '-')}: {text}\n" for key, text in labels.items())
    return LABELS, "words: {}\n", f"words:\n{lines}"


# Name: file, what stands there, what stands there instead, options, exit code, what is said.
FAULTS: dict[str, tuple[tuple[str, str, str], list[str], int, str]] = {
    "no postal address": ((CLINIC, "address: [12 Mill Street]\n", ""), [], 3, "'address' is missing"),
    "no place on the web": (
        (CLINIC, "web: mill.example", 'web: ""'),
        [],
        3,
        f"{CLINIC}:1:1: error: the brand 'mill' has no web site, and the message must lead",
    ),
    "an empty postal address": ((CLINIC, "[12 Mill Street]", "[]"), [], 3, "[empty-value]"),
    "a subject of 61 characters": (
        words(email_subject="a" * 61),
        [],
        3,
        "the subject has 61 characters; phones show 60",
    ),
    "a title of 61 characters as subject": (
        (HANDOUT, "Walking again", "W" * 48),
        ["--allow-condition-words"],
        3,
        "the subject has 62 characters",
    ),
    "a dose of a medicine in the message": (
        words(email_opening="Take 400 mg of ibuprofen before you read it."),
        [],
        3,
        "the words of 'email-opening': ",
    ),
    "a condition in the subject": (words(email_subject="Your heel pain"), [], 3, "the subject holds 'heel'"),
    "the title in the subject": (words(email_subject="About diabetes"), [], 3, "[condition-word]"),
    "a condition in the address": (
        (
            "handout.toml",
            'edition = "standard"',
            'edition = "standard"\naddress = "https://mill.example/heel-pain"',
        ),
        [],
        3,
        "holds 'heel'",
    ),
    "a line break in the title": (
        (HANDOUT, "Walking again", '"Walking\\nBcc: all@mill.example"'),
        [],
        3,
        "[several-lines]",
    ),
    "a line break in the clinic's name": (
        (CLINIC, "Mill Street Clinic", '"Mill\\nBcc: a@b.example"'),
        [],
        3,
        "[several-lines]",
    ),
    "a carriage return in the name": (
        (CLINIC, "Mill Street Clinic", '"Mill\\rBcc: a@b.example"'),
        [],
        3,
        "[unseen-character]",
    ),
    "a line separator in the name": (
        (CLINIC, "Mill Street Clinic", '"Mill\\u2028Bcc: x"'),
        [],
        3,
        "[unseen-character]",
    ),
    "a line break in the subject": (words(email_subject='"A\\nBcc: a@b.example"'), [], 3, "[several-lines]"),
    "a stand-in in the title": (
        (HANDOUT, "Walking again", '"Walking \\u20660\\u2069"'),
        [],
        3,
        "[unseen-character]",
    ),
    "a line break in the sender": (
        (DIALECT, SENDER, 'sender: "a@b.example\\nBcc: c@d.example"'),
        ["--for", "own"],
        3,
        "[several-lines]",
    ),
    "a sender that is no address": (
        (DIALECT, SENDER, "sender: nobody at home"),
        ["--for", "own"],
        3,
        "is not a mail address",
    ),
    "a misspelt key of a dialect": (
        (DIALECT, "  unsubscribe:", "  unsubcribe:"),
        ["--for", "own"],
        3,
        "did you mean 'unsubscribe'?",
    ),
    "a misspelt file of a dialect": (
        (DIALECT, "  email.txt:", "  emial.txt:"),
        ["--for", "own"],
        3,
        "did you mean 'email.txt'?",
    ),
    "a PDF over the limit": (
        (DIALECT, "pdf: 1000000", "pdf: 1000"),
        ["--for", "own"],
        3,
        "kB; a mail program takes 1 kB",
    ),
    "a preview over the limit": (
        (DIALECT, "image: 100000", "image: 100"),
        ["--for", "own"],
        3,
        "preview@2x.png is",
    ),
    "a message over the limit": (
        (DIALECT, "html: 80000", "html: 800"),
        ["--for", "own"],
        3,
        "email.html is",
    ),
    "an attachment over the limit": (
        (DIALECT, "attachment: 7000000", "attachment: 7000"),
        ["--for", "own", "--attach"],
        3,
        "the attached handout.pdf is",
    ),
    "an attachment that nobody takes": (
        (DIALECT, "attachment: 7000000", "attachment: 0"),
        ["--for", "own", "--attach"],
        3,
        "takes no attachments",
    ),
    "a file whose name is refused": (
        (DIALECT, "message: 10000000", "endings: [png]\n  message: 10000000"),
        ["--for", "own"],
        3,
        "takes no file whose name ends in .pdf",
    ),
    "a condition in one word in the address": (
        (
            "handout.toml",
            'edition = "standard"',
            'edition = "standard"\naddress = "https://mill.example/heelpain"',
        ),
        [],
        3,
        "holds 'heelpain'",
    ),
    "a campaign from nowhere": (
        (CLINIC, "[12 Mill Street]", "[Fairview]"),
        ["--for", "mailchimp"],
        3,
        f"{CLINIC}:1:1: error: the address of the brand 'mill' is no postal address",
    ),
    "an attachment to a campaign": (
        (HANDOUT, "", ""),
        ["--for", "mailchimp", "--attach"],
        3,
        "Mailchimp takes no attachments",
    ),
    "a tag that an author could write": (
        (DIALECT, "https://unsubscribe.example/replace-this-address", '"[[leave]]"'),
        ["--for", "own"],
        3,
        "would be taken for this tag",
    ),
    "a tracking pixel": (
        (
            TEMPLATE,
            "</mj-body>",
            '<mj-raw><img src="https://count.example/p.gif" alt="" /></mj-raw></mj-body>',
        ),
        [],
        3,
        "the message loads 'https://count.example/p.gif'",
    ),
    "a condition in a link's parameters": (
        (
            TEMPLATE,
            "</mj-body>",
            '<mj-raw><a href="https://mill.example/?utm_campaign=heel%2Dpain">x</a></mj-raw></mj-body>',
        ),
        [],
        3,
        "an address in email.html holds 'heel'",
    ),
    "a template without the preview": (
        (TEMPLATE, 'src="{{ picture }}"', 'src=""'),
        [],
        3,
        "[missing-preview]",
    ),
    "a template without the way out": (
        (TEMPLATE, '"{{ unsubscribe }}"', '"https://mill.example"'),
        [],
        3,
        "[missing-unsubscribe]",
    ),
    "a template that is no MJML": (
        (TEMPLATE, "</mj-body>", ""),
        [],
        3,
        "message.mjml: error: a template does not work",
    ),
    "a template that names nothing": (
        (TEMPLATE, "{{ contact }}", "{{ contcat }}"),
        [],
        3,
        "'contcat' is undefined",
    ),
    "a template that reaches out": (
        (TEMPLATE, "{{ contact }}", "{{ contact.__class__.__mro__ }}"),
        [],
        3,
        "[template]",
    ),
    "an unknown handout": ((HANDOUT, "", ""), ["walkng"], 2, "did you mean 'walking'?"),
    "a handout in other letters": ((HANDOUT, "", ""), ["gehübung"], 2, "there is no handout 'gehübung'"),
    "an unknown dialect": ((HANDOUT, "", ""), ["--for", "emll"], 2, "did you mean 'eml'?"),
    "an unknown brand": ((HANDOUT, "", ""), ["--brand", "mil"], 2, "did you mean 'mill'?"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_it_is_refused_and_nothing_is_written(
    name: str, command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    (place, old, new), options, code, said = FAULTS[name]
    path = clinic / place
    text = LIBRARY[place] if place in LIBRARY else path.read_text(encoding="utf-8")
    assert old in text
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    named = [] if options and not options[0].startswith("-") else ["walking"]
    ran = command("--project", clinic, "email", *named, *options, "--out", tmp_path / "out")
    assert said in ran.err
    assert (ran.code, ran.out) == (code, "")
    assert list(tmp_path.iterdir()) == []


def test_words_in_attributes_stay_words(command: Callable[..., Ran], clinic: Path, tmp_path: Path) -> None:
    """The compiler of MJML writes attributes as a debugger shows them; it must never see an author's."""
    said = 'It\'s \\ a "quoted" \u00a0& held-0-held'
    (clinic / TEMPLATE).parent.mkdir(parents=True)
    marked = LIBRARY[TEMPLATE].replace(
        'alt="{{ picture_words }}"', 'alt="{{ labels[\'email-preview-alt\'] }} {{ "B" }}"'
    )
    (clinic / TEMPLATE).write_text(marked, encoding="utf-8")
    (clinic / LABELS).parent.mkdir(parents=True)
    quoted = said.replace("'", "''")
    (clinic / LABELS).write_text(f"words: {{email-preview-alt: '{quoted}'}}\nsides: {{}}\n", encoding="utf-8")
    for _ in range(2):
        ran = command("--project", clinic, "email", "walking", "--out", tmp_path)
        assert ran.code == 0, ran.err
        html = Path(ran.out.strip(), "email.html").read_text(encoding="utf-8")
        (alt,) = re.findall(r'alt="([^"]*)"', html)
        assert unescape(alt) == f"{said} B"


def test_the_last_kit_stays_when_the_next_one_fails(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    made = Path(command("--project", clinic, "email", "walking", "--out", tmp_path).out.strip())
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    place, _, labels = words(email_subject="Your heel")
    (clinic / place).parent.mkdir(parents=True)
    (clinic / place).write_text(labels + "sides: {}\n", encoding="utf-8")
    assert command("--project", clinic, "email", "walking", "--out", tmp_path).code == 3
    assert {path.name: path.read_bytes() for path in made.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == [made.name]


def test_a_file_in_the_way_is_no_bug(command: Callable[..., Ran], clinic: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    ran = command("--project", clinic, "email", "walking", "--out", tmp_path / "out")
    assert ran.code == 5
    assert "[cannot-write]" in ran.err
    assert (tmp_path / "out").read_text() == "mine"


def test_hard_words_of_the_clinics_own_are_warned_of(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    place, _, labels = words(email_opening="Utilize this handout at home.")
    (clinic / place).parent.mkdir(parents=True)
    (clinic / place).write_text(labels + "sides: {}\n", encoding="utf-8")
    ran = command("--project", clinic, "email", "walking", "--out", tmp_path)
    assert ran.code == 0
    assert f"{place}:1:1: warning: the words of 'email-opening': 'Utilize' has a plainer word" in ran.err
