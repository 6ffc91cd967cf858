"""An archive judged again on Spark, with executors killed while it runs.

    python3 Tests/Archives/spark.py JERNIH [--photos N] [--losses N] [--executors N]

The program is the one of the page Archives. It needs Java and pyspark (PyPI); --losses 0 measures.
"""
import argparse
import os
import pathlib
import random
import signal
import subprocess
import sys
import time

import archive

PHOTOS_A_PART = 100
# The first loss comes when so much of the work is done, the others are spread over what is left.
FIRST_LOSS = 0.1


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("jernih", type=pathlib.Path)
    parser.add_argument("--photos", type=int, default=20_000)
    parser.add_argument("--losses", type=int, default=3)
    parser.add_argument("--executors", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="of the one process")
    return parser.parse_args()


def submit(folder, jernih, executors, parts):
    """Starts the page's program, by the page's command."""
    # The command of `pipe` gets no environment: without a folder it is sought in /usr/bin alone.
    program = archive.block("an archive on Spark").replace('"jernih check', f'"{jernih} check')
    (folder / "rejudge.py").write_text(program)
    command = archive.block("the archive's submission")
    command = command.replace("yarn", f"'local-cluster[{executors},1,1024]'")
    command = command.replace(" 10000", f" {parts}")
    environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    environment |= {"SPARK_WORKER_DIR": f"{folder}/work", "SPARK_LOCAL_DIRS": f"{folder}/local"}
    environment["PATH"] = f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"
    log = open(folder / "log", "wb")
    return subprocess.Popen(
        ["bash", "-euc", command], cwd=folder, env=environment, stdout=log, stderr=log)


def committed(folder):
    """How many parts of the work are there for good."""
    return len(list(folder.glob("results/_temporary/0/task_*")))


def executors(process):
    return [number for number, line in archive.descendants(process)
            if "CoarseGrainedExecutorBackend" in line and "java" in line]


def watch(process, folder, count, parts):
    """Kills one executor after another while there is work.

    Returns how many were lost, and the photos a second after the first parts were there.
    """
    lost, first, last = 0, None, None
    while process.poll() is None:
        there, now = committed(folder), time.monotonic()
        if there and first is None:
            first = (there, now)
        if there and (last is None or there > last[0]):
            last = (there, now)
        due = parts * (FIRST_LOSS + (0.9 - FIRST_LOSS) * lost / max(1, count))
        running = executors(process.pid) if lost < count and there >= due else []
        if running:
            victim = random.choice(running)
            os.kill(victim, signal.SIGKILL)
            lost += 1
            print(f"executor {victim} killed, {there} of {parts} parts done", flush=True)
        time.sleep(0.1)
    if first is None or last[0] == first[0]:
        return lost, 0
    return lost, (last[0] - first[0]) * PHOTOS_A_PART / (last[1] - first[1])


def run(choice, folder):
    paths = archive.make(folder / "archive", choice.photos)
    names = folder / "names.txt"
    names.write_text("".join(path + "\n" for path in paths))
    parts = max(1, choice.photos // PHOTOS_A_PART)
    start = time.monotonic()
    process = submit(folder, choice.jernih.resolve(), choice.executors, parts)
    try:
        lost, rate = watch(process, folder, choice.losses, parts)
        status = process.wait()
    finally:
        if process.poll() is None:
            process.terminate()
    seconds = time.monotonic() - start
    if status != 0:
        sys.stdout.write((folder / "log").read_text()[-4000:])
        raise SystemExit(f"spark-submit ended with {status}")
    print(f"{choice.executors} executors: {seconds:.1f} s, {lost} lost, {rate:.0f} photos/s",
          flush=True)
    if lost < choice.losses:
        raise SystemExit(f"only {lost} executors were lost")
    archive.compare(paths, choice.jernih, names, choice.jobs,
                    (folder / "results").glob("part-*"), "Spark")


if __name__ == "__main__":
    archive.in_a_folder(lambda place: run(options(), place))
