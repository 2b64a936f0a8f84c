"""Values against kinds: surprises, lengths, dates, unknown and missing keys, each at its place."""

import datetime as dt
import time

import pytest

from stonehand.intake.forms import ANY_TEXT, DAY, FLAG, FRACTION, LENGTH, LINES, SCHEMA, SHARE, SIZE, TEXT, whole
from stonehand.intake.kinds import Each, Either, Form, Key, Placed, Record
from stonehand.intake.reading import Fields, Written, read_document, read_fields
from stonehand.intake.strict_yaml import read_yaml
from stonehand.intake.surprises import surprise
from stonehand.model.finding import Finding, Where

START = Where("a.yaml", 1, 1)


def read(text: str, **keys: Key) -> tuple[Fields | None, tuple[Finding, ...]]:
    outcome = read_fields(read_yaml("a.yaml", text), Record("Test", "A test.", keys), START)
    return outcome.value, outcome.findings


def value_of(written: str, form: Form) -> object:
    fields, findings = read(f"a: {written}", a=Key(form, "A."))
    assert not findings
    assert fields is not None
    return fields["a"]


@pytest.mark.parametrize(
    ("word", "made"),
    [
        ("no", "the logical value false"),
        ("Yes", "the logical value true"),
        ("ON", "the logical value true"),
        ("off", "the logical value false"),
        ("12:30", "the number 750, counted in sixties"),  # 12 * 60 + 30
        ("1:00:00", "the number 3600, counted in sixties"),
        ("2:1", "the number 121, counted in sixties"),
        ("010", "the number 8, counted in eights"),
        ("0o17", "the number 15"),
        ("0x1F", "the number 31"),
        ("08", "a number"),
        ("1e3", "the number 1000"),
        ("1_000", "the number 1000"),
        ("+44", "the number 44"),
        (".inf", "a number without end"),
        ("2026-11-27", "a date"),
        ("~", "nothing"),
        ("Null", "nothing"),
    ],
)
def test_surprises(word: str, made: str) -> None:
    """A plain word YAML takes for something else is no text; the finding says what, and how quotes help."""
    assert surprise(word) == made
    _, findings = read(f"a: {word}", a=Key(TEXT, "A."))
    assert len(findings) == 1
    assert findings[0].where == Where("a.yaml", 1, 4)
    if made != "nothing":
        assert findings[0].id == "intake/yaml-surprise"
        assert made in findings[0].message
        assert findings[0].hint == f'write "{word}"'
    assert value_of(f'"{word}"', TEXT) == word


@pytest.mark.parametrize(
    "word", ["none", "2026", "1.40", "-3", "0", "North", "no one", "12:30 to 2", "£1.40", "on-air", "Nos"]
)
def test_plain_text(word: str) -> None:
    """Other plain words are text, exactly as written, numbers too."""
    assert surprise(word) is None
    assert value_of(word, TEXT) == word


@pytest.mark.parametrize(
    "word", ["9" * 5000, "0" + "7" * 5000, "0x" + "f" * 5000, "1:" + "59:" * 3000 + "59", "1e" + "9" * 400]
)
def test_surprises_of_any_length(word: str) -> None:
    """A word of a hundred thousand digits costs nothing and breaks nothing."""
    began = time.process_time()
    word *= 20
    read(f"a: {word}", a=Key(TEXT, "A."))
    read(f"a: {word}", a=Key(whole(1, 9), "A."))
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    ("written", "form", "value"),
    [
        ("48.2mm", LENGTH, 48.2 * 72 / 25.4),
        ("10 pt", LENGTH, 10.0),
        ('"1in"', LENGTH, 72.0),
        ("14 lines", LINES, 14),
        ("1 line", LINES, 1),
        ("2%", SHARE, 0.02),
        ("-1.5 %", SHARE, -0.015),
        ("2026-11-27", DAY, dt.date(2026, 11, 27)),
        ('"2026-11-27"', DAY, dt.date(2026, 11, 27)),
        ("true", FLAG, True),
        ("0.25", FRACTION, 0.25),
        ("7", whole(1, 9), 7),
        ("one   two", TEXT, "one two"),
        ('"10\\_km"', TEXT, "10\u00a0km"),
        ('""', ANY_TEXT, ""),
    ],
)
def test_values(written: str, form: Form, value: object) -> None:
    """Lengths come out in points, shares as fractions, dates as dates."""
    assert value_of(written, form) == pytest.approx(value)


def test_size() -> None:
    """A page's size is two lengths."""
    assert value_of("289mm x 380mm", SIZE) == pytest.approx((289 / 25.4 * 72, 380 / 25.4 * 72))


@pytest.mark.parametrize(
    ("written", "form", "fault"),
    [
        ("8.7", LENGTH, "intake/length-without-unit"),
        ('"8.7"', LENGTH, "intake/length-without-unit"),
        ("14", LINES, "intake/length-without-unit"),
        ("2", SHARE, "intake/length-without-unit"),
        ("8.7px", LENGTH, "intake/bad-value"),
        ("-3mm", LENGTH, "intake/bad-value"),
        ("big", LENGTH, "intake/bad-value"),
        ("[10pt]", LENGTH, "intake/bad-value"),
        ("999999999mm", LENGTH, "intake/bad-value"),
        ("2026-13-45", DAY, "intake/bad-value"),
        ("2026-2-30", DAY, "intake/bad-value"),
        ("27.11.2026", DAY, "intake/bad-value"),
        ("yes", FLAG, "intake/yaml-surprise"),
        ('"true"', FLAG, "intake/bad-value"),
        ("'7'", whole(1, 9), "intake/bad-value"),
        ("07", whole(1, 9), "intake/yaml-surprise"),
        ("1e1", whole(1, 99), "intake/yaml-surprise"),
        ("10", whole(1, 9), "intake/bad-value"),
        ("1.5", FRACTION, "intake/bad-value"),
        ("", TEXT, "intake/bad-value"),
        ('" "', TEXT, "intake/bad-value"),
        ("{b: c}", TEXT, "intake/bad-value"),
    ],
)
def test_wrong_values(written: str, form: Form, fault: str) -> None:
    """A value of the wrong kind is reported where it stands, with its key and an action, and gives no value."""
    fields, findings = read(f"\nab: {written}", ab=Key(form, "A."))
    assert fields is None
    assert [(finding.id, finding.where) for finding in findings] == [(fault, Where("a.yaml", 2, 5 if written else 4))]
    assert "`ab" in findings[0].message
    assert findings[0].hint


def test_unknown_key() -> None:
    """An unknown key is an error at the key, with the nearest known one; the rest is read."""
    fields, findings = read(
        "  headlin: x\n  kicker: y", headline=Key(ANY_TEXT, "A.", ""), kicker=Key(ANY_TEXT, "B.", "")
    )
    assert fields is not None
    assert fields["kicker"] == "y"
    assert [(finding.id, finding.where) for finding in findings] == [("intake/unknown-key", Where("a.yaml", 1, 3))]
    assert findings[0].hint == "did you mean `headline`?"


def test_missing_key() -> None:
    """A key that must stand is missed at its record, whose name is said."""
    _, findings = read("a:\n  b: x", a=Key(Record("A", "A.", {"b": Key(TEXT, "B."), "c": Key(LENGTH, "C.")}), "A."))
    assert [(finding.id, finding.where) for finding in findings] == [("intake/missing-key", Where("a.yaml", 2, 3))]
    assert findings[0].message == "`c` is missing in `a`"
    assert findings[0].hint == "add `c: 48.2mm`"


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_empty_is_the_default(written: str) -> None:
    """An optional key without a value is as if it did not stand."""
    fields, findings = read(f"a: {written}", a=Key(TEXT, "A.", "default"))
    assert not findings
    assert fields is not None
    assert fields["a"] == "default"


def test_a_bad_value_leaves_the_default() -> None:
    """An optional key with a wrong value is reported and left at its default, so that the rest can be looked at."""
    fields, findings = read("a: 8.7", a=Key(LENGTH, "A.", 3.0))
    assert fields is not None
    assert fields["a"] == 3.0
    assert len(findings) == 1


def test_lists() -> None:
    """Values of a list keep their places; a wrong one is named by its number and left out."""
    fields, findings = read("a: [one, no, three]", a=Key(Each(Placed(TEXT)), "A."))
    assert fields is not None
    assert fields["a"] == (Written("one", Where("a.yaml", 1, 5)), Written("three", Where("a.yaml", 1, 14)))
    assert "`a[2]: no`" in findings[0].message


def test_lists_of_a_length() -> None:
    """A list of four takes four."""
    _, findings = read("a: [1, 0, 0]", a=Key(Each(FRACTION, 4, 4), "A."))
    assert findings[0].message == "`a` holds 3 values; wanted are 4"


def test_either() -> None:
    """A record may be cut down to its first key's text, and keeps its place."""
    quote = Record("Quote", "A quote.", {"text": Key(TEXT, "T."), "source": Key(ANY_TEXT, "S.", "")})
    fields, findings = read("a:\n- One\n- {text: Two, source: Ann}", a=Key(Each(Either(TEXT, quote)), "A."))
    assert not findings
    assert fields is not None
    assert [(each["text"], each["source"], each.place("text").line) for each in fields["a"]] == [
        ("One", "", 2),
        ("Two", "Ann", 3),
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("schema: 2", "intake/unknown-schema"),
        ("schema: '1'", "intake/bad-value"),
        ("# nothing", "intake/missing-key"),
        ("- 1", "intake/bad-value"),
    ],
)
def test_schema(text: str, fault: str) -> None:
    """Every file says `schema: 1`."""
    record = Record("File", "A file.", {"schema": Key(SCHEMA, "Version.")})
    assert [finding.id for finding in read_document("a.yaml", text, record).findings] == [fault]


def test_all_faults_at_once() -> None:
    """Faults in different keys are all reported."""
    _, findings = read(
        "a: no\nb: 3\nc: 1\nd: 2026-13-45", a=Key(TEXT, "A."), b=Key(LENGTH, "B."), d=Key(DAY, "D."), e=Key(TEXT, "E.")
    )
    assert [finding.id for finding in findings] == [
        "intake/yaml-surprise",
        "intake/length-without-unit",
        "intake/unknown-key",
        "intake/bad-value",
        "intake/missing-key",
    ]
