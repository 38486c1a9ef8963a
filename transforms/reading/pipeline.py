"""The reading pipeline: our components around those of a spaCy model, as config.cfg wires them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import parley.transforms.reading.unused  # before spaCy

# isort: split
import spacy
from spacy.language import Language
from spacy.util import registry
from thinc.api import Config

import parley.transforms.reading.actors.component
import parley.transforms.reading.attributions.component
import parley.transforms.reading.events.component
import parley.transforms.reading.explanations.component
import parley.transforms.reading.layout.component
import parley.transforms.reading.places.component
import parley.transforms.reading.process.agreements.component
import parley.transforms.reading.process.interests.component
import parley.transforms.reading.process.roles.component
import parley.transforms.reading.process.rounds.component
import parley.transforms.reading.quantities.component
import parley.transforms.reading.reader.component
import parley.transforms.reading.stances.component
import parley.transforms.reading.times.component  # noqa: F401
from parley.schemas.errors import ModelError
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.base_model import model_version
from parley.transforms.reading.component import KnowingComponent
from parley.transforms.reading.reader.component import Reader
from parley.transforms.reading.reader.network import Model

Pipeline = Language  # for those who may not import spaCy themselves
CONFIG = Path(__file__).with_name("config.cfg")
NEEDED = ("tagger", "parser", "lemmatizer", "ner")
_HYPHEN_AFTER_POINT = r"(?<=[A-Z]\.)[-–—](?=[A-Za-z])"


def load_pipeline(model: str, knowledge: Knowledge, reader: Model | None = None) -> Language:
    """The spaCy model called MODEL with our components around it, ready to read.

    Without a READER the rules read alone.

    Raises
    ------
    ModelError: the model is not installed, or lacks a component that we read.
    """
    nlp = spacy.util.load_model_from_config(pipeline_config(model))
    base_vocabulary(model)(nlp)
    nlp.meta.pop("_sourced_vectors_hashes", None)  # of use to `nlp.initialize` alone
    for _, component in nlp.components:
        if isinstance(component, Reader):
            component.initialize(nlp=nlp, knowledge=lambda: knowledge, model=lambda: reader)
        elif isinstance(component, KnowingComponent):
            component.initialize(nlp=nlp, knowledge=lambda: knowledge)
    return nlp


def load_words(model: str) -> Language:
    """The tokenizer and the lemmatizer of MODEL alone: how it cuts words, and what it takes for
    their lemmas.

    Raises
    ------
    ModelError: the model is not installed.
    """
    others = [name for name in _components_of(model) if name != "lemmatizer"]
    nlp = spacy.load(model, exclude=others)
    _split_abbreviations(nlp)
    return nlp


def pipeline_config(model: str) -> Config:
    """config.cfg with the components of MODEL in the place of those that it names.

    Raises
    ------
    ModelError: the model is not installed, or lacks a component that we read.
    """
    config = spacy.util.load_config(CONFIG, overrides={"paths.model": model})
    base = _components_of(model)
    if missing := [name for name in NEEDED if name not in base]:
        raise ModelError(
            f"the spaCy model lacks {', '.join(missing)}.",
            where=model,
            mend="Take a full English model, such as en_core_web_sm.",
        )
    components = config["components"]
    sourced = [name for name, section in components.items() if "source" in section]
    names = config["nlp"]["pipeline"]
    at = names.index(sourced[0])
    ours = [name for name in names if name not in sourced]
    config["nlp"]["pipeline"] = [*ours[:at], *base, *ours[at:]]
    config["components"] = {name: components[name] for name in ours} | {
        name: {"source": model} for name in base
    }
    return Config(Language.default_config).merge(config)


def _components_of(model: str) -> list[str]:
    """The components that MODEL reads with."""
    model_version(model)
    config = spacy.util.load_config(_folder_of(model) / "config.cfg")
    disabled = config["nlp"].get("disabled", [])
    return [name for name in config["nlp"]["pipeline"] if name not in disabled]


def _folder_of(model: str) -> Path:
    """The folder in which MODEL, a package or a folder, keeps its components."""
    folder = spacy.util.get_package_path(model) if spacy.util.is_package(model) else Path(model)
    return next(folder.rglob("config.cfg")).parent


def base_vocabulary(model: str) -> Callable[[Language], Language]:
    """What `[initialize.before_init]` calls: give the pipeline vocabulary and tokenizer of MODEL.

    Components that are sourced come without them, and would read other norms and vectors than
    those that they were trained on.
    """

    def take(nlp: Language) -> Language:
        folder = _folder_of(model)
        config = spacy.util.load_config(folder / "config.cfg", interpolate=True)
        tokenizer = config["nlp"]["tokenizer"]
        if tokenizer != nlp.config["nlp"]["tokenizer"]:
            nlp.tokenizer = registry.resolve({"tokenizer": tokenizer})["tokenizer"](nlp)
            nlp.config["nlp"]["tokenizer"] = tokenizer
        nlp.from_disk(folder, exclude=["config", "meta", *nlp.component_names])
        meta = spacy.util.load_meta(folder / "meta.json")
        nlp.vocab.vectors.name = meta.get("vectors", {}).get("name")
        _split_abbreviations(nlp)
        return nlp

    return take


registry.callbacks.register("parley.BaseVocabulary.v1", func=base_vocabulary)


def _split_abbreviations(nlp: Language) -> None:
    """Let NLP split at a hyphen behind an abbreviation with points: "U.S.-Cuba talks"."""
    tokenizer: Any = nlp.tokenizer
    if not hasattr(tokenizer, "infix_finditer"):
        return  # a model of one's own may cut words in its own way
    infixes = [*(nlp.Defaults.infixes or ()), _HYPHEN_AFTER_POINT]
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
