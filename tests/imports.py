"""Who imports whom: reads the imports of our modules, for the architecture test.

Only the source is read, nothing is run, so an import inside a function counts as well as one at the top.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Import:
    """One name taken from elsewhere: `module` takes `target`, at a line, when it is itself loaded or later."""

    module: str
    target: str
    line: int
    at_start: bool

    def __str__(self) -> str:
        return f"{self.module} (line {self.line}) imports {self.target}"


def within(name: str, room: str) -> bool:
    """Whether a dotted name is `room` or lies inside it."""
    return name == room or name.startswith(f"{room}.")


def imports_of(module: str, source: str, is_package: bool = False) -> list[Import]:
    """All imports in the source of one module. `from a import b` is `a.b`, as b may be a module."""
    package = module if is_package else module.rpartition(".")[0]
    return list(_walk(module, package, ast.parse(source), at_start=True))


def _walk(module: str, package: str, node: ast.AST, at_start: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        for target in _targets(child, package):
            yield Import(module, target, getattr(child, "lineno", 0), at_start)
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            yield from _walk(module, package, child, at_start=False)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _walk(module, package, child, at_start and not inside)


def _targets(node: ast.AST, package: str) -> list[str]:
    """The dotted names one statement or call takes."""
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=origin, names=names, level=level):
            above = package.split(".")[: len(package.split(".")) + 1 - level] if level else []
            start = ".".join([*above, *([origin] if origin else [])])
            return [f"{start}.{alias.name}" for alias in names]
        case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]) if ast.unparse(function).endswith(
            ("import_module", "__import__", "files")
        ):
            return [name]
    return []


def module_name(path: Path, root: Path = ROOT) -> str:
    """`peerteam/store/step.py` is `peerteam.store.step`."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def all_imports(root: Path = ROOT) -> list[Import]:
    """The imports of every module of the program."""
    return [
        found
        for path in sorted((root / "peerteam").rglob("*.py"))
        for found in imports_of(module_name(path, root), path.read_text(encoding="utf-8"), path.name == "__init__.py")
    ]
