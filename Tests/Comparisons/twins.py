#!/usr/bin/env python3
"""The same picture in two cases: papers of one form are not, edited copies are.

    python3 Tests/Comparisons/twins.py FOLDER JERNIH [SCENES [ORIGINALS]]

Draws into FOLDER (once) SCENES stands and flatbeds (45), each with twelve different people's papers
of one form (KTP, KK, letters): the fields of the form are the same, what is filled in is not, and
papers lie as alike as a stop lets them (`play` 0 to 5 % of the frame). And ORIGINALS (25) photos
with 24 edits of each: saved again, resized, cropped, turned, mirrored, other tones. Each photo is
a case of its own in the spool of its set; `JERNIH serve SPOOL --once` judges them. Prints how many
different papers are told as the same picture as another, and how many copies of each edit are
found. See papers.py for what it needs.
"""
import collections
import io
import json
import pathlib
import shutil
import subprocess
import sys

import cv2
import numpy as np
from PIL import Image

import papers

PEOPLE = 12
INK = (22, 22, 28)
FIRST = """AHMAD BUDI SITI JOKO DEWI AGUS RINA WAHYU TUTI HASAN NURUL BAMBANG LESTARI DAENG MARIA
YOHANES KARTIKA SULASTRI FERDINAND IRMA OKTAVIA PUTU KETUT MADE SRI HENDRA YULIANA MUHAMMAD ANDI
RATNA DIAN TEGUH EKO FITRIANI""".split()
LAST = """SANTOSO WIJAYA SARI KUSUMA HIDAYAT SIREGAR NASUTION PUTRI LESTARI HALIM GUNAWAN
SIMANJUNTAK RAHMAN MANGKUNEGARA UTAMI PERMATA YUSUF LATIF TANDJUNG PAKPAHAN SETIAWAN""".split()
STREETS = "MELATI MERDEKA PAHLAWAN SUDIRMAN DIPONEGORO KENANGA POROS MALINO ANGGREK".split()
VILLAGES = "SUNGGUMINASA PACCINONGANG TOMBOLO ROMANGPOLONG BATANGKALUKU MAWANG".split()
WORK = ["WIRASWASTA", "PETANI/PEKEBUN", "GURU", "MENGURUS RUMAH TANGGA", "KARYAWAN SWASTA",
    "BURUH HARIAN LEPAS", "PELAJAR/MAHASISWA"]
BODY = """Yang bertanda tangan di bawah ini, Kepala Desa, menerangkan dengan sebenarnya bahwa nama
yang tersebut di atas adalah benar penduduk desa kami dan berdomisili pada alamat tersebut. Menurut
pengamatan kami yang bersangkutan berkelakuan baik dan tergolong keluarga yang memerlukan bantuan.
Surat keterangan ini diberikan untuk dipergunakan sebagai kelengkapan berkas permohonan. Demikian
surat keterangan ini dibuat dengan sebenarnya agar dapat dipergunakan sebagaimana
mestinya.""".split()


def name(r):
    words = [str(r.choice(FIRST)), str(r.choice(LAST))]
    return " ".join(words[: 1 + (r.random() < 0.8)])


def nik(r):
    return "7306" + papers.digits(r, 12)


def birth(r):
    return f"{r.choice(VILLAGES)}, {r.integers(10, 29)}-{r.integers(10, 13)}-19{r.integers(50, 99)}"


def address(r):
    return f"JL. {r.choice(STREETS)} NO. {r.integers(1, 200)}"


def ktp(form, r):
    """A KTP of an office (`form`: what it prints alike) and of a person (`r`)."""
    scale = 14
    regular, bold = papers.FAMILIES[form.integers(len(papers.FAMILIES))]
    tint = np.array([0.62, 0.86, 0.95]) + form.uniform(-0.12, 0.05, 3)
    s = papers.Sheet(85.6, 53.98, scale, (1, 1, 1))
    s.text(43, 6.3, "PROVINSI SULAWESI SELATAN", bold, 2.6, INK, "ms")
    s.text(43, 10.3, "KABUPATEN GOWA", bold, 2.5, INK, "ms")
    left, height = form.uniform(2.5, 4.5), form.uniform(1.75, 2.0)
    s.text(left, 15.2, "NIK", bold, 2.6, INK)
    s.text(18, 15.3, ": " + nik(r), bold, form.uniform(2.7, 3.1), INK)
    village = str(form.choice(VILLAGES))
    rows = [("Nama", name(r)), ("Tempat/Tgl Lahir", birth(r)),
        ("Jenis kelamin", str(r.choice(["LAKI-LAKI", "PEREMPUAN"]))), ("Alamat", address(r)),
        ("   RT/RW", "00%d/00%d" % tuple(r.integers(1, 9, 2))), ("   Kel/Desa", village),
        ("   Kecamatan", "SOMBA OPU"), ("Agama", "ISLAM"),
        ("Status Perkawinan", str(r.choice(["KAWIN", "BELUM KAWIN"]))),
        ("Pekerjaan", str(r.choice(WORK))), ("Kewarganegaraan", "WNI"),
        ("Berlaku Hingga", "SEUMUR HIDUP")]
    for i, (label, text) in enumerate(rows):
        s.text(left, 19 + i * 2.8, label, regular, height, INK)
        s.text(24, 19 + i * 2.8, ": " + text, regular, height, INK)
    pattern = None
    if form.random() < 0.6:
        pattern = papers.ground(form, str(form.choice(papers.GROUNDS)), 85.6, 53.98, scale,
            form.uniform(0.6, 2), form.uniform(0.05, 0.25))
    paper = s.array * tint * (1 if pattern is None else pattern)
    s.image = Image.fromarray((paper * 255).clip(0, 255).astype(np.uint8))
    s.pen = papers.ImageDraw.Draw(s.image)
    s.face(r, 62, 16, 20, 25, [(215, 30, 35), (30, 60, 190)][form.integers(0, 2)])
    s.text(72, 45.6, "GOWA", regular, 1.8, INK, "ms")
    s.text(72, 48.2, f"1{r.integers(0, 9)}-0{r.integers(1, 9)}-20{r.integers(12, 20)}", regular,
        1.8, INK, "ms")
    s.signature(r, 65, 50.8, 14)
    return papers.rounded(s.array, scale)


def kk(form, r):
    scale = 6
    regular, bold = papers.FAMILIES[form.integers(len(papers.FAMILIES))]
    s = papers.Sheet(297, 210, scale, (0.97, 0.97, 0.97))
    s.text(148.5, 17, "KARTU KELUARGA", bold, 5, INK, "ms")
    s.text(148.5, 25, "No. " + nik(r), bold, 3.4, INK, "ms")
    head = name(r)
    for i, (label, text) in enumerate([("Nama Kepala Keluarga", head), ("Alamat", address(r)),
            ("RT/RW", "00%d/00%d" % tuple(r.integers(1, 9, 2))), ("Kode Pos", "92111")]):
        s.text(18, 34 + i * 4.6, label, regular, 2, INK)
        s.text(60, 34 + i * 4.6, ": " + text, regular, 2, INK)
        s.text(190, 34 + i * 4.6, ["Desa : TOMBOLO", "Kecamatan : SOMBA OPU", "Kabupaten : GOWA",
            "Provinsi : SULAWESI SELATAN"][i], regular, 2, INK)
    people = r.integers(1, 7)
    widths = form.uniform(24, 36, 8)
    for top, titles in ((56, ["Nama Lengkap", "NIK", "Jenis Kelamin", "Tempat Lahir",
            "Tanggal Lahir", "Agama", "Pendidikan", "Jenis Pekerjaan"]),
            (122, ["Status Perkawinan", "Hubungan Keluarga", "Kewarganegaraan", "No. Paspor",
            "No. KITAP", "Ayah", "Ibu", "Golongan Darah"])):
        columns = np.cumsum([12, 10, *widths])
        columns = (columns - 12) / (columns[-1] - 12) * 265 + 12
        for i in range(13):
            s.line([(columns[0], top + i * 4.8), (columns[-1], top + i * 4.8)], 0.18, INK)
        for c in columns:
            s.line([(c, top), (c, top + 57.6)], 0.18, INK)
        for c, title in zip(columns[1:], titles):
            s.text(c + 0.6, top + 3.4, title, regular, 1.6, INK)
        for i in range(10):
            s.text(columns[0] + 1, top + (i + 2) * 4.8 - 1.4, str(i + 1), regular, 1.6, INK)
        for i in range(people):
            for k, c in enumerate(columns[1:-1]):
                words = [name(r), nik(r), "LAKI-LAKI", str(r.choice(VILLAGES)), "12-10-1988",
                    "ISLAM", "SLTA/SEDERAJAT", str(r.choice(WORK))][k] if top == 56 else [
                    "KAWIN", "ISTRI" if i else "KEPALA KELUARGA", "WNI", "-", "-", name(r), name(r),
                    "-"][k]
                while s.width(words, regular, 1.6) > columns[k + 2] - c - 1:
                    words = words[:-1]
                s.text(c + 0.6, top + (i + 2) * 4.8 - 1.4, words, regular, 1.6, INK)
    s.text(60, 192, head, regular, 2, INK, "ms")
    s.signature(r, 50, 198, 20)
    return np.dstack([s.array, np.ones(s.array.shape[:2], np.float32)]).astype(np.float32)


def letter(form, r):
    """A village's letter: five fields and a number are a person's, all else is the form."""
    scale = 6
    regular, bold = papers.FAMILIES[form.integers(len(papers.FAMILIES))]
    s = papers.Sheet(210, 297, scale, (0.97, 0.97, 0.96))
    for i, words in enumerate(["PEMERINTAH KABUPATEN GOWA", "KECAMATAN SOMBA OPU",
            f"DESA {form.choice(VILLAGES)}"]):
        s.text(105, 22 + i * 8, words, bold, 4, INK, "ms")
    s.box(20, 44, 170, 0.8, INK)
    s.text(105, 56, "SURAT KETERANGAN TIDAK MAMPU", bold, 3.2, INK, "ms")
    s.text(105, 62, f"Nomor: 470/{r.integers(1, 999)}/DS/2020", regular, 2.4, INK, "ms")
    for i, (label, text) in enumerate([("Nama", name(r)), ("NIK", nik(r)),
            ("Tempat/Tgl Lahir", birth(r)), ("Pekerjaan", str(r.choice(WORK))),
            ("Alamat", address(r))]):
        s.text(25, 76 + i * 6, label, regular, 2.4, INK)
        s.text(70, 76 + i * 6, ": " + text, regular, 2.4, INK)
    words, line, y = list(BODY) * int(form.integers(1, 3)), "", 112
    for word in words:
        if s.width(line + " " + word, regular, 2.4) > 160:
            s.text(25, y, line, regular, 2.4, INK)
            line, y = word, y + 6
        else:
            line = (line + " " + word).strip()
    s.text(25, y, line, regular, 2.4, INK)
    s.text(150, y + 16, "Kepala Desa,", regular, 2.4, INK, "ms")
    s.signature(form, 135, y + 30, 26)
    s.text(150, y + 38, "H. ABDUL KARIM", bold, 2.4, INK, "ms")
    return np.dstack([s.array, np.ones(s.array.shape[:2], np.float32)]).astype(np.float32)


FORMS = {"ktp": ktp, "kk": kk, "letter": letter}


def scene(seed):
    """What does not change between the people: who stood where, camera, light."""
    r = np.random.default_rng([7, seed])
    kind = list(FORMS)[seed % 3]
    aspect = {"ktp": 85.6 / 53.98, "kk": 297 / 210, "letter": 210 / 297}[kind]
    flatbed = seed // 3 % 2 == 0
    long = int(r.integers(1100, 1800))
    if flatbed:
        margin = r.choice([0.02, 0.05, 0.15, 0.4])
        size = (long, round(long / aspect)) if aspect > 1 else (round(long * aspect), long)
        width = size[0] * (1 - margin)
        height = width / aspect
        x, y = (size[0] - width) * r.random(), max(2, (size[1] - height) * r.random())
        corners = np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height]])
        back = np.full((size[1], size[0], 3), r.uniform(0.75, 0.97), np.float32)
    else:
        size = (long, round(long * 0.75)) if aspect > 1 else (round(long * 0.75), long)
        corners = papers.pose(
            r, (100, round(100 * aspect)), size, r.uniform(0.6, 0.93), r.uniform(0, 9),
            r.normal(0, 1.5))
        back = papers.linear_light(papers.table_top(r, size))
    plays = [0, 0, 0, 0.0005, 0.001, 0.002, 0.004, 0.01, 0.03, 0.05]
    return dict(kind=kind, flatbed=flatbed, size=size, corners=corners, back=back,
        play=plays[seed // 6 % len(plays)], quality=int(r.choice([60, 75, 85, 92])),
        blur=r.uniform(0.4, 1), noise=r.uniform(0.5, 2.5),
        sharpen=r.uniform(0, 0.8), light=r.uniform(0.7, 1.05))


class SameLight:
    """Noise is a photo's own, the light that falls is the scene's."""

    def __init__(self, light, noise):
        self.uniform = light.uniform
        self.standard_normal = noise.standard_normal


def photo(place, seed, person):
    """One person's paper in a scene: RGB and the bytes of its JPEG."""
    r = np.random.default_rng([8, seed, person])
    paper = FORMS[place["kind"]](np.random.default_rng([9, seed]), r)
    play = place["play"] * place["size"][0]
    angle = r.normal(0, place["play"] / 2)
    centre = place["corners"].mean(0)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    corners = (place["corners"] - centre) @ turn + centre + r.normal(0, 0.5, 2) * play
    image = papers.photograph(SameLight(np.random.default_rng([10, seed]), r), paper,
        place["size"], corners, place["blur"], place["noise"], place["sharpen"], place["light"],
        back=place["back"])
    return image, papers.as_bytes(image, place["quality"])


def tones(curve):
    """An edit by a curve of 0...1."""
    table = (np.clip(curve(np.arange(256) / 255), 0, 1) * 255 + 0.5).astype(np.uint8)
    return lambda image: table[image]


def resized(share):
    return lambda image: cv2.resize(image, None, fx=share, fy=share,
        interpolation=cv2.INTER_AREA if share < 1 else cv2.INTER_CUBIC)


def cropped(left, top, right, bottom):
    def edit(image):
        h, w = image.shape[:2]
        return image[round(top * h) : round(h * (1 - bottom)),
            round(left * w) : round(w * (1 - right))]
    return edit


def chain(*edits):
    def edit(image):
        for one in edits:
            image = one(image)
        return image
    return edit


def mirrored(image):
    return image[:, ::-1]


def turned(image):
    return np.rot90(image, -1)


def grey(image):
    return cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)


EDITS = {  # name: edit, quality of the JPEG that it is saved as
    "saved at 40": (chain(), 40), "saved at 70": (chain(), 70),
    "resized to 50 %": (resized(0.5), 75), "resized to 150 %": (resized(1.5), 85),
    "turned by 90": (turned, 80), "turned by 180": (chain(turned, turned), 80),
    "turned by 270": (chain(turned, turned, turned), 80), "mirrored": (mirrored, 80),
    "flipped": (lambda image: image[::-1], 80), "mirrored, turned": (chain(mirrored, turned), 80),
    "cropped by 5 % at each side": (cropped(0.05, 0.05, 0.05, 0.05), 80),
    "cropped by 4 % at two sides": (cropped(0.04, 0, 0, 0.04), 80), "grey": (grey, 80),
    "2 % brighter": (tones(lambda v: v * 1.02), 85),
    "10 % brighter": (tones(lambda v: v * 1.1), 80),
    "10 % darker": (tones(lambda v: v * 0.9), 80), "lighter by 30": (tones(lambda v: v + 0.12), 80),
    "30 % darker": (tones(lambda v: v * 0.7), 80), "gamma 0.75": (tones(lambda v: v**0.75), 80),
    "gamma 1.4": (tones(lambda v: v**1.4), 80),
    "contrast 1.25": (tones(lambda v: (v - 0.5) * 1.25 + 0.5), 80),
    "contrast 0.75": (tones(lambda v: (v - 0.5) * 0.75 + 0.5), 80),
    "gamma 0.8, mirrored, cropped by 2.5 %": (
        chain(tones(lambda v: v**0.8), mirrored, cropped(0.025, 0.025, 0.025, 0.025)), 75),
    "contrast 1.2, turned, resized to 60 %": (
        chain(tones(lambda v: (v - 0.5) * 1.2 + 0.5), turned, resized(0.6)), 60),
}


def serve(program, spool):
    subprocess.run([program, "serve", spool, "--once"], check=True, capture_output=True)


def drop(spool, files):
    """Each photo into `new/` as the photo of a case of its own."""
    for case, path, kind in files:
        shutil.copy(path, spool / "new" / f".{case}")
        (spool / "new" / f".{case}").rename(spool / "new" / f"{case}.{kind}.jpg")


def others(spool, case):
    """Cases that a photo is told to be the same picture as, and whether it is told at all."""
    for path in (spool / "cases" / case).glob("*/verdict.json"):
        verdict = json.loads(path.read_text())
        for check in verdict["checks"]:
            if check["id"] == "duplicate" and check["status"] == "review":
                other = check.get("other") or []
                return {one["case"] for one in (other if isinstance(other, list) else [other])}
    return set()


def kind_of(place):
    return "rumah" if place["kind"] == "letter" else place["kind"]


def draw(folder, scenes, originals):
    for seed in range(scenes):
        if (folder / f"s{seed:03}-{PEOPLE - 1:02}.jpg").exists():
            continue
        place = scene(seed)
        for person in range(PEOPLE):
            (folder / f"s{seed:03}-{person:02}.jpg").write_bytes(photo(place, seed, person)[1])
    for seed in range(originals):
        base = folder / f"o{seed:03}.jpg"
        if base.exists():
            continue
        # Another place for each: the scenes of copies are none of those above.
        image, data = photo(scene(1000 + seed), 1000 + seed, 0)
        image = np.asarray(Image.open(io.BytesIO(data)))
        for k, (edit, quality) in enumerate(EDITS.values()):
            (folder / f"o{seed:03}-{k:02}.jpg").write_bytes(
                papers.as_bytes(np.ascontiguousarray(edit(image)), quality))
        base.write_bytes(data)


def report_papers(program, folder, scenes):
    total, wrong = collections.Counter(), collections.Counter()
    for seed in range(scenes):
        place = scene(seed)
        spool = folder / "spool"
        shutil.rmtree(spool, ignore_errors=True)
        serve(program, spool)
        where = f"{place['kind']} on a {'flatbed' if place['flatbed'] else 'stand'}"
        for person in range(PEOPLE):
            drop(spool, [(f"P-{person}", folder / f"s{seed:03}-{person:02}.jpg", kind_of(place))])
        serve(program, spool)
        told = sum(bool(others(spool, f"P-{person}")) for person in range(PEOPLE))
        total[where] += PEOPLE
        wrong[where] += told
        if told:
            print(f"  scene {seed}: {where}, play {place['play']}: {told}")
    for where in total:
        print(f"{where}: {wrong[where]} of {total[where]} told as another's picture")
    pairs = sum(total.values()) * (PEOPLE - 1) // 2
    print(f"different papers: {sum(wrong.values())} photos told, among {pairs} pairs of one form")


def report_copies(program, folder, originals):
    found, total = 0, 0
    base = folder / "originals"
    shutil.rmtree(base, ignore_errors=True)
    serve(program, base)
    drop(base, [(f"O-{i}", folder / f"o{i:03}.jpg", "rumah") for i in range(originals)])
    serve(program, base)
    for k, edit in enumerate(EDITS):
        spool = folder / "spool"
        shutil.rmtree(spool, ignore_errors=True)
        shutil.copytree(base, spool)
        drop(spool, [(f"K-{i}", folder / f"o{i:03}-{k:02}.jpg", "rumah")
            for i in range(originals)])
        serve(program, spool)
        told = [f"O-{i}" in others(spool, f"K-{i}") for i in range(originals)]
        found += sum(told)
        total += len(told)
        missed = [i for i, is_told in enumerate(told) if not is_told]
        print(f"{edit}: {sum(told)} of {len(told)} found", missed if missed else "")
    print(f"copies: {found} of {total} found")


def main():
    folder, program = pathlib.Path(sys.argv[1]).absolute(), sys.argv[2]
    scenes = int(sys.argv[3]) if len(sys.argv) > 3 else 45
    originals = int(sys.argv[4]) if len(sys.argv) > 4 else 25
    folder.mkdir(parents=True, exist_ok=True)
    draw(folder, scenes, originals)
    report_papers(program, folder, scenes)
    report_copies(program, folder, originals)


if __name__ == "__main__":
    main()
