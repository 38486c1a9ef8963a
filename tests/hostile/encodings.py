"""Texts in many encodings, and bytes that are none."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.hostile.case import READ, Case, case

ENGLISH = (
    "“The talks” – the envoy’s word – were a “café” meeting, and they went on for two hours. "
    "The minister said that both sides would free a hundred prisoners before the end of May."
)
FOREIGN = {
    "ru": "Делегации встретились в столице, чтобы обсудить обмен пленными. Переговоры продолжались "
    "два часа, и стороны договорились обменять тысячу человек с каждой стороны до конца мая.",
    "uk": "Делегації зустрілися в столиці, щоб обговорити обмін полоненими. Переговори тривали дві "
    "години, і сторони домовилися обміняти тисячу осіб з кожного боку до кінця травня.",
    "tr": "Görüşmelerden sonra bakan, iki tarafın da esir değişimi konusunda anlaştığını ve mayıs "
    "ayının sonuna kadar her iki taraftan biner kişinin serbest bırakılacağını söyledi.",
    "el": "Οι αντιπροσωπείες συναντήθηκαν στην πρωτεύουσα για να συζητήσουν την ανταλλαγή "
    "αιχμαλώτων. Οι συνομιλίες κράτησαν δύο ώρες και οι πλευρές συμφώνησαν.",
    "ar": "التقى الوفدان في العاصمة لبحث تبادل الأسرى. واستمرت المحادثات ساعتين واتفق الطرفان على "
    "تبادل ألف شخص من كل جانب قبل نهاية شهر مايو كما قال الوزير للصحفيين.",
    "he": "המשלחות נפגשו בבירה כדי לדון בחילופי שבויים. השיחות נמשכו שעתיים והצדדים הסכימו להחליף "
    "אלף איש מכל צד עד סוף חודש מאי, כך אמר השר לעיתונאים אחרי הפגישה.",
    "zh": "两国代表团在首都会晤，讨论交换战俘问题。会谈持续了两个小时，双方同意在五月底之前各交换一千人。"
    "部长对记者说，下一轮会谈将在下个月举行，双方将继续就停火问题进行谈判。",
    "ja": "両国の代表団は首都で会談し、捕虜の交換について話し合った。会談は二時間続き、双方は五月末まで"
    "に千人ずつ交換することで合意したと大臣が記者団に語った。",
    "ko": "양측 대표단은 수도에서 만나 포로 교환 문제를 논의했다. 회담은 두 시간 동안 이어졌고 양측은 오월 "
    "말까지 각각 천 명을 교환하기로 합의했다고 장관이 기자들에게 말했다.",
    "fa": "هیئت‌های دو طرف در پایتخت دیدار کردند تا دربارهٔ تبادل اسیران گفتگو کنند. گفتگوها دو ساعت "
    "طول کشید و دو طرف توافق کردند که هزار نفر از هر طرف آزاد شوند.",
    "hi": "दोनों पक्षों के प्रतिनिधिमंडल राजधानी में मिले और युद्धबंदियों की अदला-बदली पर चर्चा की। बातचीत दो घंटे तक "
    "चली और दोनों पक्ष मई के अंत तक हज़ार लोगों को छोड़ने पर सहमत हुए।",
    "de": "Die Abordnungen trafen sich in der Hauptstadt, um über den Austausch von Gefangenen zu "
    "sprechen. Die Gespräche dauerten zwei Stunden, und beide Seiten einigten sich.",
}
_ENGLISH_IN = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman"),
    *("cp1250", "cp1257", "gb18030"),
)
_FOREIGN_IN = {
    "ru": ("utf-8", "cp1251", "koi8-r", "iso8859-5", "cp866", "utf-16-be"),
    "uk": ("utf-8", "cp1251", "koi8-u"),
    "tr": ("utf-8", "cp1254", "iso8859-9"),
    "el": ("utf-8", "cp1253", "iso8859-7"),
    "ar": ("utf-8", "cp1256", "iso8859-6"),
    "he": ("utf-8", "cp1255"),
    "zh": ("utf-8", "gb18030", "big5", "utf-16"),
    "ja": ("utf-8", "shift_jis", "euc-jp", "iso2022-jp"),
    "ko": ("utf-8", "euc-kr"),
    "fa": ("utf-8",),
    "hi": ("utf-8",),
    "de": ("utf-8", "cp1252"),
}


def encodings() -> Iterator[Case]:
    """English is read, however it is written; other languages are refused by name or not told."""
    for name in _ENGLISH_IN:
        ends = () if name in ("gb18030", "cp1257", "cp1250") else (READ,)
        yield case(f"english-{name}.txt", ENGLISH.encode(name), *ends)
    for language, names in _FOREIGN_IN.items():
        for name in names:
            data = FOREIGN[language].encode(name, errors="replace")
            ends = ("other_language",) if name.startswith("utf") else ()
            yield case(f"{language}-{name}.txt", data, *ends)


def broken_bytes() -> Iterator[Case]:
    """Bytes that are no text, or a text with something else in it."""
    text = ENGLISH.encode()
    yield case("utf8-cut-in-a-sign.txt", (text * 3)[: -len(ENGLISH) // 2] + b"\xe2\x80")
    yield case("utf8-overlong.txt", text + b"\xc0\xaf\xc0\xae\xc0\xae", "bad_encoding")
    yield case("utf8-surrogates.txt", text + b"\xed\xa0\x80\xed\xb0\x80", "bad_encoding")
    yield case("utf8-past-unicode.txt", text + b"\xf5\x80\x80\x80", "bad_encoding")
    yield case("utf8-within-cp1252.txt", text + ENGLISH.encode("cp1252"))
    yield case("marks-of-order-inside.txt", ENGLISH.replace(" ", "\ufeff "), READ)
    yield case("twice-encoded.txt", ENGLISH.encode().decode("latin-1"), READ)
    yield case("utf16-of-odd-length.txt", ENGLISH.encode("utf-16") + b"x", "bad_encoding")
    yield case("utf16-lone-half.txt", b"\xff\xfe\x00\xd8" + ENGLISH.encode("utf-16-le"))
    yield case("utf32-past-unicode.txt", b"\xff\xfe\x00\x00" + b"\xff" * 8, "bad_encoding")
    yield case("nuls-between.txt", b"\x00\x00".join(text[at : at + 9] for at in range(0, 90, 9)))
    yield case("nuls-alone.txt", bytes(4000), "binary_file")
    yield case("noise.txt", random.Random(1).randbytes(4000), "binary_file", "bad_encoding")
    yield case("high-noise.txt", bytes(random.Random(2).choices(range(128, 256), k=600)))
    for number, magic in enumerate(
        (b"%PDF-1.7\n", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"GIF89a")
    ):
        yield case(f"other-format-{number}.txt", magic + text, "binary_file")
    yield case("gzip-bomb.gz", b"\x1f\x8b" + bytes(100), "unknown_format")
    yield case("archive.zip", b"PK\x03\x04" + bytes(100), "unknown_format")
    yield case("archive.tar", b"../../etc/passwd" + bytes(600), "unknown_format")
    for suffix in ("txt", "md", "html", "json", "jsonl", "csv", "eml", "pdf", "docx"):
        yield case(f"nothing.{suffix}", b"", "empty_file")
        yield case(f"zeros.{suffix}", bytes(300))
