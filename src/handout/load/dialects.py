"""`styles/dialects/ID.yaml` to the model: how mail tools write their tags and what they take."""

from __future__ import annotations

from email.errors import HeaderParseError
from email.headerregistry import Address
from typing import TYPE_CHECKING, Annotated

from handout.load.dialect_checks import check_dialect
from handout.load.kinds import Check, FileModel, Line, MaybeLine, Within, key, refuse
from handout.load.overlay import Shelf, find_entries
from handout.load.yaml_files import read_file
from handout.model.dialect import Dialect, Literals, MailLimits, MergeTags

if TYPE_CHECKING:
    from handout.load.files import Layer
    from handout.load.findings import Findings
    from handout.load.overlay import Entry
    from handout.load.yaml_nodes import Tree


def _address(text: str) -> str:
    try:
        Address(addr_spec=text)
    except (HeaderParseError, ValueError, IndexError):
        refuse("bad-address", "'{text}' is not a mail address", "write name@clinic.example", text=text)
    return text


MailAddress = Annotated[Line, Check(_address)]


class TagsFile(FileModel):
    """`tags` of a dialect, in the tool's own syntax."""

    first_name: MaybeLine = key("the recipient's first name", "")
    greeting: Line = key("{plain}, or how the tool chooses between {named} and {plain}")
    unsubscribe: Line = key("the address of the page that ends the mailings")
    address: MaybeLine = key("the sender's postal address; else the clinic's is printed", "")
    archive: MaybeLine = key("the address where the message can be read in a browser", "")


_Letters = Annotated[str, Within(min_length=1)]


class LiteralsFile(FileModel):
    """`literals` of a dialect: letters that begin a tag, to what shows them as they are."""

    html: dict[_Letters, _Letters] = key("letters to what stands for them in HTML", {})
    text: dict[_Letters, _Letters] = key("the same in plain text", {})


class LimitsFile(FileModel):
    """`limits` of a dialect: sizes in bytes, and the names of files."""

    html: int = key("of email.html", gt=0)
    image: int = key("of each picture", gt=0)
    pdf: int = key("of the PDF on the web", gt=0)
    attachment: int = key("of the PDF as an attachment; 0 where the tool takes none", ge=0)
    message: int = key("of message.eml; 0 where the tool takes none", ge=0)
    endings: tuple[Line, ...] = key("of the names of files that it takes: pdf, png; none: all", ())


class DialectFile(FileModel):
    """`styles/dialects/ID.yaml`."""

    name: Line = key("what its users call the tool")
    campaign: bool = key("true where it sends to many at once")
    tags: TagsFile = key("merge tags in the tool's own syntax")
    link: Line = key("how a link's address stands in href", "{address}")
    comment: Line = key("how a comment stands in HTML so that it stays there", "{comment}")
    literals: LiteralsFile = key("letters that the tool would take for a tag", LiteralsFile())
    sender: MailAddress = key("the address to replace in From")
    recipient: Line = key("the address to replace in To, or the tool's tag")
    limits: LimitsFile = key("what the tool takes, sizes in bytes")
    steps: tuple[Line, ...] = key("the lines of README.txt", min_length=1, max_length=5)
    files: dict[str, Line] = key("file of the kit to what becomes of it")


def load_dialects(layers: tuple[Layer, ...], findings: Findings) -> Shelf[Dialect]:
    """Every dialect by id; a clinic's own replaces the library's of the same id."""
    shelf: Shelf[Dialect] = Shelf()
    entries, doubled = find_entries(layers, "styles/dialects", (".yaml", ".yml"), findings)
    for name in doubled:
        shelf.put(name, None)
    for entry in entries.values():
        before = findings.errors
        dialect = _dialect(entry, findings)
        shelf.put(entry.id, dialect if findings.errors == before else None)
    return shelf


def _dialect(entry: Entry, findings: Findings) -> Dialect | None:
    read = read_file(entry.layer, entry.path, DialectFile, findings)
    if read is None:
        return None
    file, tree = read
    return _checked(file, entry.id, tree, findings)


def _checked(file: DialectFile, name: str, tree: Tree, findings: Findings) -> Dialect | None:
    dialect = Dialect(
        id=name,
        name=file.name,
        campaign=file.campaign,
        tags=MergeTags(**vars(file.tags)),
        link=file.link,
        comment=file.comment,
        literals=Literals(file.literals.html, file.literals.text),
        sender=file.sender,
        recipient=file.recipient,
        limits=MailLimits(**vars(file.limits)),
        steps=file.steps,
        files=file.files,
        span=tree.span(()),
    )
    before = findings.errors
    check_dialect(dialect, tree, findings)
    return dialect if findings.errors == before else None
