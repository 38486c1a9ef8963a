"""Plain text: line breaks, broken sentences, furniture."""

from __future__ import annotations

import pytest

from tests.transforms.ingest.reading import blocks, document, texts

LONG = (
    "The envoys spoke for two hours about prisoners and grain. They agreed on neither, although "
    "the host had asked them to stay, and the second day began with a long and bitter quarrel over"
)


def test_each_line_is_a_paragraph_where_lines_are_long() -> None:
    text = f"{LONG} maps.\nThe third day was calm.\n{LONG} rivers.\n"
    assert texts(document("a.txt", text)) == text.strip().split("\n")


def test_lines_broken_at_a_width_are_put_together() -> None:
    found = document(
        "a.txt",
        "The harbour talks, day three\n"
        "By Ada Moss\n"
        "17 May 2025\n"
        "\n"
        "The envoys of both sides met on Friday in the old customs house by the\n"
        "harbour, and they spoke for two hours about prisoners, grain and the\n"
        "long-delayed return of the children. Nobody expected a great break-\n"
        "through before spring. The next meeting will be held in the capital of\n"
        "Norway.\n"
        "\n"
        "They named two points:\n"
        "- the wounded, who will be exchanged before the end of this month, and\n"
        "  the fallen;\n"
        "- grain.\n",
    )
    assert blocks(found) == [
        ("heading", "The harbour talks, day three"),
        ("heading", "By Ada Moss"),
        ("heading", "17 May 2025"),
        (
            "prose",
            "The envoys of both sides met on Friday in the old customs house by the harbour, and "
            "they spoke for two hours about prisoners, grain and the long-delayed return of the "
            "children. Nobody expected a great breakthrough before spring. The next meeting will "
            "be held in the capital of Norway.",
        ),
        ("prose", "They named two points:"),
        (
            "bullet",
            "the wounded, who will be exchanged before the end of this month, and the fallen;",
        ),
        ("bullet", "grain."),
    ]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        # a page break inside a sentence
        ("The balance needed in such\n\nhigh-level meetings is fine.", None),
        ("He blamed the capital for\n\nblocking the deal.", None),
        ("The role was a double one:\n\nnot only host but also judge.", None),
        ("The war between Rurisia\n\nand its neighbour goes on.", None),
        ("They met in the\n\nPalace of Peace in spring.", None),
        (f"{LONG}\n\nEnvoy Jo Bloggs, who had come by train, left before the end.", None),
        # a sentence cut at the stops of its abbreviations
        ("Some analysts (e.\ng.\n, Bloggs, 2023) doubt it.", "(e.g., Bloggs, 2023)"),
        ("The help of the U.\nS.\nand of others came late.", "the U.S. and of"),
        ("It was Dr.\nBloggs who had drafted it.", "Dr. Bloggs who"),
        ("The envoys, cf.\np. 7 of the annex, agreed.", "cf. p. 7"),
        ("The terms were set down\n(see the annex).\nNobody signed.", "down (see the annex)."),
        # a bracket or comma left alone
        ("They came back\n, and they left.", "back, and"),
    ],
)
def test_torn_sentences_are_whole_again(text: str, joined: str | None) -> None:
    whole = document("a.txt", text).text
    assert (joined or " ".join(text.split())).casefold() in whole.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "A short headline without a stop\n\nEnvoys met in the harbour on Friday.",
        "They want:\n- peace\n- bread and peace\n\nThat is all.",
        "The talks, they say, are over.\n\nThe envoys went home.",
        "University of the Harbour, Norway\na.moss@uni.example\n\nThe text begins here.",
        "A title of some length\nby Ada Moss\n\nThe text begins here.",
        "No agreement was reached at all\n\nConclusion\n\nIt failed.",
        "Envoys trade blame as the second round of talks ends without a truce, a map or a date\n\n"
        "The second round ended on Friday. The envoys, who had met for two hours, went home.",
    ],
)
def test_whole_paragraphs_stay_apart(text: str) -> None:
    lines = [line.lstrip("- ") for line in text.split("\n") if line]
    assert texts(document("a.txt", text)) == lines


@pytest.mark.parametrize(
    "line",
    [
        "Short link:",
        "Short link: https://s.example/x",
        "9 hours ago",
        "Updated 2 days ago",
        "5 min read",
        "Share this article",
        "Share your feedback!",
        "Sneak a peek at Harbour Global. Share your feedback!",
        "Contact us",
        "Advertisement",
        "Read more: The harbour in pictures",
        "Subscribe to our weekly newsletter",
        "© 2025 Harbour Post. All rights reserved.",
        "We use cookies to make this site work.",
        "Facebook | X | WhatsApp",
        "* * *",
        "🔗",
        "Skip to content",
        "Page 3 of 10",
        "- 3 -",
    ],
)
def test_furniture_of_the_page_goes(line: str) -> None:
    found = document("a.txt", f"The envoys met.\n\n{line}\n\nThey went home.\n{line}")
    assert texts(found) == ["The envoys met.", "They went home."]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell while the envoys spoke.",
        "Contact us, the envoy wrote, when you are ready to talk about the children.",
        "Today",
        "Copyright law was not on the table.",
        "Today the envoys met.",
        "Nine hours ago nobody expected this.",
        "Subscribe to the treaty or leave, the envoy said.",
        "Read more of the draft than its title, she urged.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(line: str) -> None:
    assert texts(document("a.txt", f"The envoys met.\n{line}")) == ["The envoys met.", line]


def test_a_headline_printed_twice_is_kept_once_and_so_is_an_entry() -> None:
    entry = "- Moss, A. (2020). A long book. Harbour Press."
    found = document(
        "a.txt",
        "The harbour talks\n\nThe envoys met.\n\nThe harbour talks\n\nThey went home.\n\n"
        f"References\n{entry}\n{entry}\n",
    )
    assert found.text.count("The harbour talks") == 1
    assert found.text.count("A long book") == 1


def test_a_source_line_names_the_outlet_and_is_no_text() -> None:
    found = document("a.txt", "The envoys met.\n\nThey went home.\n\nSOURCE:Harbour World")
    assert found.source_name == "Harbour World"
    assert texts(found) == ["The envoys met.", "They went home."]


def test_html_named_txt_is_read_as_html() -> None:
    page = "<!DOCTYPE html><html><body><p>The envoys met for two hours.</p></body></html>"
    assert texts(document("a.txt", page)) == ["The envoys met for two hours."]


def test_pages_parted_by_form_feeds_lose_their_margins() -> None:
    pages = [
        f"Harbour Journal of Peace Vol. 4 2024\n\n{text}\n\nPage {number}\n"
        for number, text in enumerate(["The envoys met in the", "palace. They went", "home."], 1)
    ]
    found = document("a.txt", "\f".join(pages))
    assert texts(found) == ["The envoys met in the palace. They went home."]
    assert found.source_name == "Harbour Journal of Peace"


def test_page_numbers_between_paragraphs_go_and_other_numbers_stay() -> None:
    text = "The envoys met in the\n\n7\n\npalace. They went\n\n8\n\nhome.\n\n9\n"
    assert texts(document("a.txt", text)) == ["The envoys met in the palace. They went home."]
    assert "1,000" in texts(document("a.txt", "Prisoners\n\n1,000\n\nThe envoys met."))
    assert "1914" in texts(document("a.txt", "Years\n\n1914\n\n1918\n\nThe envoys met."))


def test_quoted_lines_lose_their_marks() -> None:
    found = document("a.txt", "She wrote:\n\n> We shall come.\n> We shall stay.\n")
    assert texts(found) == ["She wrote:", "We shall come.", "We shall stay."]
