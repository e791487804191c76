import re

import pydyf

from handout.render.numbers import shorten_numbers


def written(*items: object) -> bytes:
    pdf = pydyf.PDF()
    content = pydyf.Stream(list(items))
    pdf.add_object(content)
    pdf.add_page(pydyf.Dictionary({"Type": "/Page", "Contents": content.reference}))
    shorten_numbers(pdf)
    return b"\n".join(content.stream)


def test_numbers_end_after_three_decimals() -> None:
    assert written(b"90.708661 -12.5 m", b"0.1234 rg", "1 0 0 -1 3 4.0005 Tm") == (
        b"90.708 -12.5 m\n0.123 rg\n1 0 0 -1 3 4.000 Tm"
    )


def test_a_matrix_stays_exact() -> None:
    assert written(b"0.293456 0 0 0.293456 10.12345 0 cm") == b"0.293456 0 0 0.293456 10.12345 0 cm"


def test_words_and_marks_stay_as_they_are() -> None:
    mark = pydyf.Dictionary({"MCID": 7})
    assert written("/Span", mark, b"BDC", b"[<00160037>11<0034>] TJ", b"EMC") == (
        b"/Span\n<</MCID 7>>\nBDC\n[<00160037>11<0034>] TJ\nEMC"
    )


def test_other_streams_keep_every_digit() -> None:
    pdf = pydyf.PDF()
    other = pydyf.Stream([b"1.23456789"])
    form = pydyf.Stream([b"1.23456789 w"], {"Type": "/XObject", "Subtype": "/Form"})
    pdf.add_object(other)
    pdf.add_object(form)
    shorten_numbers(pdf)
    assert other.stream == [b"1.23456789"]
    assert form.stream == [b"1.234 w"]
    assert re.search(rb"1\.234 w", form.data)
