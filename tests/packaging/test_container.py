"""What can be checked of the container without Docker: files, commands, names and versions."""

from __future__ import annotations

import fnmatch
import re
import shlex
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from parley.flows.cli.main import app

ROOT = Path(__file__).parents[2]
IMAGE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = (ROOT / "docs" / "how-to" / "container.md").read_text(encoding="utf-8")
SHELL = {"sh", "python"}
WHEEL = f"dist/parley-{PROJECT['version']}-py3-none-any.whl"


def copied() -> list[list[str]]:
    """The arguments of each COPY."""
    return [shlex.split(line) for line in re.findall(r"^COPY +(.*)$", IMAGE, re.MULTILINE)]


def test_what_is_copied_is_there_and_goes_into_the_context():
    let_in = [
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    ]
    for arguments in copied():
        if arguments[0].startswith("--from="):
            stage = arguments[0].removeprefix("--from=")
            assert re.search(rf"^FROM \S+ AS {stage}$", IMAGE, re.MULTILINE)
            assert re.search(rf"\s{arguments[1]}\s", IMAGE.partition("--from=")[0])
            continue
        for source in arguments[:-1]:
            assert source in let_in
            assert (ROOT / source).is_file() or fnmatch.fnmatch(WHEEL, source)


def words_of(given: str | list[str]) -> list[str]:
    return shlex.split(given) if isinstance(given, str) else given


def commands() -> Iterator[tuple[str, list[str]]]:
    """Each command of image, compose and page, as words, with where it stands."""
    (checked,) = re.findall(r"^HEALTHCHECK .* CMD (.*)$", IMAGE, re.MULTILINE)
    yield "health", yaml.safe_load(checked)
    (entry,) = [yaml.safe_load(each) for each in re.findall(r"^ENTRYPOINT (.*)$", IMAGE, re.M)]
    (usual,) = [yaml.safe_load(each) for each in re.findall(r"^CMD (.*)$", IMAGE, re.MULTILINE)]
    yield "image", [*entry, *usual]
    for name, service in COMPOSE["services"].items():
        begin = words_of(service.get("entrypoint", entry))
        yield name, [*begin, *words_of(service.get("command", usual))]
        if test := service.get("healthcheck"):
            yield f"{name} health", test["test"][1:]
    for line in re.findall(r"^docker (?:compose )?run (.*)$", PAGE, re.MULTILINE):
        words = shlex.split(line)  # behind the name of the image, or of the service
        yield f"page {line}", [*entry, *words[words.index("parley") + 1 :]]


@pytest.mark.parametrize(("where", "words"), list(commands()), ids=[at for at, _ in commands()])
def test_each_command_is_one_that_the_image_has(where, words):
    parts = [shlex.split(part) for part in words[-1].split("&&")] if words[0] == "sh" else [words]
    programs = {each.name for each in entry_points(group="console_scripts")} | SHELL
    for program, *rest in parts:
        assert program in programs, where
        said = [word for word in rest if not word.startswith("-")]
        if program == "parley" and said:
            assert said[0] in known_commands(), where
        if program == "prefect":
            assert find_spec(f"prefect.cli.{said[0].replace('-', '_')}"), where


def known_commands() -> set[str]:
    """The commands of `parley`."""
    told = [(each.name, each.callback) for each in app.registered_commands]
    return {name or callback.__name__ for name, callback in told if callback}


def test_services_name_what_there_is():
    services: dict[str, Any] = COMPOSE["services"]
    for name, service in services.items():
        assert service["image"] == "parley"
        assert set(service.get("depends_on", {})) <= set(services), name
        for volume in service["volumes"]:
            source = volume.split(":")[0]
            if source != "./inbox":  # Docker makes it
                assert source in COMPOSE["volumes"] or (ROOT / source).exists(), source
    (deploy,) = [line for line in services["deploy"]["command"] if "deploy" in line]
    told = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    names = {each["name"] for each in told["deployments"]}
    assert set(re.findall(r"--name (\S+)", deploy)) <= names


def test_versions_agree():
    pythons = set(re.findall(r"^FROM python:(\d+\.\d+)", IMAGE, re.MULTILINE))
    assert len(pythons) == 1
    python = pythons.pop()
    assert f"python{python}/" in COMPOSE["services"]["deploy"]["working_dir"]
    assert PROJECT["requires-python"] == f">={python}"
    assert PROJECT["version"] == version("parley")
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == PROJECT["version"]
    for page in ("README.md", "docs/tutorial.md"):
        wheels = re.findall(r"parley-[\d.]+-py3-none-any\.whl", (ROOT / page).read_text("utf-8"))
        assert set(wheels) == {Path(WHEEL).name}


def test_servers_of_the_image_and_of_the_folder_are_set_alike():
    told = tomllib.loads((ROOT / "prefect.toml").read_text(encoding="utf-8"))["server"]
    storage = told["concurrency"]["lease_storage"]
    assert f"PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE={storage}\n" in IMAGE
    assert f"PREFECT_SERVER_ANALYTICS_ENABLED={str(told['analytics_enabled']).lower()} " in IMAGE
