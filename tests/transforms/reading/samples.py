"""Texts in which every component finds something to write."""

from __future__ import annotations

TEXTS = [
    "KYIV, Ukraine (Agency) -- Russia and Ukraine held talks in Istanbul on 16 May 2025. Two days "
    "later, on Sunday Zelenskyy met Erdogan. The talks failed because neither side trusted the "
    "other. Marta Lindqvist, the mediator, said that Moscow rejected the plan and killed 20 "
    "soldiers in Bucha.",
    "“We will not yield our territory,” President Volodymyr Zelensky said on Monday. Both sides "
    "freed 1,000 prisoners each. He thanked Turkey, which supports a ceasefire.",
    "Gustafsson (2019) argues that the TPLF signed the treaty in Pretoria since it had no choice. "
    "By September Putin, whose army had lost 3,000 men, attacked Kharkiv. Lavrov, the "
    "foreign minister of Russia and Kuleba met in Antalya.",
    "On 19 May Trump phoned Putin for about two hours and then briefed Zelenskyy and several "
    "European leaders.",
    "Fighting spread in Chad, and Chad said that rebels had attacked N'Djamena.",
    "Under the accord that Kenya and Chad signed, Kenya would withdraw its troops.",
    "Masked dockers attacked a convoy near Marran. The clergymen distrust the brigade.",
    "The villagers feared a hard winter.",
    "Egypt hosted talks between Kenya and Chad in Cairo on 4 May. The talks failed.",
    "Qatar, the go-between, blamed Chad.",
    "It rained. Herders clashed with farmers in Chad.",
    "Statement by the Government of Chad\n\nWe condemn the attack on the port.",
]
