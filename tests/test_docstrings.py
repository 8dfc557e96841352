"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import kg

MODULES = ["kg", *(module.name for module in pkgutil.walk_packages(kg.__path__, "kg."))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name):
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0
