"""Pages that stand before a text: they ask for consent, for money, or an account, or list texts."""

from __future__ import annotations

from collections.abc import Sequence

from parley.schemas.codebook.pages import Walls
from parley.schemas.errors import InputError
from parley.transforms.ingest.text.phrases import any_of, found_in

_MOST_WALL_WORDS = 60  # of a line that asks; a longer one is a text about such pages
_MOST_TEASER_WORDS = 250
_FEWEST_ASKING, _MANY_ASKING = 2, 5  # different wordings that ask for consent
_MOST_BUTTON_WORDS = 6
_FEWEST_STORIES, _MOST_STORY_WORDS = 3, 80  # of a page of teasers
_MOST_EXCUSE_WORDS = 60  # of a page that says that it has no text


def refuse_walls(
    lines: Sequence[str], around: Sequence[str], walls: Walls, *, is_for_money: bool = False
) -> None:
    """Raise where LINES, the text of a page, are no text but what stands before one.

    AROUND are the other lines of the page; IS_FOR_MONEY says that the page calls itself so.

    Raises
    ------
    InputError: `consent_wall`, `paywall` or `no_access`.
    """
    words = sum(len(line.split()) for line in lines)
    buttons = [line for line in around if len(line.split()) <= _MOST_BUTTON_WORDS]
    if _asks_consent(lines, buttons, words, walls) or (
        not words and _asks_consent(around, (), 0, walls)
    ):
        raise InputError(
            "The page asks for consent to cookies; its text is not in the file.",
            kind="consent_wall",
            mend="Consent in the browser, then save the page again.",
        )
    if words <= _MOST_TEASER_WORDS and (is_for_money or _asks_money([*lines, *around], walls)):
        raise InputError(
            "The page gives no more than the beginning of its text, the rest to subscribers.",
            kind="paywall",
            mend="Save the page when logged in, or get the text elsewhere.",
        )
    if _denies(lines or around, walls):
        raise InputError(
            "The page says that it is not there, or not for programs; it holds no text.",
            kind="no_access",
            mend="Open the page in a browser, then save it again.",
        )


def refuse_teasers(lines: Sequence[str], onward: tuple[str, ...]) -> None:
    """Raise where LINES, the text of a page, are short beginnings that lead ONWARD to others.

    Raises
    ------
    InputError: `index_page`.
    """
    teasers, words = 0, 0
    for line in lines:
        words += len(line.split())
        if words > _MOST_STORY_WORDS:
            return
        ends = [found.end() for found in any_of(onward).finditer(line)]
        if ends and not any(map(str.isalnum, line[ends[-1] :])):
            teasers, words = teasers + 1, 0
    if teasers >= _FEWEST_STORIES:
        raise InputError(
            "The page lists stories and is no text of its own.",
            kind="index_page",
            mend="Save the stories that it leads to.",
        )


def _denies(lines: Sequence[str], walls: Walls) -> bool:
    """Whether LINES are few, and half of their words and more say that there is no text."""
    words = sum(len(line.split()) for line in lines)
    denying = sum(len(line.split()) for line in lines if found_in(line, walls.denial))
    return bool(denying) and words <= _MOST_EXCUSE_WORDS and denying >= words / 2


def _asks_consent(lines: Sequence[str], buttons: Sequence[str], words: int, walls: Walls) -> bool:
    """Whether half of the words of LINES and more ask for consent, by one of them or of BUTTONS
    that is a button, or by many wordings."""
    asked: set[str] = set()
    asking = 0
    has_button = any(found_in(line, walls.consent) for line in buttons)
    for line in lines:
        if wordings := found_in(line, walls.consent):
            asked |= wordings
            asking += len(line.split())
            has_button |= len(line.split()) <= _MOST_BUTTON_WORDS
    enough = len(asked) >= (_FEWEST_ASKING if has_button else _MANY_ASKING)
    return enough and asking >= words / 2


def _asks_money(lines: Sequence[str], walls: Walls) -> bool:
    return any(
        len(line.split()) <= _MOST_WALL_WORDS and found_in(line, walls.money) for line in lines
    )
