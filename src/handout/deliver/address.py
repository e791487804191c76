"""One e-mail address, and nothing else that a header could be led astray by."""

from __future__ import annotations

import re

from handout.diagnostics import RequestError, error

_LONGEST = 254  # RFC 5321, 4.5.3.1.3 (a path of 256, less its angle brackets)
_LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1
_LONGEST_LABEL = 63  # RFC 1035, 2.3.4
# RFC 5322, 3.2.3: dot-atom. Quoted local parts and address literals exist on paper; nobody's clinic has one.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = rf"[A-Za-z0-9](?:[A-Za-z0-9-]{{0,{_LONGEST_LABEL - 2}}}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@({_LABEL}(?:\.{_LABEL})*)")


def is_address(written: str) -> bool:
    """Whether it is one address, without a name beside it."""
    found = _ADDRESS.fullmatch(written)
    return found is not None and len(written) <= _LONGEST and len(found[1]) <= _LONGEST_LOCAL


def require_address(written: str) -> str:
    """The address, once it is one: `user@clinic.example`.

    Raises:
        RequestError: it is none, a list of them, has a name beside it, or holds line breaks or characters
            outside ASCII.
    """
    if is_address(written):
        return written
    raise RequestError(error("bad-address", f"{written!a} is not one e-mail address", hint=_hint(written)))


def _hint(written: str) -> str:
    if re.search(r"[\r\n]", written):
        return "an address is one line"
    if re.search(r"[,;]", written) or written.count("@") > 1:
        return "a test goes to one address, never to a list"
    if re.search(r"[<>\"\s]", written):
        return "write the address alone: user@clinic.example"
    if not written.isascii():
        return "only addresses in ASCII letters can be used here"
    return "write it as user@clinic.example"
