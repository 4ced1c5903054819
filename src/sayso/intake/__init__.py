"""Intake: bytes of a file become a `Statement`, its reading text mapped back to where every character came from."""

from __future__ import annotations

from sayso.intake.inputs import InputItem, find_inputs
from sayso.intake.statement import read_statement

__all__ = ["InputItem", "find_inputs", "read_statement"]
