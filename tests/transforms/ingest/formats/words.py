"""Word documents that the tests write in its XML."""

from __future__ import annotations

import io

_CHANGE = 'w:id="1" w:author="an editor" w:date="2021-02-03T10:00:00Z"'
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(inner: str) -> str:
    return f"<w:ins {_CHANGE}>{inner}</w:ins>"


def deleted(text: str) -> str:
    return f'<w:del {_CHANGE}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def moved(inner: str, end: str) -> str:
    """INNER where it was moved from (END 'From') or to ('To')."""
    return f"<w:move{end} {_CHANGE}>{inner}</w:move{end}>"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows: tuple[str, ...], deleted_rows: tuple[int, ...] = ()) -> str:
    """A table of ROWS of cells, each the XML of paragraphs."""
    made = []
    for number, cells in enumerate(rows):
        mark = f"<w:trPr><w:del {_CHANGE}/></w:trPr>" if number in deleted_rows else ""
        made.append(f"<w:tr>{mark}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>")
    return f"<w:tbl>{''.join(made)}</w:tbl>"


MARK_DELETED = f"<w:rPr><w:del {_CHANGE}/></w:rPr>"


def word(*blocks: str, header: str = "", footer: str = "") -> bytes:
    """A document of BLOCKS, the XML of paragraphs and tables."""
    import docx
    from docx.oxml import parse_xml

    made = docx.Document()
    end = made.element.body.sectPr
    for block in blocks:
        name, rest = block[1:].split(">", 1)
        end.addprevious(parse_xml(f"<{name} {_SPACES}>{rest}"))
    if header:
        made.sections[0].header.paragraphs[0].text = header
    if footer:
        made.sections[0].footer.paragraphs[0].text = footer
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()
