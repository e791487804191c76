import re

import pydyf

from handout.render.numbers import shorten_numbers, shorten_places


def written(*items: object) -> bytes:
    pdf = pydyf.PDF()
    content = pydyf.Stream(list(items))
    pdf.add_object(content)
    pdf.add_page(pydyf.Dictionary({"Type": "/Page", "Contents": content.reference}))
    shorten_numbers(pdf)
    return b"\n".join(content.stream)


def test_numbers_end_after_three_decimals_and_those_of_ten_and_more_after_two() -> None:
    assert written(b"90.708661 -12.5 m", b"0.1234 rg", "1 0 0 -1 3 4.0005 Tm") == (
        b"90.7 -12.5 m\n0.123 rg\n1 0 0 -1 3 4 Tm"
    )


def test_zeros_at_the_end_say_nothing_and_names_are_no_numbers() -> None:
    assert written(b"1.50 10.000 0.0 -20.10 100 0.050 re\n/A1.0 gs\n/a0.850 gs") == (
        b"1.5 10 0 -20.1 100 0.05 re\n/A1.0 gs\n/a0.850 gs"
    )


def test_a_matrix_stays_exact() -> None:
    assert written(b"0.293456 0 0 0.293456 10.12345 0 cm") == b"0.293456 0 0 0.293456 10.12345 0 cm"


def test_words_and_marks_stay_as_they_are() -> None:
    mark = pydyf.Dictionary({"MCID": 7})
    assert written("/Span", mark, b"BDC", b"[<00160037>11<0034>] TJ", b"EMC") == (
        b"/Span\n<</MCID 7>>\nBDC\n[(\0\x16\0\x37)11(\0\x34)] TJ\nEMC"
    )


def test_glyphs_without_room_between_them_are_one_string() -> None:
    assert written(b"[<0016>0<0037>-11<0034>0<0001>0] TJ") == b"[(\0\x16\0\x37)-11(\0\x34\0\1)] TJ"
    assert written(b"[<0016>10<0037>100<0034>] TJ") == b"[(\0\x16)10(\0\x37)100(\0\x34)] TJ"


def test_bytes_that_mean_something_in_a_string_are_escaped() -> None:
    assert written(b"[<0028>0<0029>0<005c>0<000d>] TJ") == b"[(\0\\(\0\\)\0\\\\\0\\r)] TJ"


def test_large_type_stands_to_a_tenth_and_small_units_to_a_thousandth() -> None:
    assert (
        written(b"BT\n1 0 0 -1 253.2284 303.6071 Tm\n/ABC 16 Tf")
        == b"BT\n1 0 0 -1 253.2 303.6 Tm\n/ABC 16 Tf"
    )
    assert (
        written(b"BT\n1 0 0 -1 0.2284 0.6071 Tm\n/ABC 0.5 Tf") == b"BT\n1 0 0 -1 0.228 0.607 Tm\n/ABC 0.5 Tf"
    )


def test_places_to_go_to_are_rounded() -> None:
    pdf = pydyf.PDF()
    place = pydyf.Array([b"3 0 R", "/XYZ", 48.188976, 760.818898, 0])
    outline = pydyf.Dictionary({"Title": pydyf.String("A"), "Dest": place})
    link = pydyf.Dictionary({"Subtype": "/Link", "Rect": pydyf.Array([1.23456, 2, 3.99, 4])})
    for entry in (outline, link):
        pdf.add_object(entry)
    names = pydyf.Array([pydyf.String("a"), place])
    pdf.catalog["Names"] = pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": names})})
    shorten_places(pdf)
    rounded = [b"3 0 R", "/XYZ", 48.2, 760.8, 0]
    assert outline["Dest"] == names[1] == rounded
    assert link["Rect"] == [1.2, 2, 4.0, 4]


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
