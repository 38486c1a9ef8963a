"""Lines that belong to a page and not to its text, and headings that name no text."""

from __future__ import annotations

import re

# Whole lines that no reader would call text. They are matched in full, so that a sentence that
# merely begins like one of them stays.
_SITE = "(facebook|twitter|x|whatsapp|telegram|linkedin|reddit|instagram|youtube)"
_FURNITURE = (
    r"short link:?\s*(https?://\S+)?",
    r"(updated:?\s*)?(an?|\d+) (seconds?|minutes?|mins?|hours?|days?|weeks?|months?) ago",
    r"just now|(yesterday|today),? at \d{1,2}:\d\d( ?[ap]m)?",
    r"page \d{1,4}( ?(of|/) ?\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]",
    r"\d+ ?-?(minutes?|mins?) (read|listen|watch)",
    r"(estimated )?reading time:? .{1,20}",
    r"(share|save|print|e-?mail|tweet|bookmark|comments?|copy link|link copied|listen|loading)\W*",
    r"share (this|on|via|your feedback|the (article|story|page))\b.{0,40}",
    rf"{_SITE}([ ,|/•·]+{_SITE})*",
    r"sneak a peek at .{1,80}",
    r"(contact|about|follow|join) us( on .{1,40})?\W*",
    r"(give us|send us|share|leave) (your )?(feedback|a comment|comments)\W*.{0,40}",
    r"subscribe( now| here| today)?\W*",
    r"(subscribe|sign up) (to|for) (our|the|this) .{0,60}(newsletters?|updates|channel)\W*",
    r"(advertisements?|sponsored( content)?|ad|story continues below( advertisement)?)\W*",
    r"(click|tap) here\b.{0,80}",
    r"(read (more|also)|also read|more on this( story)?|recommended)(:.{0,150})?",
    r"related (articles?|stories|topics)(:.{0,150})?",
    r"all rights reserved\W*.{0,60}",
    r"((copyright )?(©|\(c\))|copyright \d{4}).{0,120}",
    r"(we use|this (web)?site uses|our (web)?site uses) cookies\b.{0,300}",
    r"(accept|reject|manage)( all)?( cookies)?\W*|cookie (policy|settings|preferences|notice)\W*",
    r"privacy (policy|notice)\W*|terms (of (use|service)|and conditions|& conditions)\W*",
    r"skip to (main )?content|(back to|go to) top|menu|search|log ?in|sign in|register",
    r"(previous|next) (article|story|post|page)\W*",
    r"this (e-?mail|message) and any attachments? (is|are|may be) confidential\b.{0,600}",
    r"(unsubscribe|view (this e-?mail )?in (your )?browser|manage (your )?preferences)\b.{0,60}",
)
_FURNITURE_LINE = re.compile("|".join(f"(?:{each})" for each in _FURNITURE), re.IGNORECASE)
_LONGEST_FURNITURE = 700

SOURCE_LINE = re.compile(r"source\s*:\s*(?P<name>[^:]{1,59}[^:.])", re.IGNORECASE)

# Headings that stand over a part of any text, and so are no title.
PART_HEADINGS = frozenset(
    """abstract|acknowledgements|acknowledgments|about the author|about the authors|analysis
    |appendix|background|bibliography|conclusion|conclusions|contents|context|discussion|editorial
    |endnotes|executive summary|foreword|further reading|highlights|in brief|introduction
    |key findings|key messages|key points|key takeaways|keywords|literature review|main points
    |method|methodology|methods|news|notes|opinion|overview|preface|recommendations|references
    |results|results and discussion|sources|summary|table of contents|takeaways|works cited
    |world""".replace("\n    ", "").split("|")
)
REFERENCE_HEADINGS = frozenset(
    (
        "bibliography",
        "endnotes",
        "footnotes",
        "further reading",
        "list of references",
        "literature",
        "literature cited",
        "notes",
        "reference list",
        "references",
        "sources",
        "works cited",
    )
)
# The same words also stand over ordinary text, so only what looks like an entry is one.
UNSURE_REFERENCE_HEADINGS = frozenset({"sources", "notes", "literature", "further reading"})

# Words of which one at least is in the name of nearly every outlet, publisher or office.
_ORGANISATIONS = re.compile(
    r"\b(?:academy|agency|army|assembly|association|bank|briefing|bulletin|bureau|cent(?:er|re)"
    r"|chronicle|college|commission|committee|company|council|courier|daily|department|dispatch"
    r"|embassy|faculty|forum|foundation|gazette|government|group|herald|institut(?:e|ion)|journal"
    r"|ledger|magazine|ministry|mission|monitor|network|news|notes|observer|office|organi[sz]ation"
    r"|papers?|post|presidency|press|quarterly|report|review|school|secretariat|service|society"
    r"|spokesperson|staff|studies|team|times|tribune|union|university|weekly|wire|world)\b",
    re.IGNORECASE,
)


def is_organisation(name: str) -> bool:
    """Whether NAME is one of an outlet or office rather than of a person."""
    return bool(_ORGANISATIONS.search(name))


def is_furniture(line: str) -> bool:
    """Whether LINE, in full, is something of the page around a text."""
    line = line.strip()
    if not any(c.isalnum() for c in line):
        return True
    return len(line) <= _LONGEST_FURNITURE and bool(_FURNITURE_LINE.fullmatch(line))


def heading_name(text: str) -> str:
    """A heading without number, case and punctuation, as the sets above hold it."""
    return re.sub(r"^[\divx]+[.)]?\s+|[\W_]+$", "", text[:200].strip().lower())
