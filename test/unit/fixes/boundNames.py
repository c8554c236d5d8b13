"""Compiles each `*.after.py` of a folder, and prints the names that it no longer binds although its `*.before.py` did."""

import ast
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")


def names(body, path=""):
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield path + node.name
        elif isinstance(node, ast.ClassDef):
            yield path + node.name
            yield from names(node.body, f"{path}{node.name}.")
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (f"{path}{each.asname or each.name}" for each in node.names)
        elif isinstance(node, (ast.If, ast.Try, ast.With, ast.For, ast.While)):
            for part in ("body", "orelse", "finalbody"):
                yield from names(getattr(node, part, []), path)
            for each in getattr(node, "handlers", []):
                yield from names(each.body, path)
        else:
            stores = (each for each in ast.walk(node) if isinstance(each, ast.Name))
            yield from (path + each.id for each in stores if isinstance(each.ctx, ast.Store))


for after in sorted(pathlib.Path(sys.argv[1]).glob("*.after.py")):
    text = after.read_bytes()
    try:
        compile(text, after.name, "exec")
        before = ast.parse(after.with_name(after.name.replace(".after", ".before")).read_bytes())
    except (SyntaxError, ValueError) as error:
        print(f"{after.name}: {error}")
        continue
    gone = set(names(before.body)) - set(names(ast.parse(text).body))
    if gone:
        print(f"{after.name} lost {sorted(gone)}")
