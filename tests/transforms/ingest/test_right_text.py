"""What is no part of a sentence stands apart: times of posts, notes, names of sites."""

from __future__ import annotations

import time

import pytest
from fpdf import FPDF

from tests.transforms.ingest.reading import blocks, document, read

POSTS = (
    "The minister said that both sides had agreed to a truce in the north of the country.",
    "Fighting went on near the border, where shells hit two villages, residents said.",
    "The envoy left the capital for a second round of talks with the rebels on Friday.",
)


def page(inside: str, title: str = "A truce") -> str:
    head = f"<head><title>{title}</title></head>"
    return f"<!doctype html><html>{head}<body><article>{inside}</article></body></html>"


@pytest.mark.parametrize(
    "written",
    [
        "1{}:30 GMT ",
        "1{}.30am - ",
        "0{}:15 | ",
        "(2{}:05 CET) ",
        "1{}:35 BST · ",
        "1{}:35 (11:35 GMT) ",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_times_of_posts_are_headings(name: str, written: str) -> None:
    times = [written.format(number) for number in range(3)]
    posts = [f"{time}{post}" for time, post in zip(times, POSTS, strict=True)]
    made = page("".join(f"<p>{post}</p>" for post in posts))
    found = blocks(document(name, made if name == "a.html" else "\n\n".join(posts)))
    assert [text for kind, text in found if kind == "prose"] == [*POSTS]
    assert [text for kind, text in found if kind == "heading"] == [
        time.strip(" -|·") for time in times
    ]


def test_times_on_lines_of_their_own_are_no_title() -> None:
    text = "\n\n".join(f"1{number}:35 GMT\n{post}" for number, post in enumerate(POSTS))
    found = document("a.txt", text)
    assert [text for kind, text in blocks(found) if kind == "heading"] == [
        "10:35 GMT", "11:35 GMT", "12:35 GMT",
    ]  # fmt: skip
    assert found.title is None


def test_a_time_that_begins_one_sentence_stays() -> None:
    text = f"10:30 GMT was the hour that both had named.\n\n{POSTS[0]}\n\n{POSTS[1]}"
    assert document("a.txt", text).text.startswith("10:30 GMT was")


def test_notes_of_a_page_stand_apart_from_its_text() -> None:
    text = (
        "<p>The truce held for a year.<sup>1</sup> It was signed in May"
        '<sup><a href="#n2">[2]</a></sup> by both sides, on 20 km<sup>2</sup> of the old town.</p>'
        f"<p>{POSTS[0]}</p><p>{POSTS[1]}</p>"
        "<ol><li id=n2>Interview with the envoy, May 2020.</li></ol>"
    )
    found = blocks(document("a.html", page(text)))
    assert found[0] == (
        "prose",
        "The truce held for a year. It was signed in May by both sides, on 20 km2 of the old town.",
    )
    assert found[-1] == ("reference", "Interview with the envoy, May 2020.")


@pytest.mark.parametrize(
    ("marks", "notes", "left"),
    [
        (("\u00b9", "\u00b2"), "\u00b9 A letter.\n\n\u00b2 A report.", ("", "")),
        (("[^1]", "[^b]"), "[^1]: A letter.\n\n[^b]: A report.", ("", "")),
        (("2", "3"), "2 A letter.\n\n3 A report.", ("", "")),
        (("[1]", "[2]"), "[1] A letter.\n\n[2] A report.", ("[1]", "[2]")),
    ],
)
def test_notes_at_the_end_stand_apart(
    marks: tuple[str, str], notes: str, left: tuple[str, str]
) -> None:
    def text(one: str, other: str) -> str:
        return (
            f"The truce on 3.2 km2 held for a year.{one} It was signed in May by both sides.{other}"
        )

    found = blocks(document("a.md", f"{text(*marks)}\n\n{notes}"))
    assert found[0] == ("prose", text(*left))
    assert [kind for kind, _ in found[1:]] == ["reference", "reference"]


@pytest.mark.parametrize(
    "end",
    ["12 men were hurt.", "[3] was the gate.", "7 men fell.\n\n9 were hurt.", "It cost 1.2 now."],
)
def test_an_end_that_begins_with_a_number_is_text(end: str) -> None:
    found = blocks(document("a.txt", f"{POSTS[0]}\n\n{POSTS[1]}\n\n{end}"))
    assert {kind for kind, _ in found} == {"prose"}


def test_compounds_keep_their_hyphen_where_a_line_ends_in_them() -> None:
    text = "The vice-\npresident and the so-\ncalled envoy signed the agree-\nment of twenty-\none."
    told = "The vice-president and the so-called envoy signed the agreement of twenty-one."
    assert document("a.txt", text).text == told


@pytest.mark.parametrize(
    "listed",
    [
        "<table><tr><td rowspan=2>2 May 2024</td><td>Chad shelled a camp in Libya.</td></tr>"
        "<tr><td>Libya recalled its envoy from Chad.</td></tr></table>",
        "<dl><dt>2 May 2024</dt><dd>Chad shelled a camp in Libya.</dd>"
        "<dd>Libya recalled its envoy from Chad.</dd></dl>",
    ],
)
def test_a_date_heads_all_that_it_is_told_of(listed: str) -> None:
    found = blocks(document("a.html", page(f"<p>{POSTS[0]}</p><p>{POSTS[1]}</p>{listed}")))
    assert found[-3:] == [
        ("heading", "2 May 2024"),
        ("prose", "Chad shelled a camp in Libya."),
        ("prose", "Libya recalled its envoy from Chad."),
    ]


@pytest.mark.parametrize("span", ["rowspan=99", "colspan=99", "rowspan=99 colspan=99"])
def test_cells_that_reach_over_others_cost_no_more_than_they_say(span: str) -> None:
    cells = "".join(
        f"{'' if n % 30 else '<tr>'}<td {span}>a camp near post {n}" for n in range(900)
    )
    seconds = []
    for table in (f"<table>{cells}</table>", f"<table>{cells.replace(span, '')}</table>"):
        began = time.process_time()
        text = document("a.html", page(f"<p>{POSTS[0]}</p><p>{POSTS[1]}</p>{table}")).text
        seconds.append(time.process_time() - began)
        assert text.count("a camp") == 900
    assert seconds[0] < 4 * seconds[1] + 0.5


TEASERS = (
    ("Chad recalls its envoy", "The envoy left Tripoli on Monday, a ministry said."),
    ("Truce holds in the north", "Residents of two villages told of a quiet night."),
    ("Peru and Ecuador meet", "Talks on the river border went on for a third day."),
    ("Grain ships wait", "Forty ships lay before the harbour on Tuesday."),
)


@pytest.mark.parametrize("onward", ["Read more", "Continue reading →", "READ THE FULL STORY »"])
@pytest.mark.parametrize("between", ["\n\n", " "])
def test_a_landing_page_saved_as_text_is_no_article(onward: str, between: str) -> None:
    text = "\n\n".join(f"{head}\n\n{told}{between}{onward}" for head, told in TEASERS)
    (refusal,) = read("front.txt", f"World news\n\n{text}\n\nAbout us").refusals
    assert refusal.kind == "index_page"


def test_a_text_that_leads_to_others_between_its_parts_is_one() -> None:
    long = " ".join(["The minister said that both sides had agreed to a truce."] * 12)
    parts = "\n\n".join(f"{long}\n\nRead more" for _ in range(4))
    assert document("a.txt", parts).text.startswith("The minister")
    short = "\n\n".join(" ".join(told) for told in TEASERS)  # a summary of the day
    assert document("b.txt", f"{short}\n\nRead more").text.count("\n\n") == 3


def test_notes_below_printed_pages_do_not_break_sentences() -> None:
    pdf = FPDF()
    pdf.set_auto_page_break(False)
    texts = (
        "The truce held for a year in all of the north. The agreement was kept by both sides until "
        "the spring of the next year, the envoy said in",
        "the old town. Another round followed, which brought nothing, and the delegations left.",
    )
    notes = ("1 Interview with the envoy, May 2020.", "2 A report of the mission tells of it.")
    for text, note in zip(texts, notes, strict=True):
        pdf.add_page()
        pdf.set_font("Times", size=11)
        pdf.multi_cell(0, 5, text)
        pdf.set_y(250)
        pdf.set_font("Times", size=8)
        pdf.multi_cell(0, 4, note)
    found = blocks(document("a.pdf", bytes(pdf.output())))
    assert found == [("prose", " ".join(texts)), *(("reference", note) for note in notes)]


def test_ligatures_are_letters() -> None:
    text = "The o\ufb03cer \ufb01red \ufb02ares a\ufb00ecting the \ufb01rst \ufb01ght."
    assert document("a.txt", text).text == "The officer fired flares affecting the first fight."


def test_the_name_of_a_site_is_no_part_of_a_title() -> None:
    text = f"<h1>A truce in the north</h1><p>{POSTS[0]}</p><p>{POSTS[1]}</p>"
    found = document("a.html", page(text, "A truce in the north | The Lake Post"))
    assert found.title == "A truce in the north"


def test_menus_saved_with_a_text_are_left_out() -> None:
    menu = "Home\nWorld\nAfrica\nSport\nSign in\n\n"
    found = document("a.txt", f"{menu}Zambia holds a vote\n\n{POSTS[0]}\n\n{POSTS[1]}")
    assert found.title == "Zambia holds a vote"
    assert found.text.startswith("Zambia holds a vote")


def test_names_below_each_other_are_no_menu() -> None:
    states = "Chad\nNiger\nMali\nSudan"
    assert "Sudan" in document("a.txt", f"{states}\n\n{POSTS[0]}\n\n{POSTS[1]}").text


@pytest.mark.parametrize("own", ["", "Content-Type: text/plain; charset=utf-8\n"])
def test_a_mail_saved_as_text_is_a_mail(own: str) -> None:
    head = "From: Zoë Keller <zoe@example.org>\nTo: desk@example.org\nSubject: Talks in Abéché\n"
    day = "Date: Tue, 14 May 2024 10:22:00 +0000\n"
    found = document("a.txt", f"{head}{day}{own}\n{POSTS[0]}\n\n-- \nZoë Keller\nHarbour Wire\n")
    assert (found.title, found.text) == ("Talks in Abéché", POSTS[0])
    assert (found.authors, str(found.published_on)) == (("Zoë Keller",), "2024-05-14")


def test_a_mail_as_programs_show_it_is_a_mail() -> None:
    head = "From: Zoë Keller <zoe@example.org>\nSent: Tuesday, 14 May 2024 10:22\n"
    found = document("a.txt", f"{head}To: Desk\nSubject: Talks in Abéché\n\n{POSTS[0]}\n")
    assert (found.title, found.text) == ("Talks in Abéché", POSTS[0])
    assert (found.authors, str(found.published_on)) == (("Zoë Keller",), "2024-05-14")


def test_labels_without_those_of_a_mail_are_text() -> None:
    text = f"Place: Juba\nSubject: Talks\nDay: Monday\n\n{POSTS[0]}"
    assert "Place: Juba" in document("a.txt", text).text
