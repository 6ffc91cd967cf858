#!/usr/bin/env python3
"""Two builds of Jernih: whether they judge, answer and show the same, byte for byte.

    python3 Tests/Comparisons/binaries.py BEFORE AFTER [FOLDER…]

Both judge every photo of the folders (testimages, and the corpus and the field's photos beside
the project) with `check`, each with the kind that its labels claim; then each has a spool of its
own, where the same photos are dropped into cases, one after the other, and `report` builds the
pages anew. Compared are all verdicts, every file of the cases, the pages (as the service left
them, and as `report` builds them), the events and the reasons of quarantine. RULES says what may
differ; how often each did is printed, and the first files that differ in anything else. The status
is 1 where one does. The corpus, the field and testimages take some two minutes.
"""
import collections
import difflib
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("testimages", "../shared/corpus", "../shared/field")
NO_PHOTOS = {"README.md", "labels.jsonl", "manifest.json", "manifest.jsonl"}
KINDS = ("ktp", "kk", "rumah", "lainnya")
PROGRAMMES = (None, "kis", "jampersal", "kip-kuliah")
CASE_SIZES = (1, 3, 5, 12)
# Every so many cases the first photo comes once more, and then a name that cannot be used.
REPEAT_EVERY = 7
ANSWER_SECONDS = 120
SHOWN = 5

RESOLUTION = r'("id": ?"resolution",(?:(?!"id": ?").)*?'
# What may differ: name, pattern, what is put in its place. A first group is where it stands.
RULES = [
    ("times", r'"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)"', '"time"'),
    ("times on pages", r"\b\d{1,2} [A-Z][a-z]{2} \d{4}, \d\d\.\d\d UTC", "time"),
    ("milliseconds", r'"milliseconds": ?\{[^}]*\}', '"milliseconds": {}'),
    ("serials", r"\b[0-9a-f]{28}\b", "serial"),
    ("engine", r'"engine": ?\{[^}]*\}', '"engine": {}'),
    ("engine on pages", r"<dt>Mesin</dt><dd>[^<]*</dd>", "<dt>Mesin</dt>"),
    ("photo.hasCameraTags", r'\s*"hasCameraTags": ?(?:true|false|null),', ""),
    ("resolution.measures.cameraTags", RESOLUTION + r'"measures": ?\{)([^}]*)(?=\})', None),
    ("resolution.causeSeen", RESOLUTION + r'"causeSeen": ?)("\w*"|null)', r"\1-"),
]
RULES = [(name, re.compile(pattern, re.DOTALL), put) for name, pattern, put in RULES]


def without_camera_tags(match):
    members = [m.strip() for m in match[2].split(",") if m.strip()]
    return match[1] + ",".join(m for m in members if not m.startswith('"cameraTags"'))


def normalised(text, found):
    """The text without what may differ; `found` takes what that was, by rule."""
    for name, pattern, put in RULES:
        matches = [match[pattern.groups] for match in pattern.finditer(text)]
        if matches:
            found[name] = matches
            text = pattern.sub(without_camera_tags if put is None else put, text)
    return text


class Comparison:
    def __init__(self):
        self.files, self.equal = 0, 0
        self.allowed, self.unallowed = collections.Counter(), []

    def compare(self, place, before, after):
        """Compares two texts or digests; `None` is a file that is not there."""
        self.files += 1
        if before == after:
            self.equal += 1
        elif before is None or after is None:
            self.unallowed.append((place, "only " + ("after" if before is None else "before")))
        else:
            seen = {}, {}
            texts = normalised(before, seen[0]), normalised(after, seen[1])
            for name, _, _ in RULES:
                self.allowed[name] += seen[0].get(name) != seen[1].get(name)
            if texts[0] != texts[1]:
                # A line of JSON is long: it is shown by its members.
                parts = (t.replace(',"', ',\n"').splitlines() for t in texts)
                lines = difflib.unified_diff(*parts, lineterm="", n=0)
                shown = [line[:200] for line in list(lines)[2:] if line[0] in "+-"]
                self.unallowed.append((place, "\n    ".join(shown[:6])))

    def compare_all(self, before, after):
        for place in sorted(before.keys() | after.keys()):
            self.compare(place, before.get(place), after.get(place))


def labelled_kinds(folder):
    """The kind that a list of labels claims for a photo, by path."""
    kinds = {}
    for name in ("labels.jsonl", "manifest.jsonl", "manifest.json"):
        for path in folder.rglob(name):
            text = path.read_text()
            lines = json.loads(text)["photos"] if name == "manifest.json" else map(
                json.loads, text.splitlines())
            for label in lines:
                if label.get("kind") in KINDS:
                    for below in ("", "images", "photos"):
                        kinds[path.parent / below / label["file"]] = label["kind"]
    return kinds


def photos(folders):
    """Every photo with the kind claimed, in an order that is always the same."""
    found = []
    for folder in folders:
        kinds = labelled_kinds(folder)
        paths = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name not in NO_PHOTOS)
        found += [(path, kinds.get(path)) for path in paths]
    return found


def check(jernih, photos):
    """The verdict of every photo, a line of JSON."""
    verdicts = {}
    for kind in (None, *KINDS):
        paths = [str(path) for path, claimed in photos if claimed == kind]
        if not paths:
            continue
        command = [jernih, "check", "--jobs", "1", "--format", "ndjson", "--files-from", "-", "-0"]
        command += ["--kind", kind] if kind else []
        done = subprocess.run(command, input="\0".join(paths), capture_output=True, text=True)
        lines = done.stdout.splitlines()
        if done.returncode not in (0, 1) or len(lines) != len(paths):
            raise RuntimeError(f"{jernih} check: status {done.returncode}: {done.stderr}")
        verdicts |= {f"check {path}": line for path, line in zip(paths, lines)}
    return verdicts


class Gateway:
    """Drops into one spool what a gateway would, and waits for each answer."""

    def __init__(self, jernih, spool):
        self.spool, self.events = spool, {}
        self.environment = os.environ | {"TZ": "UTC"}
        # The first start makes the spool.
        subprocess.run([jernih, "serve", spool, "--once"], check=True, capture_output=True)
        self.log = open(f"{spool}.log", "w+")
        self.service = subprocess.Popen(
            [jernih, "serve", spool, "--workers", "1"], stderr=self.log, env=self.environment)

    def wait(self, what, is_there):
        end = time.monotonic() + ANSWER_SECONDS
        while not is_there():
            if time.monotonic() > end or self.service.poll() is not None:
                self.log.seek(0)
                raise RuntimeError(f"no answer for {what}: {self.log.read()}")
            time.sleep(0.002)

    def drop(self, name, source):
        part = self.spool / "tmp" / "part"
        if isinstance(source, bytes):
            part.write_bytes(source)
        else:
            shutil.copyfile(source, part)
        part.chmod(0o640)
        part.rename(self.spool / "new" / name)

    def ask(self, name, source):
        """Drops one file and takes its event out of the outbox."""
        self.drop(name, source)
        outbox = self.spool / "outbox"
        self.wait(name, lambda: any(outbox.glob("*.json")))
        for path in sorted(outbox.glob("*.json")):
            self.events[f"event {len(self.events):05d} {name}"] = path.read_text()
            path.unlink()

    def open_case(self, case, programme):
        given = json.dumps({"schema": "jernih.case/1", "programme": programme}).encode()
        self.drop(f"{case}.case.json", given)
        self.wait(case, (self.spool / "cases" / case / "case.json").exists)

    def stop(self):
        self.service.terminate()
        if self.service.wait(60) != 0:
            raise RuntimeError(f"the service ended with {self.service.returncode}")
        self.log.close()

    def files(self, prefix):
        """What people read of the spool: text as it is, of pictures their digest."""
        found = {}
        for folder in ("cases", "reports"):
            for path in (p for p in (self.spool / folder).rglob("*") if p.is_file()):
                is_text = path.suffix in (".json", ".html", ".css", ".js", ".svg")
                data = path.read_bytes()
                found[f"{prefix} {path.relative_to(self.spool)}"] = (
                    data.decode() if is_text else hashlib.sha256(data).hexdigest())
        reasons = sorted(self.spool.glob("quarantine/*.json"))
        return found | {f"{prefix} reason {i:03d}": p.read_text() for i, p in enumerate(reasons)}


def serve(jernih, photos, spool):
    """What a service makes of the photos: events, cases, pages."""
    gateway = Gateway(jernih, spool)
    try:
        left, number = list(enumerate(photos)), 0
        while left:
            size = CASE_SIZES[number % len(CASE_SIZES)]
            mine, left = left[:size], left[size:]
            # The overview has the newest case first, and of one second's the first by its name:
            # names that fall make both orders one, wherever a second ends.
            case = f"CMP-{99999 - number}"
            if programme := PROGRAMMES[number % len(PROGRAMMES)]:
                gateway.open_case(case, programme)
            names = []
            for i, (path, kind) in mine:
                ending = re.sub(r"[^a-z0-9]", "", path.suffix.lower()) or "jpg"
                kind = kind or KINDS[i % len(KINDS)]
                names.append((f"{case}.{kind}.", f"{i:05d}.{ending}", path))
            if number % REPEAT_EVERY == 0:
                names.append((names[0][0], "again" + names[0][1], names[0][2]))
                names.append((f"{case}.passport.", "0.jpg", names[0][2]))
            for head, tail, path in names:
                gateway.ask(head + tail, path)
            number += 1
        gateway.stop()
    finally:
        gateway.service.kill()
    found = gateway.events | gateway.files("served")
    command = [jernih, "report", spool]
    subprocess.run(command, check=True, capture_output=True, env=gateway.environment)
    return found | gateway.files("reported")


def self_test():
    """What may differ is let through, and nothing else."""
    before = """{"photo": {"file": "a", "bytes": 1}, "checks": [
      {"id": "resolution", "measures": {"cameraTags": 1, "dpi": 2}, "causeSeen": "chat"},
      {"id": "blur", "measures": {}, "causeSeen": null}],
      "time": "2020-03-24T00:15:01Z", "milliseconds": {"total": 1.5}}"""
    after = """{"photo": {"file": "a", "hasCameraTags": true, "bytes": 1}, "checks": [
      {"id": "resolution", "measures": {"dpi": 2}, "causeSeen": null},
      {"id": "blur", "measures": {}, "causeSeen": null}],
      "time": "2020-03-24T00:15:02.120Z", "milliseconds": {"total": 2}}"""
    allowed, other = Comparison(), Comparison()
    allowed.compare("", before, after)
    other.compare("", before, after.replace('"dpi": 2', '"dpi": 3'))
    other.compare("", before, after.replace('{}, "causeSeen": null', '{}, "causeSeen": "focus"'))
    assert not allowed.unallowed and sum(allowed.allowed.values()) == 5, allowed.unallowed
    assert len(other.unallowed) == 2


def main():
    self_test()
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    binaries = [str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:3]]
    folders = []
    for folder in map(pathlib.Path, sys.argv[3:] or (ROOT / name for name in FOLDERS)):
        if folder.is_dir():
            folders.append(folder.resolve())
        else:
            print(f"passed over: there is no {folder}")
    found = photos(folders)
    start = time.monotonic()
    results, errors = [{}, {}], []

    def run(i, temporary):
        try:
            results[i] = check(binaries[i], found)
            results[i] |= serve(binaries[i], found, temporary / str(i))
        except Exception as error:
            errors.append(error)

    with tempfile.TemporaryDirectory() as name:
        threads = [threading.Thread(target=run, args=(i, pathlib.Path(name))) for i in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    if errors:
        sys.exit(str(errors[0]))
    comparison = Comparison()
    comparison.compare_all(*results)
    seconds = time.monotonic() - start
    print(f"{len(found)} photos, {comparison.files} files and events compared in {seconds:.0f} s: "
          f"{comparison.equal} equal as they are")
    for name, count in comparison.allowed.items():
        if count:
            print(f"  may differ, and does: {name} in {count}")
    print(f"{len(comparison.unallowed)} differ in what may not")
    for place, what in comparison.unallowed[:SHOWN]:
        print(f"  {place}\n    {what}")
    sys.exit(1 if comparison.unallowed else 0)


if __name__ == "__main__":
    main()
