"""What lies in a folder and is no plain file under a plain name: links, pipes, holes, odd names."""

from __future__ import annotations

import os
from pathlib import Path

from tests.hostile.case import READ
from tests.hostile.signs import SENTENCE

SECRET = "The secret envoy of the republic met the rebels outside of the folder."
NAMES = (
    "new\nline.txt", "return\rname.txt", "tab\tname.txt", "escape\x1b[31m.txt", "\u202etxt.exe.txt",
    "-rf.txt", "=1+1.txt", "@sum.txt", "'quote\".txt", "; DROP TABLE documents; --.txt",
    "<script>alert(1)<.txt", "$(touch pwned).txt", "`touch pwned`.txt", "%s%n.txt", "{0}{{x}}.txt",
    "a#1.txt", "a?.txt", "a*.txt", "a[1].txt", "back\\slash.txt", "con.txt",
    "UPPER.TXT", "two.html.txt", " .txt", "é.txt", "e\u0301.txt", "👩‍👩‍👧.txt", "x" * 240 + ".txt",
)  # fmt: skip
MANIFEST = """file,title,encoding
../outside/secret.txt,Out,
/etc/passwd,Out,
{long},Long,
"new
line.txt",<script>alert(1)</script>,
=1+1.txt,=1+1,
nul\x00.txt,Nul,
gone.txt,Gone,
"""


def make_places(folder: Path) -> dict[str, str]:
    """Fill FOLDER, which is there; return how each path in it is to end.

    What links lead to lies beside FOLDER, in `outside`.
    """
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(SECRET)
    ends: dict[str, str] = {}
    for number, name in enumerate(NAMES):
        (folder / name).write_text(f"{SENTENCE} It was talk number {number}.")
        ends[name] = READ
    raw = os.fsencode(folder) + b"/\xff\xfe.txt"
    with open(raw, "w") as file:
        file.write(f"{SENTENCE} It was the last talk.")
    ends["\udcff\udcfe.txt"] = READ
    for name, target, end in (
        ("link-out.txt", "../outside/secret.txt", "outside_folder"),
        ("link-absolute.txt", "/etc/passwd", "outside_folder"),
        ("link-device.txt", "/dev/zero", "outside_folder"),
        ("link-memory.txt", "/proc/self/environ", "outside_folder"),
        ("link-nowhere.txt", "nothing.txt", "not_a_file"),
        ("link-itself.txt", "link-itself.txt", "not_a_file"),
        ("link-inside.txt", "con.txt", "duplicate_content"),
        ("ring", ".", "linked_folder"),
        ("up", "..", "outside_folder"),
        ("away", "../outside", "outside_folder"),
    ):
        (folder / name).symlink_to(target)
        ends[name] = end
    os.mkfifo(folder / "pipe.txt")
    ends["pipe.txt"] = "not_a_file"
    for suffix, size, end in (
        ("txt", 3_000_000_000, "too_large"),
        ("json", 3_000_000_000, "too_large"),
        ("pdf", 150_000_000, "broken_pdf"),
        ("docx", 150_000_000, "broken_docx"),
        ("txt", 150_000_000, "binary_file"),
    ):
        name = f"holes-{size}.{suffix}"
        with (folder / name).open("wb") as file:
            file.truncate(size)
        ends[name] = end
    (folder / "folder.txt").mkdir()
    deep = folder / "/".join(["deep"] * 60)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(f"{SENTENCE} It was held deep below.")
    ends[str((deep / "a.txt").relative_to(folder))] = READ
    (folder / "manifest.csv").write_text(MANIFEST.format(long="y" * 5_000 + ".txt"))
    return ends
