"""Words by which a name tells what it names, and a text whom a pronoun may mean.

They are words of English grammar and naming, not facts about actors, which live in data/.
"""

from __future__ import annotations

BODIES = frozenset(
    "academy administration agency alliance army assembly association authority bank board "
    "brigade broadcaster bureau cabinet campaign caucus center centre chamber church club "
    "coalition college command commission committee company congress consortium corporation "
    "corps council court department directorate division embassy faction federation fleet forces "
    "forum foundation front fund government group guard hospital house institute institution "
    "intelligence league legion ministry mission monitor movement navy network news newspaper "
    "office organisation organization parliament party police press regiment school secretariat "
    "senate service services society synod taskforce team times post journal tribunal trust union "
    "university watch co corp inc ltd plc llc gmbh militia militias directorate observatory "
    "airlines airways television radio".split()
)
"""Last or first words of the names of organisations."""

CIVIC_BODIES = frozenset(
    "association charity church club federation foundation institute league network observatory "
    "society synod trust union university watch".split()
)
"""Last words of the names of organisations that are no organs of a state."""

MATTERS = frozenset(
    "accord accords act agenda agreement agreements airport analysis anniversary article award "
    "barriers bill bridge briefing ceasefire challenges charter communique communiqué concept "
    "conference conflict constitution convention corridor crisis cup day deal declaration deficit "
    "doctrine dynamics election elections epidemic framework formula game games highway history "
    "initiative interests international interview invasion law march massacre memorandum moment "
    "negotiations notes operation pact palace pandemic pass peace plan policy prize process "
    "programme program project proposal protocol question referendum report resolution "
    "responsibility revolution rights road roadmap route security square statute story street "
    "strategy studies sciences summit talks theory track treaty understanding understandings "
    "uprising virus vote war week withdrawal year truce".split()
)
"""Last words of the names of events, documents, works, ideas and buildings, which never act."""

REGIONS = frozenset(
    "area autonomous bay border canal capital city county coast desert district front governorate "
    "gulf highlands island islands isthmus lake mountains oblast ocean peninsula plain plateau "
    "port province region river sea state strait steppe territory town valley village zone".split()
)
"""Last words of the names of places."""

TIMES = frozenset(
    "year years month months week weeks day days hour hours minute minutes time moment night "
    "morning evening spring summer autumn winter decade decades today tomorrow yesterday end "
    "start beginning fact case way part number course example addition response return turn "
    "order view condition person place line".split()
)
"""Nouns that hardly any pronoun takes up."""

FEMALE_TITLES = frozenset(
    {"mrs", "mrs.", "ms", "ms.", "miss", "madam", "madame", "dame", "lady", "baroness", "queen",
     "princess", "spokeswoman", "chairwoman", "congresswoman", "sister", "mother", "duchess"}
)  # fmt: skip
MALE_TITLES = frozenset(
    {"mr", "mr.", "sir", "lord", "king", "prince", "emir", "sultan", "sheikh", "father", "pope",
     "spokesman", "chairman", "congressman", "patriarch", "baron", "brother", "imam", "duke"}
)  # fmt: skip
FEMALE_NAMES = frozenset(
    "aisha alexandra alice alina amina amy ana andrea angela anita anna annalena anne annie "
    "antonia barbara beata beatrice carla caroline catherine charlotte christine claire claudia "
    "cristina daria deborah diana dina ekaterina elena elisabeth elizabeth ellen emily emma erika "
    "esther eva fatima fiona florence frances francesca gabriela georgia gillian gina giorgia "
    "gloria hanna hannah heather heidi helen helena helga hillary ingrid irina irene isabel "
    "isabelle jacinda jane janet janice jennifer jessica joan joanna josefa joyce judith julia "
    "julie kaja kamala karen karin karine karoline kate katerina katherine kathleen katja kelly "
    "kristina laura lauren leila lena leyla lidia linda lisa liz louise lucia lucy ludmila "
    "magdalena maia marcia margaret margarita maria mariana marie marina marine marjorie marta "
    "martha mary maryna megan melania melanie mette michelle mirjana monica nadezhda nadia nancy "
    "naomi natalia natalie natalya nicola nina olena olga oksana oxana patricia paula phumzile "
    "pramila rachel rebecca rita rosa rosemary roza ruth samantha sandra sanna sara sarah serena "
    "sharon sheila silvia simone sofia sonia sophia sophie stephanie susan susanne svetlana "
    "sylvie tamara tatiana tatyana teresa theresa tina ursula valentina valentyna valerie vanessa "
    "vera veronica victoria viktoria virginia xenia yulia yuliia yvonne zoe zuzana".split()
)
"""First names that women bear, for the choice between two persons before "she"."""

MOTION = frozenset(
    "arrive come drive escape evacuate flee flight fly go head march move return rush sail "
    "walk".split()
)
"""What is done to a place; a visit or a trip is paid to a government."""
