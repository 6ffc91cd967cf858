"""Gateways as the pages show them, beside a service at work: python3 gateways.py JERNIH.

The chat gateway is killed at random, and while it sends: before a message is delivered, and after
that and before it knows.
"""
import collections
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from chat import Chat, Post
from office import Office, block, two_papers, wait

CASES = int(os.environ.get("GATEWAY_CASES", "6"))
KILLS = int(os.environ.get("GATEWAY_KILLS", "15"))
PAPERS = int(os.environ.get("GATEWAY_PAPERS", "15"))
PROGRAM = block("Sources/Spool/Spool.docc/Gateways.md", "a chat gateway")
JERNIH = ""


class Gateway:
    """The page's program as a process that is started again whenever it ends."""

    def __init__(self, folder, program, share):
        (folder / "view/outbox").mkdir(parents=True)
        self.folder, self.program, self.kills, self.process = folder, program, 0, None
        self.lock, self.is_over = threading.Lock(), False
        self.log = open(folder / "gateway.log", "ab")
        self.chat = Chat(self.kill, share)
        self.start()

    def start(self):
        words = {"SPOOL": str(self.folder / "view"), "BOOK": str(self.folder / "book"),
                 "CHAT": self.chat.address}
        self.process = subprocess.Popen(
            [sys.executable, "-c", self.program], env=dict(os.environ, **words), stderr=self.log)

    def kill(self):
        with self.lock:
            if self.is_over or self.kills >= KILLS * 4:
                return
            self.kills += 1
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.start()

    def stop(self):
        with self.lock:
            self.is_over = True
            self.process.kill()
            self.process.wait()
        self.chat.stop()
        self.log.close()

    def states(self):
        book = sqlite3.connect(self.folder / "book")
        try:
            found = book.execute("select id, revision, state from cases").fetchall()
        finally:
            book.close()
        return {case: (revision, state) for case, revision, state in found}


def drop_everything(office, cases):
    """Drops that lead to events of every type, with and without replies."""
    for number in range(cases):
        case = f"G-{number}"
        office.say(case, "kis")
        office.photo(case, "ktp", "ktp-blur-motion-1.jpg")
        office.photo(case, "ktp", "ktp-blur-motion-1.jpg")  # the same bytes again
        office.photo(case, "kk", "kk-good-1.jpg")
        office.photo(case, "paspor", "ktp-good-1.jpg")  # no kind of the policy
        office.drop(b"", f"no case {number}.jpg")


def decide(office, case):
    """A clerk decides on a photo, and says whether it was there to be decided on."""
    return subprocess.run(
        [JERNIH, "override", office.spool, case, "kk", "--verdict", "retake", "--reason", "tes",
         "--by", "tes"], stdout=subprocess.DEVNULL, stderr=office.log).returncode == 0


def trial(folder, program, cases=CASES, kills=KILLS, share=0.2, repeated=0.3):
    """A service and a gateway at work, both killed again and again.

    Returns the post, the chat, how cases stand for the gateway and in truth, and the kills.
    """
    office = Office(JERNIH, folder, workers=2)
    gateway = Gateway(folder, program, share)
    post = Post(office.spool / "outbox", folder / "view/outbox", repeated)
    try:
        drop_everything(office, cases)
        decided, end = 0, time.monotonic() + 120
        while gateway.kills < kills or decided < cases or not office.is_done():
            assert time.monotonic() < end, "the service did not finish"
            post.carry()
            if random.random() < 0.05:
                office.kill()
            if random.random() < 0.3:
                gateway.kill()
            if decided < cases and decide(office, f"G-{decided}"):
                # Asked how the case stands; or with a programme that there is not.
                office.say(f"G-{decided}", "kiss" if decided % 4 == 0 else "kis")
                decided += 1
            time.sleep(random.random() * 0.2)
        for what in ("later", "first"):
            post.finish(what)
            wait("an empty outbox", lambda: not os.listdir(folder / "view/outbox"))
        return post, gateway.chat, gateway.states(), office.states(), gateway.kills
    finally:
        gateway.stop()
        office.stop()


def faults(post, chat, told, true):
    """What applicants were told too often or not at all, and cases that stand otherwise."""
    wanted, got = (collections.Counter(all_) for all_ in (post.replies(), chat.delivered))
    found = [f"not told: {reply}" for reply in (wanted - got).elements()]
    found += [f"told too often: {reply}" for reply in (got - wanted).elements()]
    found += [f"{case}: {told.get(case)}, not {state}" for case, state in true.items()
              if told.get(case) != state]
    return found


class ChatGatewayTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_each_applicant_is_told_each_reply_once(self):
        post, chat, told, true, kills = trial(self.folder, PROGRAM)
        self.assertEqual(faults(post, chat, told, true), [])
        types = collections.Counter(event["type"] for event in post.events.values())
        print(f"{kills} kills, {chat.repeats} messages repeated, {len(chat.delivered)} delivered,"
              f" events {dict(types)}")
        self.assertEqual(set(types), {"verdict", "decision", "state", "rejected"})
        self.assertGreater(chat.repeats, 0, "no kill came between delivery and note")

    def planted(self, old, new):
        """A program with a fault in it is told from the right one."""
        self.assertIn(old, PROGRAM)
        post, chat, told, true, _ = trial(
            self.folder, PROGRAM.replace(old, new), cases=3, kills=8, share=0.5, repeated=0)
        self.assertNotEqual(faults(post, chat, told, true), [])

    def test_a_message_without_a_lasting_key_is_found(self):
        self.planted('"Idempotency-Key": key', '"Idempotency-Key": os.urandom(8).hex()')

    def test_an_event_removed_before_it_is_answered_is_found(self):
        remove = """(outbox / f"{event['serial']}.json").unlink(missing_ok=True)"""
        answer = "            answer(event)\n"
        self.planted(answer, f"            {remove}\n{answer}")

    def test_a_state_that_goes_by_arrival_is_found(self):
        self.planted(" where excluded.revision > revision", "")


class ConsumerTest(unittest.TestCase):
    """README's consumer and the contract's, on cases whose events come in any order."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "testimages").symlink_to(
            pathlib.Path(__file__).resolve().parents[2] / "testimages")
        self.office = Office(JERNIH, self.folder, workers=4)
        self.addCleanup(self.office.stop)

    def run_block(self, text, words):
        script = text.replace("/srv/jernih", str(self.office.spool))
        return subprocess.run(
            words + [script], cwd=self.folder, check=True, timeout=120, text=True,
            stdout=subprocess.PIPE).stdout

    def check(self, output):
        """The last word on each case is how it stands; the page's own case may not be done yet."""
        told = dict(re.findall(r"^(E-\d+) (\w+)$", output, re.MULTILINE))
        true = {case: state for case, (_, state) in self.office.states().items()
                if case.startswith("E-")}
        self.assertEqual(told, true)
        self.assertEqual(len(true), PAPERS)

    def test_readme_in_shell_pass_by_pass(self):
        text = block("README.md", "intake in shell")
        two_papers(self.office, PAPERS)
        for number in range(4):
            own = text.replace("GW-2020-00123", f"GW-{number}")
            self.run_block(own, ["bash", "-euo", "pipefail", "-c"])
        wait("all judged", self.office.is_done)
        output = self.run_block(
            text.replace("GW-2020-00123", "GW-last"), ["bash", "-euo", "pipefail", "-c"])
        self.check(output)

    def test_contract_in_python(self):
        two_papers(self.office, PAPERS)
        wait("all judged", self.office.is_done)
        (self.folder / "kk.jpg").write_bytes(
            (self.folder / "testimages/kk-good-1.jpg").read_bytes())
        text = block("Sources/Spool/Spool.docc/Contract.md", "intake in Python")
        self.check(self.run_block(text, [sys.executable, "-c"]))


if __name__ == "__main__":
    JERNIH = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
