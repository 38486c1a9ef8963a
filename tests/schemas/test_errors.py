from __future__ import annotations

import inspect
import pickle

from parley.schemas import errors
from parley.schemas.errors import InputError, ParleyError, WarehouseError


def test_an_error_says_where_what_and_how_to_mend_it():
    error = WarehouseError("It is full.", where="/data", mend="Make room.")
    assert str(error) == "/data: It is full. Make room."
    assert str(ParleyError("It failed.")) == "It failed."


def test_an_input_error_names_its_kind():
    assert InputError("Nothing in it.", kind="empty_file").kind == "empty_file"


def test_errors_go_from_process_to_process():
    error = InputError("Nothing in it.", where="a.txt", mend="Fill it.", kind="empty_file")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is InputError
    assert (str(again), again.kind, again.mend) == (str(error), "empty_file", "Fill it.")


def test_kinds_and_exit_codes_tell_errors_apart():
    kinds = [
        each
        for _, each in inspect.getmembers(errors, inspect.isclass)
        if issubclass(each, ParleyError) and each is not ParleyError
    ]
    assert len({each.kind for each in kinds}) == len(kinds)
    assert all(each.exit_code > 1 for each in kinds)
