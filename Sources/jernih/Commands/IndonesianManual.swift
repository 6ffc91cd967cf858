/// The manual in Bahasa Indonesia: every command in a line, and those that the office's staff use
/// in full. What is not here is shown in English.
enum IndonesianManual {
  /// By the command's name.
  static let summaries = [
    "check": "menilai foto dan mengatakan apa yang kurang",
    "serve": "layanan: menilai apa yang dimasukkan ke dalam spool",
    "submit": "memasukkan foto-foto satu berkas ke dalam spool, dengan aman",
    "status": "apa yang menunggu, sedang dinilai, selesai, dan apa yang tidak bergerak",
    "report": "membuat ulang halaman petugas dari suatu spool",
    "retry": "menilai ulang foto: yang menunggu, yang ditolak, yang selesai",
    "backup": "salinan spool yang aman dibuat selagi layanan bekerja",
    "override": "keputusan petugas atas suatu foto, di samping putusan mesin",
    "journal": "apa yang terjadi pada berkas mana, dan kapan",
    "purge": "menghapus apa yang tidak disimpan lagi, atau menunjukkan apa yang akan dihapus",
    "verify": "menilai folder foto uji terhadap putusan yang diharapkan: untuk CI",
    "evaluate": "seberapa tepat putusan atas foto berlabel; mengulang dengan kebijakan lain",
    "policy": "mencetak kebijakan yang berlaku, atau mengatakan apa yang salah dalam suatu file",
    "demo": "seluruh layanan pada spool baru, dengan foto dari testimages",
    "help": "daftar perintah, atau manual suatu perintah",
    "completions": "skrip agar shell dapat melengkapi perintah dan opsi",
  ]

  /// By the command's name.
  static let descriptions = [
    "submit": [
      "Menyalin setiap FILE ke dalam spool dengan nama tersendiri. Bila perintah ini selesai "
        + "dengan 0, semua foto sudah ada di disk dan akan dinilai, apa pun yang terjadi. File "
        + "berkas dikirim lebih dahulu, sehingga program sudah dikenal pada putusan pertama.",
      "Mencetak nama-nama foto yang diterima.",
    ],
    "status": [
      "Mengatakan siapa yang bekerja pada spool, menghitung isi setiap folder dan putusan 24 jam "
        + "terakhir, dan menyebut apa yang kurang pada layanan, apa yang menunggu lebih dari "
        + "semenit, dan apa yang tidak dapat dibaca atau ditulis, masing-masing dengan apa yang "
        + "harus dilakukan. --watch menampilkannya setiap detik sampai dihentikan.",
      "Selesai dengan 0 bila semua baik, 1 bila ada yang perlu ditangani orang, 2 bila spool tidak "
        + "dapat dibaca. --output menulis file sekaligus, untuk Prometheus.",
      "--verify membaca seluruh spool dan mengatakan apa yang tidak beres. Tidak ada yang diubah.",
    ],
    "report": [
      "Layanan memperbarui halaman petugas dengan sendirinya; perintah ini membuatnya ulang dari "
        + "putusan-putusan, misalnya setelah kebijakan berubah. Dengan CASE hanya halaman berkas "
        + "itu dan ikhtisar. Mencetak halaman yang dapat dibuka."
    ],
    "retry": [
      "Tanpa CASE, semua yang ada di deferred dan quarantine dicoba lagi. Dengan CASE, hanya yang "
        + "termasuk berkas itu, dan foto-fotonya yang selesai dinilai sekali lagi; dengan KIND "
        + "hanya jenis itu. Layanan yang bekerja pada spool melakukannya."
    ],
    "override": [
      "Menaruh keputusan di SPOOL/decisions, seperti yang boleh dilakukan setiap petugas; layanan "
        + "mengambilnya dalam sedetik. Keputusan berlaku untuk satu foto: KIND untuk yang "
        + "dihitung, KIND.N untuk yang ke-N dari jenisnya. none menarik keputusan sebelumnya.",
      "Putusan mesin tetap ada. Balasan baru untuk pemohon ditaruh di SPOOL/outbox; TEXT hanya "
        + "untuk petugas lain dan tidak diberitahukan kepada siapa pun.",
    ],
    "journal": [
      "Mencetak apa yang dicatat layanan dan perintah pada suatu spool, menurut waktu. Isinya "
        + "nomor berkas, tanpa data lain tentang pemohon. Setelah kebocoran data, --cases dengan "
        + "--since, --until dan --user menyebut berkas mana yang disentuh.",
      "Waktu ditulis 2020-03-24, 2020-03-24T08:15 atau 2020-03-24T08:15:01, menurut zona mesin "
        + "ini, atau dengan Z atau +08:00 di belakangnya.",
    ],
    "purge": [
      "Kebijakan (retention) mengatakan berapa hari suatu berkas disimpan setelah foto terakhir. "
        + "Tanpa --apply tidak ada yang berubah: hanya ditunjukkan apa yang akan dihapus.",
      "Dari suatu berkas dihapus foto, gambar kecil, putusan dan halaman; yang tinggal adalah "
        + "tombstone.json dengan hash, putusan dan tanggal setiap foto.",
    ],
    "help": [
      "Tanpa COMMAND, daftar perintah. Dengan COMMAND, manualnya. help systemd mencetak file-file "
        + "untuk menjalankan layanan di bawah systemd, help alerts aturan untuk Prometheus.",
      "--man mencetak halaman dalam bentuk man(7).",
    ],
  ]

  /// By the option's name, or by command and name where the option differs between commands.
  static let options = [
    "no-color": "tanpa warna, seperti NO_COLOR; boleh juga di depan perintah",
    "help": "manual ini",
    "lang": "bahasa Indonesia atau Inggris",
    "policy": "ambang, jenis dan pesan yang ditaruh di atas kebijakan bawaan",
    "submit case": "nomor berkas: huruf, angka, _ dan -, bukan 16 angka saja",
    "submit programme": "kis, jampersal, kip-kuliah atau lainnya menurut kebijakan",
    "submit kind": "isi foto sesudahnya: ktp, kk, rumah, lainnya",
    "status format": "biasanya text",
    "status output": "menulis ke FILE, seluruhnya atau tidak sama sekali",
    "status watch": "menampilkannya setiap detik",
    "status verify": "membaca seluruh spool dan mengatakan apa yang tidak beres",
    "override verdict": "none menarik keputusan",
    "override reason": "alasan untuk petugas lain; tanpa nama orang",
    "override by": "siapa yang memutuskan: suatu id, bukan nama",
    "journal since": "tidak lebih awal",
    "journal until": "tidak lebih akhir",
    "journal case": "hanya berkas ini",
    "journal user": "hanya yang dilakukan layanan dan perintah pengguna ini",
    "journal cases": "hanya nomor berkas, masing-masing sekali",
    "journal format": "biasanya text; json: satu objek per baris",
    "purge apply": "menghapusnya, untuk selamanya",
    "help man": "sebagai halaman man",
  ]

  /// By the English words.
  static let meanings = [
    ExitMeaning.done.meaning: "pekerjaan selesai",
    ExitMeaning.failed.meaning:
      "perintah tidak dapat, atau tidak seluruhnya, dikerjakan: cara pakai, masukan atau "
      + "keluaran; satu baris di standard error mengatakan apa dan di mana",
    "every photo is on the disk and will be judged": "semua foto ada di disk dan akan dinilai",
    "the decision lies in SPOOL/decisions": "keputusan sudah ada di SPOOL/decisions",
    "all is well; with --verify, nothing is wrong with the spool":
      "semua baik; dengan --verify, tidak ada yang salah pada spool",
    "something needs a person; --verify found something":
      "ada yang perlu ditangani orang; --verify menemukan sesuatu",
    "all of the journal that was asked for is printed": "jurnal yang diminta dicetak seluruhnya",
  ]
}
