"""A chat that delivers each key once, and a post that repeats events and hands them on late."""
import http.server
import json
import random
import threading


class Chat:
    """Takes messages at `address`; `delivered` is what applicants see, in order.

    `at_worst` comes with a share of the messages in place of the delivery, and with the same share
    after it and before the answer; there always with the first delivery.
    """

    def __init__(self, at_worst, share):
        self.delivered, self.keys, self.repeats = [], set(), 0
        self.at_worst, self.share = at_worst, share
        self.lock = threading.Lock()
        chat = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                chat.take(self.headers["Idempotency-Key"], said)
                try:
                    self.send_response(204)
                    self.end_headers()
                except OSError:
                    pass

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def take(self, key, said):
        if random.random() < self.share:
            return self.at_worst()
        with self.lock:
            is_first = not self.keys
            if key in self.keys:
                self.repeats += 1
            else:
                self.keys.add(key)
                self.delivered.append((said["to"], said["text"]))
        if is_first or random.random() < self.share:
            self.at_worst()

    def stop(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class Post:
    """Carries events from a spool's outbox to the one that the gateway sees.

    It keeps each, hands some on late and some twice, as a service does after a crash; the first
    event of every case comes last.
    """

    LATE_SHARE = 0.5

    def __init__(self, outbox, view, repeated):
        self.outbox, self.view, self.repeated = outbox, view, repeated
        self.events, self.late = {}, []

    def carry(self):
        """Looks once, and hands on some of what there is."""
        for path in sorted(self.outbox.glob("*.json")):
            text = path.read_text()
            event = json.loads(text)
            self.events[event["serial"]] = event
            copies = 2 if random.random() < self.repeated else 1
            self.late += [(event["serial"], text)] * copies
            path.unlink()
        random.shuffle(self.late)
        self.hand_on(lambda serial: not self.is_first(serial)
                     and random.random() >= self.LATE_SHARE)

    def finish(self, what):
        """Hands on what is left: `later` of it, and in the end each case's `first` event."""
        self.carry()
        self.hand_on(lambda serial: what == "first" or not self.is_first(serial))

    def is_first(self, serial):
        return self.events[serial]["caseRevision"] == 1

    def hand_on(self, is_chosen):
        kept = []
        for serial, text in self.late:
            if not is_chosen(serial):
                kept.append((serial, text))
                continue
            part = self.view / f".{serial}"
            part.write_text(text)
            part.rename(self.view / f"{serial}.json")
        self.late = kept

    def replies(self):
        """What applicants are to be told: of each event once."""
        return [
            (event["case"], event["reply"]["id"]) for event in self.events.values()
            if event["reply"] and (event["send"] or event["type"] == "rejected")]
