"""Cuts classes and functions out of real modules, and judges what merging them back gives.

draw SEED COUNT < nothing   prints JSON: [{"file", "how", "target", "template"}]
judge < JSON of these, each with "after" and the "original" text; prints JSON: [null or what is broken]
"""

import ast
import json
import pathlib
import random
import re
import sys
import sysconfig
import warnings

warnings.simplefilter("ignore")
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def first_line(node):
    return min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))]) - 1


def whole_lines(node, lines, above):
    """Whether nothing else is on the lines of the node."""
    start, end = first_line(node), node.end_lineno - 1
    rest = lines[end].encode()[node.end_col_offset:].decode().strip()
    before = lines[node.lineno - 1].encode()[: node.col_offset].decode().strip() if start == node.lineno - 1 else ""
    return before == "" and (rest == "" or rest.startswith("#")) and start > above


def dedented(lines, node):
    """The lines of a top-level node: nothing to dedent."""
    return "".join(lines[first_line(node) : node.end_lineno])


def imports_of(tree, lines):
    return "".join(
        "".join(lines[each.lineno - 1 : each.end_lineno])
        for each in tree.body
        if isinstance(each, (ast.Import, ast.ImportFrom)) and whole_lines(each, lines, -1)
    )


def names_of(node):
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        return [each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
    return []


def without_imports(target, template):
    """The target without the imports that only the template's code has a use for."""
    lines = target.splitlines(keepends=True)
    definition = ast.parse(template).body[-1]
    used = {each.id for each in ast.walk(definition) if isinstance(each, ast.Name)}
    used -= {each.id for each in ast.walk(definition) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    used -= {each.arg for each in ast.walk(definition) if isinstance(each, ast.arg)}
    for node in reversed(ast.parse(target).body):
        if not isinstance(node, (ast.Import, ast.ImportFrom)) or not whole_lines(node, lines, -1):
            continue
        names = [(alias.asname or alias.name).split(".")[0] for alias in node.names]
        if names == ["*"] or getattr(node, "module", "") == "__future__":
            continue
        rest = "".join(lines[: node.lineno - 1] + lines[node.end_lineno :])
        if used.issuperset(names) and not any(re.search(rf"\b{name}\b", rest) for name in names):
            lines[node.lineno - 1 : node.end_lineno] = []
    return "".join(lines)


def stubbed(node, lines, random):
    """The lines of a function with its body gone, or None."""
    if not isinstance(node, DEFINITIONS[:2]) or node.body[0].lineno == node.lineno:
        return None
    marks = {ast.unparse(each).split(".")[-1] for each in node.decorator_list}
    # An empty constructor is no stub, nor are these.
    if node.name == "__init__" or marks & {"overload", "abstractmethod", "abstractclassmethod"}:
        return None
    body = node.body
    if all(isinstance(each, (ast.Pass, ast.Raise)) or isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
           for each in body) or ast.unparse(body[-1]) == "return NotImplemented":
        return None
    line = lines[body[0].lineno - 1]
    indent = line[: len(line) - len(line.lstrip())]
    head = lines[first_line(node) : body[0].lineno - 1]
    if not head or not head[-1].split("#")[0].rstrip().endswith(":"):
        return None
    stub = random.choice(["pass", "...", "raise NotImplementedError", "raise NotImplementedError('later')  # TODO"])
    return "".join(head) + indent + stub + "\n"


def draw(random, path):
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    if "\r" in text or "\f" in text or not text.endswith("\n"):
        return None
    tree = ast.parse(text)
    lines = text.splitlines(keepends=True)
    if "".join(lines) != text or len(lines) != text.count("\n"):
        return None
    classes = [each for each in tree.body if isinstance(each, DEFINITIONS) and whole_lines(each, lines, -1)]
    if not classes:
        return None
    node = random.choice(classes)
    header = random.choice(["", imports_of(tree, lines)])
    template = header + dedented(lines, node)
    members = [each for each in node.body if isinstance(each, DEFINITIONS + (ast.Assign, ast.AnnAssign))]
    if isinstance(node, ast.ClassDef):
        members = [each for each in members if whole_lines(each, lines, node.lineno - 1)]
        # Of a name that is bound twice the file's value is kept.
        bound = [each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
        members = [each for each in members if all(bound.count(name) == 1 for name in names_of(each))]
    how = random.choice(["cut", "cut", "stub"])
    new = list(lines)
    if not isinstance(node, ast.ClassDef) or not members or random.random() < 0.15:
        if how == "stub" and (stub := stubbed(node, lines, random)):
            new[first_line(node) : node.end_lineno] = [stub]
        elif len(tree.body) > 1:
            how = "cut whole"
            new[first_line(node) : node.end_lineno] = []
        else:
            return None
    else:
        chosen = [each for each in members if random.random() < 0.6] or members[:1]
        for each in sorted(chosen, key=first_line, reverse=True):
            start = first_line(each)
            if how == "stub":
                stub = stubbed(each, lines, random)
                if stub:
                    new[start : each.end_lineno] = [stub]
            else:
                new[start : each.end_lineno] = []
        if how == "cut" and len(chosen) == len(node.body):
            indent = " " * node.body[0].col_offset
            new[node.body[0].lineno - 1 : node.body[0].lineno - 1] = [indent + "pass\n"]
    target = "".join(new)
    if target == text:
        return None
    if header and random.random() < 0.7:
        target = without_imports(target, template)
        how += " with imports"
    try:
        compile(target, "target", "exec")
        compile(template, "template", "exec")
    except SyntaxError:
        return None
    return {"file": str(path), "how": how, "target": target, "template": template, "original": text}


def files():
    root = pathlib.Path(sysconfig.get_paths()["stdlib"])
    return sorted(
        each for each in root.rglob("*.py") if "site-packages" not in each.parts and each.stat().st_size < 60_000
    )


def draws(seed, count):
    found = []
    chance = random.Random(seed)
    modules = files()
    for _ in range(count * 20):
        if len(found) == count or not modules:
            break
        try:
            each = draw(chance, chance.choice(modules))
        except (SyntaxError, ValueError):
            continue
        if each:
            found.append(each)
    return found


def key_of(node):
    if isinstance(node, DEFINITIONS):
        return node.name
    return None


def parts(tree, path=""):
    """Every definition and value of modules and classes, by dotted name, without the docstrings."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            head = ast.dump(ast.ClassDef(node.name, node.bases, node.keywords, [], node.decorator_list))
            found.setdefault(path + node.name, []).append(head)
            for name, all in parts(node, path + node.name + ".").items():
                found.setdefault(name, []).extend(all)
        elif isinstance(node, DEFINITIONS):
            found.setdefault(path + node.name, []).append(ast.dump(node))
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                source = "." * getattr(node, "level", 0) + str(getattr(node, "module", ""))
                found.setdefault(f"import {path}{alias.asname or alias.name}", []).append(f"{source} {alias.name}")
        elif isinstance(node, ast.Pass) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        ):
            continue
        else:
            found.setdefault(f"statement {path}", []).append(ast.dump(node))
    return {name: sorted(all) for name, all in found.items()}


def judge(each):
    try:
        after = parts(ast.parse(each["after"]))
        compile(each["after"], "after", "exec")
    except (SyntaxError, ValueError) as error:
        return f"does not compile: {error}"
    before = parts(ast.parse(each["original"]))
    for name, all in before.items():
        if after.get(name) != all and not name.startswith("import "):
            return f"{name} differs"
        if name.startswith("import ") and not set(all) <= set(after.get(name, [])):
            return f"{name} is gone"
    for name in after:
        if name not in before and not name.startswith("import "):
            return f"{name} is new"
    return None


if __name__ == "__main__":
    if sys.argv[1] == "draw":
        json.dump(draws(int(sys.argv[2]), int(sys.argv[3])), sys.stdout)
    else:
        json.dump([judge(each) for each in json.load(sys.stdin)], sys.stdout)
