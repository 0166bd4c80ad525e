#!/usr/bin/python3
"""test-lint.py — the rules of the house that neither the compiler nor another test checks

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(os.environ["ANNALS_SOURCE_DIR"])
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402

APP_ID = sys.argv[1]
MAX_COLUMNS, MAX_LINES, MAX_FUNCTION_LINES = 100, 800, 60
CODE = {".c", ".h", ".py", ".css", ".build", ".sh", ""}
TEXT = CODE | {".ui", ".xml", ".in", ".md", ".po", ".svg", ".json", ".annals", ".yml"}

# Who may include whom; a room may always include itself.
WIDGET = {"core", "store", "compat"}
MAY_INCLUDE = {
    "core": set(),
    "store": {"core"},
    "interop": {"core"},
    "layout": {"core"},
    "render": {"core", "layout"},
    "compat": set(),
    "timeline": {"core", "layout", "render", "compat"},
    "list": {"core", "layout", "render", "compat"},
    "detail": WIDGET,
    "reader": WIDGET,
    "window": WIDGET | {"timeline", "list", "detail", "reader"},
    "app": WIDGET | {"timeline", "list", "detail", "reader", "window"},
    "tool": {"core", "store", "interop", "layout", "render"},
}


def list_files():
    """All files of the project, without what is built or hidden."""
    found = []
    for top in ("src", "ui", "data", "po", "tests"):
        found += [path for path in (ROOT / top).rglob("*") if path.is_file()]
    found += [path for path in ROOT.iterdir() if path.is_file() and path.name != "LICENSE"]
    return sorted(path for path in found
                  if "__pycache__" not in path.parts and not path.name.startswith("."))


FILES = list_files()
CONTENTS = {path: path.read_text(encoding="utf-8") for path in FILES
            if path.suffix in TEXT and path.name != "test-lint.py"
            and "fixtures" not in path.relative_to(ROOT).parts}
C_FILES = [path for path in CONTENTS if path.suffix in {".c", ".h"}]
SRC_FILES = [path for path in C_FILES if path.is_relative_to(ROOT / "src")]
TEST_FILES = [path for path in C_FILES if path.is_relative_to(ROOT / "tests")]
UI_FILES = [path for path in CONTENTS if path.suffix == ".ui"]


def place(path, offset=None):
    name = str(path.relative_to(ROOT))
    return name if offset is None else f"{name}:{CONTENTS[path].count(chr(10), 0, offset) + 1}"


def find(pattern, paths, message, flags=0):
    """A complaint for every place where the pattern matches."""
    return [f"{place(path, match.start())}: {message}"
            for path in paths for match in re.finditer(pattern, CONTENTS[path], flags)]


def without_comments(text):
    return re.sub(r"/\*.*?\*/", lambda match: "\n" * match.group().count("\n"), text, flags=re.S)


def formatting():
    clang_format = tap.require("clang-format-14")
    return tap.run(clang_format, "--dry-run", "-Werror", *C_FILES, cwd=ROOT)


def columns():
    return [f"{place(path)}:{number}: {len(line)} columns, at most {MAX_COLUMNS}"
            for path, text in CONTENTS.items() if path.suffix in CODE
            for number, line in enumerate(text.splitlines(), 1) if len(line) > MAX_COLUMNS]


def file_lengths():
    return [f"{place(path)}: {text.count(chr(10))} lines, at most {MAX_LINES}"
            for path, text in CONTENTS.items()
            if path.suffix in CODE and text.count("\n") > MAX_LINES]


def function_lengths():
    """class_init and the property functions may be long, as they are only lists."""
    complaints = []
    for path in C_FILES:
        for match in re.finditer(r"^(\w+) \([^;{}]*?\)\n\{\n(.*?)^\}", CONTENTS[path], re.M | re.S):
            lines = match.group(2).count("\n")
            if lines > MAX_FUNCTION_LINES and not re.search(
                    r"_class_init$|_[gs]et_property$|^main$", match.group(1)):
                complaints.append(f"{place(path, match.start())}: {match.group(1)} () has {lines} "
                                  f"lines, at most {MAX_FUNCTION_LINES}")
    return complaints


def file_headers():
    complaints = []
    for path in C_FILES:
        lines = CONTENTS[path].splitlines()
        if not lines[0].startswith(f"/* {path.name} — "):
            complaints.append(f"{place(path)}: does not begin with “/* {path.name} — ”")
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(lines[:8]):
            complaints.append(f"{place(path)}: names no licence")
    return complaints


def white_space():
    return find(r"[ \t]+$|\t|\r", [path for path in CONTENTS if path.suffix in CODE],
                "a tab or a blank at the end", re.M) + \
        [f"{place(path)}: does not end in one newline" for path, text in CONTENTS.items()
         if text and (not text.endswith("\n") or text.endswith("\n\n"))]


def include_directions():
    complaints = []
    for path in SRC_FILES:
        room = path.relative_to(ROOT / "src").parts[0]
        for match in re.finditer(r'#\s*include "(\w+)/', CONTENTS[path]):
            if match.group(1) != room and match.group(1) not in MAY_INCLUDE.get(room, {}):
                complaints.append(f"{place(path, match.start())}: {room} must not include "
                                  f"{match.group(1)}")
    return complaints


def versions_only_in_compat():
    others = [path for path in C_FILES if not path.is_relative_to(ROOT / "src" / "compat")]
    return find(r"\w+_CHECK_VERSION\b", others, "only src/compat asks for a version")


def raw_json_only_in_accessor():
    return find(r"\bjson_(object_get|node_get|array_get)_\w+ \(",
                [path for path in SRC_FILES if path.name != "annals-json-access.c"],
                "raw access to JSON belongs into annals-json-access.c")


def assertions_in_tests():
    return find(r"\bg_assert \(", TEST_FILES, "g_assert () may be compiled out; use g_assert_cmp* ()")


def nothing_left_to_do():
    others = [path for path in CONTENTS if not path.is_relative_to(ROOT / "tests" / "support")]
    return find(r"\b(TODO|FIXME|XXX)\b", others, "unfinished work")


def application_id_in_one_place():
    others = [path for path in CONTENTS if path != ROOT / "meson.build"]
    return find(re.escape(APP_ID) + "|" + re.escape("/" + APP_ID.replace(".", "/")), others,
                "the application id belongs into meson.build only")


def no_machine_paths():
    return find(r"(?<![\w.])/(home|root|work|Users)/\w", CONTENTS, "a path of one machine")


def shell_scripts():
    shellcheck = tap.require("shellcheck")
    scripts = [path for path, text in CONTENTS.items()
               if re.match(r"#!/bin/(ba)?sh|#!/usr/bin/env bash", text)]
    return tap.run(shellcheck, *scripts, cwd=ROOT)


def documented_functions():
    """Every function of a header has its documentation at the definition."""
    sources = "\n".join(CONTENTS[path] for path in SRC_FILES)
    documented = set(re.findall(
        r"/\*\*\n \* (\w+):(?:(?!\*/).)*\*/\n(?:[^\n;{}]+\n)?(?:[^\n;{}]*\b)?\1 \(", sources, re.S))
    complaints = []
    for path in SRC_FILES:
        if not re.search(r"(?<!-private)\.h$", path.name):
            continue
        text = without_comments(CONTENTS[path])
        for match in re.finditer(r"^[\w *]*\b(annals_\w+) \([^;{]*\)[^;{]*[;{]", text, re.M):
            name = match.group(1)
            if name not in documented and not re.search(r"_get_type$|_error_quark$", name):
                complaints.append(f"{place(path)}: {name} () has no documentation at its "
                                  "definition")
    return complaints


def translatable_files():
    """po/POTFILES.in lists every file with a text to translate, sorted, and no other."""
    call = re.compile(r"\b(_|N_|C_|NC_|Q_|g?n?gettext|ngettext|g_dn?p?gettext2?) \(")
    wanted = set()
    for path in CONTENTS:
        name = path.relative_to(ROOT)
        text = CONTENTS[path]
        if name.parts[0] == "src" and path.suffix == ".c" and call.search(without_comments(text)):
            wanted.add(str(name))
        elif path.suffix == ".ui" and re.search(r'translatable="(yes|true|1)"', text):
            wanted.add(str(name))
        elif re.search(r"\.(desktop|metainfo\.xml|gschema\.xml|mime\.xml)\.in$", path.name):
            wanted.add(str(name))
    lines = (ROOT / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    complaints = [f"po/POTFILES.in: add the line {name}" for name in sorted(wanted - set(listed))]
    complaints += [f"po/POTFILES.in: {name} has nothing to translate"
                   for name in sorted(set(listed) - wanted)]
    if listed != sorted(listed):
        complaints.append("po/POTFILES.in: the lines are not sorted")
    return complaints


def whole_translatable_texts():
    """The tools for translators do not know the macros of GLib, so that such a text is cut."""
    return find(r'\b_ \((?:\s*"(?:[^"\\\n]|\\.)*")+\s*G_G\w+', SRC_FILES,
                "a text to translate must be one literal; write %zu or %lld")


def translations():
    """Every language of po/LINGUAS translates every text, with its arguments as they are."""
    xgettext, msgfmt, msgcmp = map(tap.require, ("xgettext", "msgfmt", "msgcmp"))
    keywords = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3",
                "g_dpgettext2:2c,3"]
    complaints = []
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder, "annals.pot")
        complaints.append(tap.run(
            xgettext, "--from-code=UTF-8", "--files-from=po/POTFILES.in", "--output", template,
            *(f"--keyword={keyword}" for keyword in keywords), cwd=ROOT))
        lines = (ROOT / "po" / "LINGUAS").read_text(encoding="utf-8").splitlines()
        for language in (line for line in lines if line and not line.startswith("#")):
            translation = ROOT / "po" / f"{language}.po"
            complaints.append(tap.run(msgfmt, "--check", "--output-file=/dev/null", translation))
            complaints.append(tap.run(msgcmp, translation, template))
    return "\n".join(complaint for complaint in complaints if complaint)


def list_objects():
    """Each object of each .ui file as (path, element)."""
    for path in UI_FILES:
        for element in xml.fromstring(CONTENTS[path]).iter():
            if element.tag in ("object", "template"):
                yield path, element


def get_property(element, name):
    for child in element:
        if child.tag == "property" and child.get("name", "").replace("_", "-") == name:
            return child
    return None


def user_interface_files():
    complaints = []
    for path in UI_FILES:
        try:
            xml.fromstring(CONTENTS[path])
        except xml.ParseError as error:
            complaints.append(f"{place(path)}: {error}")
    return complaints


def user_interface_icons():
    adwaita = pathlib.Path("/usr/share/icons/Adwaita")
    if not adwaita.exists():
        raise tap.Skip("adwaita-icon-theme is not installed")
    known = {path.name.split(".")[0] for path in adwaita.rglob("*.*")}
    known |= {path.stem for path in FILES if path.suffix == ".svg"}
    complaints = []
    for path, element in list_objects():
        icon = get_property(element, "icon-name")
        name = (icon.text or "").strip() if icon is not None else ""
        if name and name not in known:
            complaints.append(f"{place(path)}: there is no icon “{name}”")
    return complaints


def is_named_in_code(path, name):
    """Whether the class of a template gives one of its children an accessible label."""
    sources = [CONTENTS[source] for source in SRC_FILES if source.name == f"{path.stem}.c"]
    call = rf"update_property \([^;]*self->{name}\)[^;]*GTK_ACCESSIBLE_PROPERTY_LABEL"
    return bool(name and sources and re.search(call, sources[0]))


def user_interface_names():
    """A control that shows only an icon says to assistive technology what it is."""
    controls = {"GtkButton", "GtkToggleButton", "GtkMenuButton", "AdwSplitButton"}
    complaints = []
    for path, element in list_objects():
        if element.get("class") not in controls or get_property(element, "label") is not None:
            continue
        has_text = any(inner.get("class") == "GtkLabel" or get_property(inner, "label") is not None
                       for inner in element.iter("object") if inner is not element)
        is_named = any(inner.get("name") in ("label", "labelled-by")
                       for group in element.findall("accessibility") for inner in group)
        if not has_text and not is_named and not is_named_in_code(path, element.get("id")):
            complaints.append(f"{place(path)}: {element.get('class')} "
                              f"{element.get('id', 'without id')} has no accessible label")
    return complaints


tap.main("lint", [
    formatting, columns, file_lengths, function_lengths, file_headers, white_space,
    include_directions, versions_only_in_compat, raw_json_only_in_accessor, assertions_in_tests,
    nothing_left_to_do, application_id_in_one_place, no_machine_paths, shell_scripts,
    documented_functions, translatable_files, whole_translatable_texts, translations,
    user_interface_files, user_interface_icons, user_interface_names])
