#!/usr/bin/python3
"""test-data.py — what is installed for the desktop is valid and says the same everywhere

SPDX-License-Identifier: GPL-3.0-or-later
"""

import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

SOURCE_DIR = pathlib.Path(os.environ["ANNALS_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE_DIR / "tests" / "support"))
import tap  # noqa: E402

BUILD_DIR, APP_ID, VERSION = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
PROGRAMS = {pathlib.Path(path).name: path for path in sys.argv[4:]}
METAINFO = BUILD_DIR / f"{APP_ID}.metainfo.xml"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def desktop_file():
    return tap.run(tap.require("desktop-file-validate"), BUILD_DIR / f"{APP_ID}.desktop")


def metainfo():
    return tap.run(tap.require("appstreamcli"), "validate", "--no-net", "--explain", METAINFO)


def metainfo_lengths():
    limits = {"name": (1, 15), "summary": (10, 35)}
    complaints = []
    for element in xml.parse(METAINFO).getroot():
        lowest, highest = limits.get(element.tag, (0, 10**6))
        # A language other than English may need some more room, but no more than software shows.
        highest += 10 if element.get(LANGUAGE) else 0
        if not lowest <= len(element.text or "") <= highest:
            complaints.append(f"{element.tag} “{element.text}” is not {lowest} to {highest} long")
        if element.tag == "summary" and element.text.endswith("."):
            complaints.append(f"the summary “{element.text}” ends in a full stop")
    return complaints


def metainfo_releases():
    releases = xml.parse(METAINFO).findall("releases/release")
    dates = [release.get("date") for release in releases]
    complaints = []
    if releases[0].get("version") != VERSION:
        complaints.append(f"the first release is not {VERSION}")
    if dates != sorted(dates, reverse=True):
        complaints.append("the releases are not in order")
    if dates[0] > datetime.date.today().isoformat():
        complaints.append("the first release is in the future")
    return complaints


def metainfo_parts():
    parts = ["content_rating[@type='oars-1.1']", "developer/name", "launchable",
             "url[@type='homepage']", "screenshots/screenshot/caption",
             "branding/color[@scheme_preference='light']",
             "branding/color[@scheme_preference='dark']",
             "requires/display_length", "supports/control", "recommends/internet"]
    root = xml.parse(METAINFO).getroot()
    return [f"{part} is missing" for part in parts if root.find(part) is None]


def one_id():
    """The file names, and what they say inside, are the application id."""
    wanted = {".desktop": f"Icon={APP_ID}\n", ".metainfo.xml": f"<id>{APP_ID}</id>",
              ".gschema.xml": f'<schema id="{APP_ID}"', ".service": f"Name={APP_ID}\n"}
    return [f"{APP_ID}{ending} does not say {text.strip()}" for ending, text in wanted.items()
            if text not in (BUILD_DIR / (APP_ID + ending)).read_text(encoding="utf-8")]


def settings_schema():
    return tap.run(tap.require("glib-compile-schemas"), "--strict", "--dry-run", BUILD_DIR)


def mime_type():
    """The desktop takes a bundle for what it is, and any other JSON file as before."""
    update = tap.require("update-mime-database")
    system = pathlib.Path("/usr/share/mime/packages/freedesktop.org.xml")
    if not system.exists():
        raise tap.Skip("shared-mime-info is not installed")
    wanted = {"a.annals": "application/vnd.annals+json", "a.json": "application/json"}
    complaints = []
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder, "mime", "packages")
        packages.mkdir(parents=True)
        shutil.copy(system, packages)
        shutil.copy(BUILD_DIR / f"{APP_ID}.xml", packages)
        complaint = tap.run(update, packages.parent)
        if complaint:
            return complaint
        environment = dict(os.environ, XDG_DATA_HOME=folder, XDG_DATA_DIRS=folder)
        for name, kind in wanted.items():
            path = pathlib.Path(folder, name)
            path.write_text('{ "format": "annals", "version": 1 }', encoding="utf-8")
            told = subprocess.run(
                [tap.require("gio"), "info", "-a", "standard::content-type", str(path)],
                env=environment, capture_output=True, text=True, check=True).stdout
            if not told.rstrip().endswith(f": {kind}"):
                complaints.append(f"{name} is not {kind}: {told}")
    return complaints


def manual_pages():
    groff = tap.require("groff")
    complaints = []
    for page in ("annals.1", "annals-tool.1"):
        done = subprocess.run(
            [groff, "-man", "-ww", "-Tutf8", "-Kutf8", "-z", str(BUILD_DIR / page)],
            capture_output=True, text=True, check=False)
        complaints += done.stderr.splitlines()
    return complaints


def manual_options():
    """Every option that a program prints stands in its manual page."""
    complaints = []
    for name, path in PROGRAMS.items():
        page = (BUILD_DIR / f"{name}.1").read_text(encoding="utf-8").replace("\\-", "-")
        told = subprocess.run([path, "--help"], capture_output=True, text=True, check=True).stdout
        complaints += [f"{name}.1 does not tell of {option}"
                       for option in sorted(set(re.findall(r"--[a-z][a-z-]*", told)))
                       if option not in page and not option.startswith("--help-")]
    return complaints


def readme_example():
    """The example of the format is a bundle without a problem, and with the conflict it tells."""
    readme = (SOURCE_DIR / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```json\n(.*?)```", readme, re.S).group(1)
    done = subprocess.run([PROGRAMS["annals-tool"], "check", "-"], input=example,
                          capture_output=True, text=True, check=False)
    if done.returncode != 0 or done.stdout or done.stderr:
        return done.stdout + done.stderr or f"exit status {done.returncode}"
    info = subprocess.run([PROGRAMS["annals-tool"], "info", "--json", "-"], input=example,
                          capture_output=True, text=True, check=True).stdout
    return "" if json.loads(info)["conflicts"] == 1 else info


def readme_paths():
    """What the README names in backquotes and looks like a path is there."""
    readme = (SOURCE_DIR / "README.md").read_text(encoding="utf-8")
    return [f"README.md: there is no {path}"
            for path in re.findall(r"(?:`|\]\()((?:src|ui|data|po|tests|LICENSE)[\w./-]*)", readme)
            if not (SOURCE_DIR / path).exists()]


def icons():
    complaints = []
    for name, size in (("annals.svg", 128), ("annals-symbolic.svg", 16)):
        root = xml.parse(SOURCE_DIR / "data" / "icons" / name).getroot()
        wanted = {"width": str(size), "height": str(size), "viewBox": f"0 0 {size} {size}"}
        complaints += [f"{name}: {key} is not {value}" for key, value in wanted.items()
                       if root.get(key) != value]
    return complaints


def icons_can_be_drawn():
    convert = tap.require("rsvg-convert")
    with tempfile.TemporaryDirectory() as folder:
        results = [
            tap.run(convert, "-w", size, "-h", size, "-o", pathlib.Path(folder, "icon.png"),
                    SOURCE_DIR / "data" / "icons" / name)
            for name in ("annals.svg", "annals-symbolic.svg") for size in (16, 32, 128)]
    return [complaint for complaint in results if complaint]


tap.main("data", [
    desktop_file, metainfo, metainfo_lengths, metainfo_releases, metainfo_parts, one_id,
    settings_schema, mime_type, manual_pages, manual_options, readme_example, readme_paths, icons,
    icons_can_be_drawn])
