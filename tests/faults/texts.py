"""The texts of the campaign, of invented people: those of a first run, and what comes later."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Set
from pathlib import Path

FIRST = {
    "a.txt": """Lake talks open (Harbour Times, 4 March 2024)

Norway and Sweden held talks in Oslo on 3 March 2024. The foreign ministers agreed to exchange
twelve prisoners. "We will not give up the lake," the Swedish foreign minister said.
Finland offered to host another round.
""",
    "b.txt": """A memorandum is refused (Northern Wire, 18 March 2024)

Sweden rejected the Norwegian memorandum on Monday. Officials in Stockholm accused Norway of
moving troops to the border. Norway denied this. Two soldiers were killed near Ostersund.
""",
    "c.txt": """Denmark asks for a truce (Northern Wire, 2 April 2024)

Denmark called on both countries to accept a ceasefire. Norway demanded the withdrawal of Swedish
forces from the islands. About 300 people fled their homes, the Red Cross said.
""",
    "d.txt": """Sanctions are on the table (Harbour Times, 9 April 2024)

The European Union threatened sanctions against Sweden because the talks had failed. The Swedish
prime minister criticized the statement. Iceland welcomed it.
""",
}
LATER = {
    "b.txt": """A memorandum is looked at again (Northern Wire, 19 March 2024)

Sweden is ready to discuss the Norwegian memorandum, officials in Stockholm said on Tuesday.
Norway welcomed this. Two soldiers were killed near Ostersund on Sunday.
""",
    "e.txt": """A ceasefire is signed (Harbour Times, 20 April 2024)

Norway and Sweden signed a ceasefire in Helsinki on 19 April 2024. Finland mediated. Sweden agreed
to withdraw its forces from the islands, and Norway released twelve prisoners.

The Danish foreign minister welcomed the ceasefire on Saturday. She said that Denmark was ready to
send observers to the islands. Norway asked for ten observers; Sweden demanded that none of them be
soldiers. A round on the fishing rights is to begin in Oslo in May 2024.

Not everybody was content. Residents of Ostersund protested on Sunday because the ceasefire did not
name the missing. About 200 people gathered in front of the town hall, the police said. The mayor
accused both governments of making a deal over the heads of the towns. A spokesman in Stockholm
rejected the accusation and promised talks with the mayors.

Norway and Sweden had negotiated for six weeks. Earlier talks in Copenhagen failed because Norway
insisted on the withdrawal of all forces first, while Sweden demanded a ceasefire first.
""",
}


def write_texts(folder: Path, texts: Mapping[str, str], without: Set[str]) -> None:
    """Let FOLDER hold TEXTS but those WITHOUT, and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in texts.keys() - without:
        (folder / name).write_text(texts[name], encoding="utf-8")
