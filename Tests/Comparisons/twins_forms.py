"""Papers of one form that different people fill in, for twins.py.

Each is drawn from two Generators: what the form prints is `form`'s, what a person fills in `r`'s.
`ktp`, `kk` and `letter` are the forms of the first scenes, `other_letter` those of the scenes held
out, of other villages, fonts and sizes.
"""
import numpy as np
from PIL import Image

import papers

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


FACES = [(a, b) for a, b in papers.FAMILIES + [
    ("LiberationMono-Regular", "LiberationMono-Bold"), ("DejaVuSerif", "DejaVuSerif-Bold"),
    ("FreeSerif", "FreeSerifBold"), ("DejaVuSansMono", "DejaVuSansMono-Bold")]
    if a in papers.FONTS and b in papers.FONTS]
TITLES = ["SURAT KETERANGAN DOMISILI", "SURAT KETERANGAN USAHA", "SURAT PERNYATAAN",
    "SURAT KETERANGAN PENGHASILAN", "SURAT PENGANTAR"]
SENTENCES = """Dengan ini menerangkan bahwa yang bersangkutan benar warga kami sejak lahir sampai
sekarang. Orang tersebut memiliki usaha kecil di rumahnya dan penghasilannya tidak tetap. Keterangan
ini kami buat atas permintaan yang bersangkutan untuk mengurus jaminan kesehatan. Kepada pihak yang
berkepentingan dimohon bantuan seperlunya. Apabila di kemudian hari terdapat kekeliruan maka surat
ini akan diperbaiki. Rumah yang ditempati adalah rumah kontrakan berdinding papan dengan lantai
tanah. Surat ini berlaku tiga bulan sejak tanggal dikeluarkan. Demikian untuk diketahui.""".split(
    ". ")


def other_letter(form, r):
    """A letter of another office, which has its own plan; two to seven fields are a person's."""
    scale = 6
    regular, bold = FACES[form.integers(len(FACES))]
    tall, pitch = form.uniform(1.9, 2.7), form.uniform(4.8, 7)
    s = papers.Sheet(210, 297, scale, (0.97, 0.97, 0.96))
    left, top = form.uniform(18, 32), form.uniform(18, 26)
    for i, words in enumerate([f"KABUPATEN {form.choice(papers.PLACES)}",
            f"KELURAHAN {form.choice(VILLAGES)}"]):
        s.text(105, top + i * 8, words, bold, tall * 1.6, INK, "ms")
    s.box(left, top + 13, 210 - 2 * left, form.uniform(0.4, 1), INK)
    s.text(105, top + 24, str(form.choice(TITLES)), bold, tall * 1.2, INK, "ms")
    if form.random() < 0.7:
        s.text(105, top + 30, f"Nomor: {r.integers(1, 999)}/KL/{form.integers(1, 13)}/2020",
            regular, tall, INK, "ms")
    words = " ".join(str(one) for one in form.permutation(SENTENCES)).split()
    opening, rest = words[: form.integers(0, 30)], words[: form.integers(30, 90)]

    def paragraph(words, y):
        line = ""
        for word in words:
            if s.width(line + " " + word, regular, tall) > 210 - 2 * left:
                s.text(left, y, line, regular, tall, INK)
                line, y = word, y + pitch
            else:
                line = (line + " " + word).strip()
        s.text(left, y, line, regular, tall, INK)
        return y + pitch

    y = paragraph(opening, top + 42)
    rows = [("Nama", name), ("NIK", nik), ("Tempat/Tgl Lahir", birth),
        ("Pekerjaan", lambda r: str(r.choice(WORK))), ("Alamat", address), ("No. KK", nik),
        ("Nama Ibu", name)]
    column = form.uniform(36, 50)
    for label, fill in rows[: form.integers(2, len(rows) + 1)]:
        s.text(left + 4, y, label, regular, tall, INK)
        s.text(left + column, y, ": " + fill(r), regular, tall, INK)
        y += pitch
    y = paragraph(rest, y + pitch / 2) + 10
    s.text(150, y, "Lurah,", regular, tall, INK, "ms")
    s.signature(form, 135, y + 14, 26)
    s.text(150, y + 22, name(form), bold, tall, INK, "ms")
    return np.dstack([s.array, np.ones(s.array.shape[:2], np.float32)]).astype(np.float32)


FORMS = {"ktp": ktp, "kk": kk, "letter": letter, "other letter": other_letter}
ASPECTS = {"ktp": 85.6 / 53.98, "kk": 297 / 210, "letter": 210 / 297, "other letter": 210 / 297}
