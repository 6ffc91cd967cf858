"""An archive judged again by GNU parallel, killed while it runs and resumed.

    python3 Tests/Archives/parallel.py JERNIH [--photos N] [--kills N] [--jobs N]

The command is the one of the page Archives. --kills 0 measures.
"""
import argparse
import os
import pathlib
import random
import signal
import subprocess
import time

import archive


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("jernih", type=pathlib.Path)
    parser.add_argument("--photos", type=int, default=5_000)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    return parser.parse_args()


def start(folder, jobs):
    """Starts the page's command in a session of its own: all of it can be killed at once."""
    command = archive.block("an archive by GNU parallel").replace(" -j +0 ", f" -j {jobs} ")
    environment = dict(os.environ, PATH=f"{folder}/bin:{os.environ['PATH']}")
    log = open(folder / "log", "ab")
    return subprocess.Popen(
        ["bash", "-euo", "pipefail", "-c", command], cwd=folder, env=environment,
        stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)


def done(folder):
    return len(list(folder.glob("results/*.ndjson")))


def kill(process):
    """Kills all of it, as when the machine goes, or one jernih of it, as when memory ends."""
    if random.random() < 0.5:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return "all of it"
    workers = [number for number, line in archive.descendants(process.pid)
               if "jernih check" in line and "sh -c" not in line and "perl" not in line]
    for worker in workers[:1]:
        os.kill(worker, signal.SIGKILL)
    return "one jernih" if workers else None


def run(choice, folder):
    (folder / "bin").mkdir()
    (folder / "bin/jernih").symlink_to(choice.jernih.resolve())
    paths = archive.make(folder / "archive", choice.photos)
    (folder / "names.txt").write_text("".join(path + "\n" for path in paths))
    begin, kills, runs = time.monotonic(), 0, 0
    parts = max(1, choice.photos // 100)
    while True:
        process, runs = start(folder, choice.jobs), runs + 1
        while process.poll() is None:
            if kills < choice.kills and done(folder) > parts * (kills + 0.5) / choice.kills * 0.9:
                what = kill(process)
                if what:
                    kills += 1
                    print(f"{what} killed, {done(folder)} of {parts} parts done", flush=True)
            time.sleep(0.05)
        if process.returncode == 0:
            break
        if runs > 2 * choice.kills + 2:
            raise SystemExit((folder / "log").read_text()[-2000:])
    seconds = time.monotonic() - begin
    print(f"{choice.jobs} jobs: {seconds:.1f} s, {kills} kills, {runs} runs", flush=True)
    archive.compare(paths, choice.jernih, folder / "names.txt", choice.jobs,
                    (folder / "results").glob("*.ndjson"), "GNU parallel")


if __name__ == "__main__":
    archive.in_a_folder(lambda place: run(options(), place))
