"""The house rules that a machine can check: arrows between modules, sizes, names, words.

    python3 tests/tidy/tidy.py [FOLDER]      prints every fault, exit code 1 if there is one
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

# A module and what it may include.
ARROWS = {
    "model": {"model"},
    "feed": {"model", "feed"},
    "network": {"model", "feed", "network"},
    "solve": {"solve"},
    "plan": {"model", "feed", "network", "solve", "plan"},
    "check": {"model", "feed", "check"},
    "compare": {"model", "feed", "check", "compare"},
    "generate": {"model", "feed", "generate"},
    "report": {"model", "feed", "plan", "report"},
    "cli": {"model", "feed", "network", "plan", "check", "compare", "generate", "report", "cli"},
}
MOST_FILE_LINES = 500
MOST_FUNCTION_LINES = 80
WEB = {".ts", ".svelte", ".mjs", ".css"}
CODE = {".h", ".cpp", ".py", ".sh", ".cmake"} | WEB
TEXT = CODE | {".md", ".txt", ".toml", ".json", ""}
NAMELESS = re.compile(r"^(utils?|helpers?|common|misc)$")
WORDS = {
    "a machine's path": re.compile(r"(?<![\w.])/(work|root|home/\w+|Users)/"),
    "a registry's host": re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org|crates\.io"),
    "a workplace's address": re.compile(r"https?://[\w.-]+(\.internal|\.local|\.corp|:\d{4,5})\b|localhost:\d+"),
    "unfinished work": re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"),
    "an issue's number": re.compile(r"\bissue\s+#?\d+|\(#\d+\)", re.I),
}
CONTROL = re.compile(r"^\s*(?:\}\s*)?(?:else\s+)?(if|for|while|switch|catch|do|else|try|return)\b")


def project_files(folder):
    """Tracked and new files, without what git ignores; without git, everything but built folders."""
    listed = subprocess.run(["git", "-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        paths = [Path(folder, name) for name in listed.stdout.split("\0") if name]
    else:
        built = {".git", ".yizhan", "build", "out", "__pycache__"}
        paths = [p for p in Path(folder).rglob("*") if not built & set(p.relative_to(folder).parts)]
    return sorted(p for p in paths if p.is_file())


def without_text(source):
    """C++ source with comments and literals blanked, line breaks kept."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])+\'', re.S)
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), source)


def cpp_functions(source):
    """(first line, last line) of every function body at file, namespace or class level."""
    text = "\n".join("" if line.lstrip().startswith("#") else line for line in without_text(source).split("\n"))
    open_blocks, functions, head_start = [], [], 0
    for found in re.finditer(r"[{};]", text):
        mark, at = found.group(), found.start()
        if mark == "{" and re.match(r"\w", text[at - 1 : at]):  # a member's initializer belongs to the head
            open_blocks.append(("initializer", at))
            continue
        if mark == "}" and open_blocks and open_blocks[-1][0] == "initializer":
            open_blocks.pop()
            continue
        if mark == "{":
            head = text[head_start:at]
            inside = any(kind == "function" for kind, _ in open_blocks)
            is_type = re.search(r"\b(namespace|class|struct|union|enum|extern)\b[^()]*$", head)
            kind = "block" if inside or is_type or "(" not in head or CONTROL.match(head) else "function"
            open_blocks.append((kind, head_start + len(head) - len(head.lstrip())))
        elif mark == "}" and open_blocks:
            kind, start = open_blocks.pop()
            if kind == "function":
                functions.append((text.count("\n", 0, start) + 1, text.count("\n", 0, at) + 1))
        head_start = at + 1
    return functions


def python_functions(source):
    nodes = ast.walk(ast.parse(source))
    return [(n.lineno, n.end_lineno) for n in nodes if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]


def module_of(relative):
    parts = relative.parts
    return parts[1] if len(parts) > 2 and parts[0] == "src" else None


def size_faults(relative, source):
    lines = source.count("\n")
    if lines > MOST_FILE_LINES and relative.parts[:2] != ("docs", "reference"):  # pages made from the schema
        yield f"{relative}: {lines} lines, at most {MOST_FILE_LINES}"
    functions = python_functions if relative.suffix == ".py" else cpp_functions
    for first, last in functions(source) if relative.suffix in {".py", ".h", ".cpp"} else []:
        if last - first + 1 > MOST_FUNCTION_LINES:
            yield f"{relative}:{first}: a function of {last - first + 1} lines, at most {MOST_FUNCTION_LINES}"


def arrow_faults(relative, source):
    module = module_of(relative)
    if module not in ARROWS:
        if module:
            yield f"{relative}: src/{module} is no module; name it in tests/tidy/tidy.py"
        return
    used = [(m.start(), m.group(1)) for m in re.finditer(r'#include "(\w+)/', source)]
    if relative.name == "CMakeLists.txt":
        used = [(m.start(), m.group(1)) for m in re.finditer(r"\byizhan_(\w+)", source)]
    for at, other in used:
        if other in ARROWS and other not in ARROWS[module]:
            yield f"{relative}:{source.count(chr(10), 0, at) + 1}: {module} must not use {other}"


def name_faults(relative):
    for part in (*relative.parts[:-1], relative.stem):
        if NAMELESS.match(part):
            yield f"{relative}: '{part}' says nothing; name the thing inside"
    if relative.suffix in CODE - {".cmake"} and not re.match(r"^[a-z0-9_]+(\.(d|svelte|config|test))?$", relative.stem):
        yield f"{relative}: file names are snake_case"


def word_faults(relative, source):
    for number, line in enumerate(source.split("\n"), 1):
        for what, pattern in WORDS.items():
            if pattern.search(line):
                yield f"{relative}:{number}: {what}: {line.strip()[:80]}"


def house_faults(files):
    """Faults of the whole: one file talks to HiGHS, no source is forgotten, every module says what it is."""
    highs = [f for f, source in files.items() if f.suffix in {".h", ".cpp"} and re.search(r"#include .*highs", source)]
    if len(highs) > 1:
        yield f"HiGHS is included by {', '.join(map(str, highs))}: by one file only"
    for relative in files:
        if relative.suffix != ".cpp":
            continue
        builds = [files.get(folder / "CMakeLists.txt", "") for folder in relative.parents]
        if not any(re.search(rf"\b{re.escape(relative.stem)}\b", build) for build in builds):
            yield f"{relative}: no CMakeLists.txt builds it"
    for module in sorted({module_of(f) for f in files} - {None}):
        if Path("src", module, "README.md") not in files:
            yield f"src/{module}: has no README.md"


def faults(folder):
    files = {}
    for path in project_files(folder):
        relative = path.relative_to(folder)
        yield from name_faults(relative)
        if path.suffix not in TEXT or relative.parts[:2] == ("tests", "tidy"):
            continue
        try:
            files[relative] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    for relative, source in files.items():
        if relative.suffix in CODE | {".md"} or relative.name == "CMakeLists.txt":
            yield from size_faults(relative, source)
            yield from word_faults(relative, source)
            yield from arrow_faults(relative, source)
    yield from house_faults(files)


if __name__ == "__main__":
    found = list(faults(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]))
    print("\n".join(found) or "tidy")
    sys.exit(bool(found))
