"""`manifest.json` of a kit: what each file is and what becomes of it, and what was checked."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from handout.model.kit import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handout.inspect.email import Check
    from handout.model.dialect import Dialect
    from handout.model.kit import Mailing


def kit_manifest(mailing: Mailing, files: Mapping[str, bytes], made: tuple[Check, ...]) -> bytes:
    """JSON with the words, the address, each file's size and hash and use, and each check's numbers.

    It names no handout: it lies in the same folder as what is put on the web.
    """
    handout, said, dialect = mailing.handout, mailing.teaser, mailing.dialect
    listed = [_file(name, content, dialect) for name, content in files.items()]
    told = {
        "for": dialect.id,
        "address": mailing.place.address,
        "version": handout.version,
        "language": handout.language,
        "made": handout.today.isoformat(),
        "subjects": list(said.subjects),
        "preheader": said.preheader,
        "files": [*listed, {"name": MANIFEST, "use": dialect.files.get(MANIFEST, "")}],
        "checks": [
            {"name": check.name, "value": check.value, "limit": check.limit, "passes": check.passes}
            for check in made
        ],
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _file(name: str, content: bytes, dialect: Dialect) -> dict[str, str | int]:
    return {
        "name": name,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "use": dialect.files.get(name, ""),
    }
