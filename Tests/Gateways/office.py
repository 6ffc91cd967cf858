"""A spool with a service on it that is killed now and then, and drops for it."""
import json
import os
import pathlib
import random
import re
import secrets
import signal
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PHOTOS = ROOT / "testimages"
SECONDS = 120


def block(page, marker):
    """The fenced block below a marker of a page, so that the page's own words are what is run."""
    found = re.search(
        rf"<!-- {re.escape(marker)} -->\n(?:<!--[^\n]*-->\n)*```\w+\n(.*?)```",
        (ROOT / page).read_text(), re.DOTALL)
    if found is None:
        raise SystemExit(f"{page} has no block '{marker}'")
    return found[1]


def wait(what, condition):
    """Waits until something is so, and ends the test where it does not come to be."""
    end = time.monotonic() + SECONDS
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"it did not come to be in {SECONDS} s: {what}")
        time.sleep(0.02)


class Office:
    def __init__(self, jernih, folder, workers):
        self.jernih, self.spool, self.workers = jernih, folder / "spool", workers
        self.log = open(folder / "serve.log", "ab")
        self.service = None
        subprocess.run([jernih, "serve", self.spool, "--once"], stderr=self.log, check=True)
        self.start()

    def start(self):
        words = [self.jernih, "serve", self.spool, "--workers", str(self.workers)]
        self.service = subprocess.Popen(words, stdout=self.log, stderr=self.log)

    def kill(self):
        """The service goes at once, as in a crash, and another one starts."""
        self.service.send_signal(signal.SIGKILL)
        self.service.wait()
        self.start()

    def stop(self):
        self.service.terminate()
        self.service.wait()
        self.log.close()

    def drop(self, data, name):
        part = self.spool / "tmp" / secrets.token_hex(8)
        part.write_bytes(data)
        part.rename(self.spool / "new" / name)

    def say(self, case, programme):
        said = {"schema": "jernih.case/1", "programme": programme}
        self.drop(json.dumps(said).encode(), f"{case}.case.json")

    def photo(self, case, kind, fixture):
        name = f"{case}.{kind}.{secrets.token_hex(6)}.jpg"
        self.drop((PHOTOS / fixture).read_bytes(), name)

    def is_done(self):
        """Whether nothing waits and nothing is being judged."""
        run = subprocess.run(
            [self.jernih, "status", self.spool, "--format", "json"], stdout=subprocess.PIPE)
        status = json.loads(run.stdout)
        places = ("new", "active", "deferred")
        return all(status[place] == 0 for place in places) and not os.listdir(
            self.spool / "decisions")

    def states(self):
        """How each case stands, and its revision."""
        found = {}
        for path in self.spool.glob("cases/*/case.json"):
            record = json.loads(path.read_text())
            found[path.parent.name] = (record["revision"], record["state"])
        return found


def two_papers(office, cases):
    """So many cases of two photos each, in a random order."""
    drops = [(case, what) for case in range(cases) for what in ("file", "ktp", "kk")]
    random.shuffle(drops)
    for number, what in drops:
        case = f"E-{number}"
        if what == "file":
            office.say(case, "jampersal")
        else:
            office.photo(case, what, f"{what}-good-1.jpg")
