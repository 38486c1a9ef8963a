from __future__ import annotations

import os

import pytest

from parley.flows.inputs.sources import find_sources, read_source
from parley.schemas.errors import InputError
from parley.transforms.ingest.document import RawFile, Refusal


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "in/b.txt", "in/a.md", "in/README.md", "in/.hidden.txt", "in/manifest.csv",
        "in/deep/c.html", "in/.git/x.txt", "other.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    return tmp_path


def uris(*inputs):
    return [source.uri for source in find_sources([str(each) for each in inputs])]


def test_a_folder_is_walked_in_order_without_what_is_no_document(folder):
    assert uris("in") == ["in/a.md", "in/b.txt", "in/deep/c.html"]


@pytest.mark.parametrize(
    "made", [("releases/", "state/"), ("parley-report.json",), ("codebook.yaml",)]
)
def test_what_parley_made_of_the_texts_is_not_read_again(folder, made):
    for name in (*made, "page.html", "deep/page.html"):
        path = folder / "in" / "made" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir() if name.endswith("/") else path.write_text("text")
    assert uris("in") == uris("in/*") == ["in/a.md", "in/b.txt", "in/deep/c.html"]
    assert "in/made/page.html" in uris("in/made")  # whoever names it means it


def test_files_and_patterns_count_once(folder):
    assert uris("in/b.txt", "in", "in/*.txt", folder / "in" / "b.txt") == uris("in")
    assert uris("in/**/*.html") == ["in/deep/c.html"]
    assert uris("*") == ["in/a.md", "in/b.txt", "in/deep/c.html", "other.txt"]


def test_a_file_named_by_the_user_is_read_whatever_its_name(folder):
    assert uris("in/README.md", "in/.hidden.txt") == ["in/.hidden.txt", "in/README.md"]


def test_uris_are_relative_inside_the_current_folder_and_absolute_outside(folder, monkeypatch):
    monkeypatch.chdir(folder / "in")
    assert uris(".", "../other.txt") == [f"{folder}/other.txt", "a.md", "b.txt", "deep/c.html"]


@pytest.mark.parametrize("given", ["nowhere", "in/nothing.txt", "in/*.pdf"])
def test_what_is_not_there_is_named(folder, given):
    with pytest.raises(InputError) as caught:
        find_sources(["in", given])
    assert caught.value.where == given
    assert caught.value.exit_code == 3


def test_a_file_with_a_mark_of_patterns_in_its_name(folder):
    (folder / "in" / "what[1].txt").write_text("text")
    assert uris("in/what[1].txt") == ["in/what[1].txt"]


def test_reading(folder):
    (source,) = find_sources(["in/b.txt"])
    assert read_source(source, limit=10) == RawFile("in/b.txt", "b.txt", b"text")


def test_a_large_file_is_refused_unread(folder):
    (source,) = find_sources(["in/b.txt"])
    refusal = read_source(source, limit=3)
    assert isinstance(refusal, Refusal)
    assert refusal.kind == "too_large"


def test_a_pipe_is_refused_and_not_waited_for(folder):
    os.mkfifo(folder / "in" / "pipe.txt")
    (source,) = find_sources(["in/pipe.txt"])
    refusal = read_source(source, limit=10)
    assert isinstance(refusal, Refusal)
    assert refusal.kind == "not_a_file"


def test_a_name_that_is_no_utf_8_gives_a_uri_all_the_same(folder):
    path = os.fsencode(folder / "in") + b"/caf\xe9.txt"
    with open(path, "w") as file:
        file.write("text")
    assert "in/caf\\xe9.txt" in uris("in")


@pytest.mark.parametrize(
    ("target", "kind"),
    [("../../other.txt", "outside_folder"), ("/etc", "outside_folder"), (".", "linked_folder")],
)
def test_links_lead_nowhere(folder, target, kind):
    (folder / "in" / "deep" / "link").symlink_to(target)
    for given in ("in", "in/deep/*", "in/**"):
        (source,) = [each for each in find_sources([given]) if each.path.name == "link"]
        refusal = read_source(source, limit=10)
        assert isinstance(refusal, Refusal)
        assert refusal.kind == kind


def test_a_link_that_stays_in_the_folder_or_is_named_is_read(folder):
    (folder / "in" / "link.txt").symlink_to("b.txt")
    (folder / "out.txt").symlink_to(folder / "in" / "b.txt")
    for given in ("in/link.txt", "in", "in/l*.txt", "out.txt"):
        source = next(each for each in find_sources([given]) if each.path.is_symlink())
        assert isinstance(read_source(source, limit=10), RawFile)


def test_a_pattern_does_not_go_in_rings(folder):
    for name in "xyz":
        (folder / "in" / name).symlink_to(".")
    assert uris("in/**/*.html") == ["in/deep/c.html"]


def test_names_stand_in_one_visible_line(folder):
    (folder / "in" / "a\n\u202eb.txt").write_text("text")
    assert "in/a\\n\\u202eb.txt" in uris("in")
