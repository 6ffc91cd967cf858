"""An office for the browser's tests: a spool of photos that were judged, with many more cases
beside them that are copies of these."""

import datetime
import json
import os
import pathlib
import subprocess
import time

LONG_ID = "a" * 64
PROGRAMMES = ["kis", "jampersal", "kip-kuliah"]
DAYS = 45
# As the default policy has it.
RESEND_DAYS = 3


class Office:
    def __init__(self, jernih, folder, photos):
        self.jernih, self.folder = jernih, pathlib.Path(folder)
        self.photos = pathlib.Path(photos)

    def run(self, *arguments):
        subprocess.run([self.jernih, *arguments], check=True, capture_output=True)

    def submit(self, case, programme, *kinds):
        drops = [
            part for kind, photo in kinds for part in ("--kind", kind, str(self.photos / photo))
        ]
        self.run("submit", str(self.folder), "--case", case, "--programme", programme, *drops)

    def serving(self, *arguments):
        """The command of the service, which takes no two photos for the same."""
        policy = self.folder.parent / f"{self.folder.name}.json5"
        policy.write_text("{ checks: { duplicate: null } }")
        return [self.jernih, "serve", str(self.folder), "--policy", str(policy), *arguments]

    def judge(self):
        subprocess.run(self.serving("--once"), check=True, capture_output=True)

    def fill(self, count):
        """Copies the judged cases under other ids until there are so many, over many days."""
        cases = self.folder / "cases"
        models = [(place.name.encode(), self.copies(place)) for place in sorted(cases.iterdir())]
        for number in range(count - len(models)):
            model, (days, folders) = models[number % len(models)]
            case = f"GW-2021-{number:05}"
            target = cases / case
            target.mkdir()
            (target / "case.json").write_bytes(
                days[number % DAYS].replace(model, case.encode()))
            for name, verdict, others in folders:
                place = target / name
                place.mkdir()
                (place / "verdict.json").write_bytes(verdict.replace(model, case.encode()))
                for file in others:
                    os.link(file, place / file.name)
        self.run("report", str(self.folder))

    def copies(self, case):
        """What a copy of a case is made of: its case.json as of each day, and of each attempt its
        name, its verdict and its other files."""
        record, days = json.loads((case / "case.json").read_text()), []
        judged = [attempt["judged"] for attempt in record["attempts"]]
        for day in range(DAYS):
            for attempt, time_ in zip(record["attempts"], judged):
                moment = datetime.datetime.fromisoformat(time_.replace("Z", "+00:00"))
                moment -= datetime.timedelta(days=day)
                attempt["judged"] = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
            days.append(json.dumps(record).encode())
        folders = [
            (place.name, (place / "verdict.json").read_bytes(),
             [file for file in place.iterdir() if file.name != "verdict.json"])
            for place in case.iterdir() if place.is_dir()
        ]
        return days, folders

    def verdicts(self):
        """Every verdict, by case and attempt."""
        found = {}
        for file in self.folder.glob("cases/*/*/verdict.json"):
            found.setdefault(file.parent.parent.name, {})[file.parent.name] = json.loads(
                file.read_text()
            )
        return found

    def events(self, case):
        """The event of each attempt of a case, by the attempt's folder, as a gateway finds it."""
        found = {}
        for file in self.folder.glob("outbox/*.json"):
            event = json.loads(file.read_text())
            if (event["type"], event["case"]) == ("verdict", case):
                number = "" if event["n"] == 1 else f".{event['n']}"
                found[event["kind"] + number] = event
        return found

    def is_overdue(self, verdict):
        """Whether what was asked for again has not come for longer than the policy says."""
        record = json.loads((self.folder / "cases" / verdict["case"] / "case.json").read_text())
        judged = next(a["judged"] for a in record["attempts"]
                      if (a["kind"], a["n"]) == (verdict["kind"], verdict["n"]))
        moment = datetime.datetime.fromisoformat(judged.replace("Z", "+00:00"))
        age = datetime.datetime.now(datetime.timezone.utc) - moment
        return age > datetime.timedelta(days=RESEND_DAYS)

    def updates(self, cases):
        """Drops a photo into each of these cases, one after the other, while a service works: the
        processor's milliseconds that it took in the service, and the lists that were written."""
        service = subprocess.Popen(self.serving(), stderr=subprocess.DEVNULL)
        try:
            time.sleep(2)
            before, lists = self.rest(service.pid), self.lists()
            found = []
            for case in cases:
                self.submit(case, "kis", ("ktp", "ktp-good-1.jpg"))
                after, written = self.rest(service.pid), self.lists()
                names = {name for name, file in written.items() if lists.get(name) != file}
                found.append((after - before, names))
                before, lists = after, written
            return found
        finally:
            service.terminate()
            service.wait()

    def rest(self, process):
        """Waits until a process does next to nothing: the milliseconds that it has had."""
        spent = -1.0
        while True:
            tasks = pathlib.Path(f"/proc/{process}/task").iterdir()
            now = sum(int((t / "schedstat").read_text().split()[0]) for t in tasks) / 1e6
            if now - spent < 1:
                return now
            spent = now
            time.sleep(1.5)

    def lists(self):
        return {file.name: (file.stat().st_ino, file.stat().st_mtime_ns)
                for file in (self.folder / "reports").iterdir()}

    def page(self, *parts):
        return self.folder.joinpath(*parts).resolve().as_uri()
