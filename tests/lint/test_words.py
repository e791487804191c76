"""What the word lists find, what they leave, and what is said of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from handout.diagnostics import Span
from handout.lint import form, numbers, terms, tone, words
from handout.lint.numbers import natural
from handout.lint.patterns import any_of
from handout.lint.phrases import Phrases
from handout.lint.prose import Kind, line_block
from handout.lint.run import lint
from handout.model.content import Passage
from tests.lint.examples import loaded, rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from handout.diagnostics import Diagnostic

TODAY = dt.date(2026, 11, 22)


# Rules about the whole handout or about sources are other tests' business.
LANGUAGE = {*words.CHECKS, *terms.CHECKS, *numbers.CHECKS, *tone.CHECKS, *form.CHECKS}


def findings(root: Path, example: dict[str, object]) -> list[Diagnostic]:
    """What the rules of language find in an example's project."""
    made = loaded(root, example)
    return [one for one in lint(made.project, rulebook(), TODAY).findings if one.code in LANGUAGE]


def said(root: Path, body: str) -> list[str]:
    """The codes and hints of what they find in a section."""
    return [f"{one.code} {one.hint}" for one in findings(root, {"section": body})]


def codes(root: Path, body: str) -> list[str]:
    return [one.split()[0] for one in said(root, body)]


@pytest.mark.parametrize(
    "innocent",
    [
        "Sit on a low stool to put your shoes on.",
        "You should feel a stretch in your calf.",
        "Should it hurt more, stop.",
        "There is no cure that works for all.",
        "It has not been proven to help.",
        "Replace shoes that are worn out.",
        "High blood pressure (hypertension) is common.",
        "High blood pressure, or hypertension, is common.",
        "This is called hypertension. Your hypertension may go.",
        "About 8 in 10 people (80%) feel better.",
        "Eat less than 2000 mg of salt each day.",
        "Studies from 1990-2005 found 3 of 10.",
        "It bends at 1 inch (2 to 3 cm).",
        "Deep vein (DVT) clots are rare.",
        "Ask for an X-ray or an MRI scan.",
        "Use NHS 111 online.",
        "Is it guaranteed to help?",
        "The band is at L4-5 in the spine.",
        "Have a drink at 5:30pm.",
        # From docs/precision.md: what was found and was right as it stood, in words of our own.
        "Small strokes (TIAs) pass. A TIA is a sign.",
        "## RICE\n\n- Rest.\n- Ice.\n- Compression.\n- Elevation.",
        "Gas may rise. This is called GERD.",
        "It should not be painful.",
        "Your foot does not work the way it should.",
        "Ask if you should wear a splint.",
        "Many know it by its brand name, Tylenol.",
        "Choose food with 5% or less daily value of salt.",
        "The chance is 25%, or one in four.",
        "Tell us if you have asthma, gout, or a cough.",
        "## What is hypertension?\n\nHypertension means high blood pressure.",
        "A lump can be benign, with no cancer cells.",
        "Your sugar was 200 milligrams per deciliter.",
        "Do not use it until the cut is fully healed.",
        "Walk 1 mile. Eat 15 grams of carbohydrate.",
        "Some babies have renal dysplasia.",
        "The Institute of Neurological Disorders has more.",
        "A lump may be benign. Benign lumps are not cancer.",
        "Some illnesses, such as sciatica, come and go.",
        "You may have sciatica. The big nerve of the leg is sore.",
        "Doctors call this disseminated disease.",
        "The KNEE charity can help.",
        "A painkiller called Tylenol may help.",
        "Staff will help you plan your day.",
        "Some non-steroidal anti-inflammatory drugs, NSAIDS, may help.",
        "Ask your nurse when you should take it off.",
        "The gain should not be underestimated.",
        "It may come with the wear and tear of daily life.",
        "About 1.2 million have it.",
        "After this your toe should be in a better position.",
        "Your doctor should explain the plan.",
        "The redness should not be growing.",
        "You should have less pain in a week.",
        "The medical name of this lump is hallux valgus.",
        "Orthotics such as heel pads may help.",
        "## Total knee replacement (TKR)\n\nA TKR may help.",
        "Read a patient's guide to the knee.",
        "The share is 85 in 100, according to the Foot Society.",
        "Wear a heel of about 1½ inches.",
        "Antibiotics will cure the infection.",
    ],
)
def test_innocent_words_are_let_pass(innocent: str, tmp_path: Path) -> None:
    assert said(tmp_path, innocent) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Utilizing a pad may help.", "WORD-01 write 'use'"),
        ("Your abdomen hurts.", "WORD-02 write 'belly'"),
        ("It helps 24% of people.", "NUM-01 write 'about 1 in 4', and of what"),
        ("It cut falls by 24%.", "NUM-01 say how many of 100 people it was before, and how many after"),
        ("A brace will help ease it.", "TONE-02 write 'may help ease'"),
        ("Rest for 2\u20133 days.", "NUM-04 write '2 to 3'"),
        ("Rest for two days.", "NUM-05 write '2 days'"),
        ("You can\u2019t pee.", "TONE-06 write 'cannot'"),
        ("Ask, e.g. your nurse.", "ABBR-02 write 'for example'"),
    ],
)
def test_what_to_write_instead_is_said(body: str, expected: str, tmp_path: Path) -> None:
    assert said(tmp_path, body) == [expected]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("You may take 200mg at night.", "NUM-07"),
        ("Call 911 if it hurts.", "LOCAL-01"),
        ("Dial (020) 7946 0123 for help.", "LOCAL-01"),
        ("Call (01482) 382609 for help.", "LOCAL-01"),
        ("If it hurts you should rest.", "TONE-05"),
        ("You should not run.", "TONE-05"),
        ("The splint should be worn at night.", "TONE-05"),
        ("People with gout should also rest.", "TONE-05"),
        ("Wear a heel of ½ inch.", "NUM-06"),
        ("It will cure your pain.", "TONE-01"),
        ("Some say COPD may come back.", "ABBR-01"),
        ("You may have renal pain.", "WORD-02"),
        ("Neurological pain may come back.", "WORD-02"),
        ("Some lumps are benign.", "WORD-02"),
        ("You may get vertigo.", "TERM-01"),
        ("Come back in TWO weeks.", "FORM-02"),
        ("Take 7 mg per day.", "NUM-07"),
        ("Use Tylenol if it hurts.", "WARE-01"),
        ("Use Softy™ pads.", "WARE-01"),
        ("STOP if it hurts.", "FORM-02"),
        ("DO THIS EACH DAY.", "FORM-02"),
        ("Rest your heel(s) at night.", "FORM-03"),
        ("Open [](https://x.example).", "LINK-01"),
        ("Patients should rest.", "TONE-07"),
        ("Your visit is on 2026-11-22.", "DATE-01"),
        ("Come at 12 noon.", "DATE-03"),
    ],
)
def test_other_forms_are_found_too(body: str, code: str, tmp_path: Path) -> None:
    assert code in codes(tmp_path, body)


def test_the_longest_phrase_counts_and_innocent_ones_hide_what_is_in_them() -> None:
    phrases = Phrases({"stool": "poop", "bowel movement": "poop", "bowel": "gut"}, ["low stool"])
    block = line_block(
        Kind.NOTE, Passage("A low stool. Stools, bowel movements; bowel, movement", Span("x", 1, 1))
    )
    assert [(hit.written, hit.listed) for hit in phrases.find(block)] == [
        ("Stools", "stool"),
        ("bowel movements", "bowel movement"),
        ("bowel", "bowel"),
    ]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (50, "1 in 2"),
        (14, "1 in 7"),
        (90, "9 in 10"),
        (33, "1 in 3"),
        (1, "1 in 100"),
        (0.5, "1 in 200"),
        (99, "99 in 100"),
    ],
)
def test_a_share_is_said_as_people_count(share: float, words: str) -> None:
    assert natural(share) == words


@pytest.mark.parametrize(
    ("body", "code", "is_found"),
    [
        (
            "Walk most days of the week. (a walk may be short, and it may be slow if you like it to be so.)",
            "SENT-01",
            False,
        ),
        (
            "There are two kinds of vitamin K. Most of us get it from plants that we eat on most days.",
            "SENT-01",
            False,
        ),
        ("Blood tests. We take some blood. We send it off. You get a call.", "SENT-02", False),
        ("We take some blood. We send it off. You get a call. Then we meet.", "SENT-02", True),
        ("Keep moving. We take some blood. We send it off. You get a call.", "SENT-02", False),
        ("We take blood. We send it off. You get a call. Then bring:\n\n- a bag\n- a pen", "SENT-02", False),
        ("We still look for the causes of atherothrombosis.", "READ-02", False),
        ("Recovery varies considerably between individuals.", "READ-02", True),
        ("Developmental disabilities are severe, long-term problems.", "READ-02", False),
        ("It is more usual in American Indian and Alaska Native adults.", "READ-02", False),
    ],
)
def test_sentences_are_counted_as_people_read_them(
    body: str, code: str, tmp_path: Path, *, is_found: bool
) -> None:
    made = loaded(tmp_path, {"section": body})
    assert (code in {one.code for one in lint(made.project, rulebook(), TODAY).findings}) is is_found


def test_a_term_is_explained_in_the_order_in_which_a_patient_reads(tmp_path: Path) -> None:
    late = "---\ntitle: What is it?\n---\nThe plantar fascia is a strong band under your foot."
    parts = [{"section": "section"}, {"section": "late"}]
    example: dict[str, object] = {
        "section": "Your plantar fascia is sore.",
        "files": {"content/sections/late.md": late},
        "handout": {"parts": parts},
    }
    assert [one.code for one in findings(tmp_path / "one", example)] == ["TERM-01"]
    example["handout"] = {"parts": parts[::-1]}
    assert findings(tmp_path / "two", example) == []


def test_words_of_one_finding_can_be_set_aside_and_others_stay(tmp_path: Path) -> None:
    body = "Rest prior to a walk. It takes approximately a week."
    example = {"section": {"lint": {"WORD-01 prior to": "it is the name of our class"}, "body": body}}
    made = loaded(tmp_path, example)
    linted = lint(made.project, rulebook(), TODAY)
    assert [one.message for one in linted.findings] == ["'approximately' has a plainer word"]
    assert [(one.code, why) for one, why in linted.waived] == [("WORD-01", "it is the name of our class")]


def test_there_are_enough_pairs_of_words() -> None:
    lists = rulebook().lists
    pairs = [
        *lists["plain-words"].values(),
        *lists["medical-words"].values(),
        *lists["perhaps-words"].values(),
    ]
    assert len(pairs) >= 500
    assert all(pairs)


@pytest.mark.parametrize(
    ("listed", "found", "left"),
    [
        (["find*"], ["find", "finding"], ["refind", "f"]),
        (["have *ed"], ["have healed"], ["have ed", "have an"]),
        (["which *"], ["which way"], ["which"]),
        (["e.g."], ["e.g."], ["eggs"]),
        (["", "a"], ["a"], [""]),
        ([], [], ["", "a"]),
    ],
)
def test_a_star_in_a_list_stands_for_letters(listed: list[str], found: list[str], left: list[str]) -> None:
    pattern = re.compile(any_of(listed))
    assert [word for word in (*found, *left) if pattern.fullmatch(word)] == found
