import Vocabulary

extension IndonesianManual {
  /// What each command does, by its name.
  static let descriptions = [
    "check": [
      "Menilai setiap foto yang disebut, menurut urutannya. Sebuah folder berarti semua file di "
        + "dalamnya menurut nama, kecuali yang bukan gambar menurut nama dan isi awalnya; folder "
        + "di dalam folder dibaca dengan -r. PATH - adalah foto dari standard input; file yang "
        + "bernama - ditulis ./-. Hasil dicetak ke standard output, perkembangan pekerjaan ke "
        + "standard error.",
      "PATH yang tidak ada disebut di standard error; foto lain tetap dinilai, dan perintah "
        + "selesai dengan 2.",
      "Dengan --files-from setiap nama dijawab begitu dibaca, menurut urutannya, dengan satu "
        + "baris ndjson untuk setiap nama; paling banyak sejumlah --jobs nama dibaca lebih "
        + "dahulu. Nama yang tidak ada filenya pun dijawab (fault notReadable atau notAFile, "
        + "reply null). photo.file adalah nama seperti yang diberikan; bila bukan UTF-8, "
        + "photo.fileBytes menyimpannya dalam Base64.",
      "Tanpa --kind jenis foto diambil dari kata utuh dalam nama file (siti-ktp-1.jpg). Kalau "
        + "tidak ada, jenisnya dilihat dari gambar; kalau tidak jelas juga, jenisnya lainnya.",
      "Setiap foto dibuka dalam proses tersendiri yang terkurung. Dengan --isolation worker satu "
        + "proses mengerjakan banyak foto; dengan none foto dibuka dalam proses ini sendiri, "
        + "hanya untuk file yang Anda percaya. Bila kernel tidak punya Landlock atau seccomp, "
        + "photo dan worker ditolak, kecuali dengan --allow-weak-sandbox.",
      "--explain menulis satu gambar (SVG) untuk setiap putusan: foto dalam posisi tegak dengan "
        + "garis tepi dokumennya, tempat-tempat yang bermasalah diberi warna, setiap nilai, "
        + "batas dan skor di sampingnya, dan balasannya di bawah. index.html menampilkan "
        + "semuanya.",
    ],
    "serve": [
      "Mengambil foto dari SPOOL/new, membuka masing-masing dalam proses yang terkurung, lalu "
        + "menyimpan foto, gambar kecil dan putusannya dalam berkasnya di SPOOL/cases. Jawaban "
        + "untuk pemohon ditaruh di SPOOL/outbox, halaman petugas di SPOOL/reports. SPOOL dibuat "
        + "bila belum ada atau masih kosong; folder lain ditolak dan tidak diubah.",
      "FILE menjadi kebijakan spool itu, SPOOL/policy.json; tanpa --policy kebijakan yang ada di "
        + "sana yang dipakai. SIGHUP membuat layanan membacanya lagi: yang salah ditolak dalam "
        + "satu baris dan yang lama tetap dipakai, yang benar berlaku untuk semua foto yang "
        + "diambil sesudahnya, oleh semua layanan pada spool itu.",
      "SIGTERM membiarkan pekerjaan yang sedang berjalan selesai, secara bawaan paling lama "
        + "\(Limits().spool.drainSeconds) detik (limits.spool.drainSeconds); yang kedua "
        + "menghentikannya saat itu juga. Tidak ada yang hilang, juga tidak oleh SIGKILL: "
        + "layanan berikutnya meneruskan.",
      "Beberapa layanan boleh bekerja pada satu spool.",
      "Proses yang membuka foto tidak dapat membuka file lain, tidak dapat masuk ke jaringan, "
        + "dan tidak dapat menjangkau proses lain: Landlock dan saringan seccomp menjaganya, dan "
        + "setiap putusan serta status menyebut apa yang berlaku. Bila salah satunya tidak ada "
        + "pada kernel, layanan tidak mau mulai, kecuali dengan --allow-weak-sandbox.",
      "Ke standard error ditulis saat layanan mulai dan berhenti, apa yang kurang dan kapan itu "
        + "selesai, setiap kiriman yang ditolak, setiap pembuka foto yang mati, dan setiap "
        + "putusan yang akan berubah menurut batas percobaan (shadow) dalam kebijakan: dengan "
        + "tingkatan untuk jurnal systemd, di tempat lain sebagai logfmt dengan waktu. Tidak ada "
        + "data pribadi di dalamnya, dan tidak ada yang ditulis selama tidak terjadi apa-apa.",
    ],
    "backup": [
      "Menyalin SPOOL ke DIR, yaitu folder yang belum ada atau yang berisi salinan sebelumnya, "
        + "berkas demi berkas, selagi layanan terus bekerja: setiap foto yang ada pada spool "
        + "saat perintah ini dimulai ada satu kali dalam salinan, di berkasnya atau dalam "
        + "perjalanan ke sana. Sebelum lengkap, DIR bukan spool. Dijalankan oleh pengguna "
        + "pemilik spool.",
      "Bila layanan dihentikan sebelum salinan selesai, salinan itu sama dengan spoolnya, dan "
        + "bila dipakai di tempat lain tidak mengirim balasan apa pun dua kali. Bila layanan "
        + "terus bekerja, salinan mungkin menjawab sekali lagi apa yang sedang dijawab layanan, "
        + "dengan nomor yang sama. Bila dijalankan lagi ke DIR yang sama, yang disalin hanya "
        + "yang baru.",
      "Indeks, ikhtisar, dan kiriman yang belum selesai tidak ikut disalin; indeks dan ikhtisar "
        + "dibuat ulang oleh layanan pada salinan.",
    ],
    "verify": [
      "DIR/manifest.json menyebut setiap foto dan putusan yang diharapkan. Untuk setiap foto "
        + "dikatakan apakah hasilnya sesuai dan apa yang berbeda. Foto dalam DIR yang tidak ada "
        + "di manifest, foto yang tidak ditemukan, dan manifest tanpa foto dianggap gagal. "
        + "Dengan PHOTO hanya foto itu.",
      "Manifest berbentuk {\"schema\": \"jernih.fixtures/1\", \"photos\": […]}; setiap foto "
        + "punya file, why (mengapa ada) dan origin (asalnya), dan boleh punya kind, expect, "
        + "needs dan tolerances. Dari expect dibandingkan hanya yang tertulis: verdict, first, "
        + "score, turn, fault, kind, dpi, fill, tilt, width, height, format dan checks. "
        + "Tolerances, untuk seluruh manifest atau satu foto, adalah score (angka), value dan "
        + "dpi (bagian), tilt (derajat), fill, dan checks: nama pemeriksaan dengan score dan "
        + "value-nya, misalnya {\"checks\": {\"blur\": {\"value\": 0.3}}}.",
      "--update menulis hasilnya ke dalam manifest, membuat manifest bila belum ada, menambah "
        + "foto yang belum tertulis, dan menunjukkan apa yang berubah. Dengan PHOTO hanya foto "
        + "itu.",
      "--explain menyimpan gambar setiap foto yang tidak sesuai, dengan semua nilai dan batas di "
        + "sampingnya, untuk disimpan oleh CI.",
    ],
    "evaluate": [
      "LABELS.jsonl berisi satu objek per baris: file, di samping labelnya atau di images/ atau "
        + "photos/ di sana, dan apa yang diketahui benar tentangnya: kind, defect, verdict, "
        + "corners, inside, dpi, tilt, turn_to_upright, upright, sharp, document, legible, "
        + "scene, want, reason, sure. Yang tidak tertulis tidak diperiksa; foto yang tidak ada "
        + "disebut dan dilewati.",
      "legible adalah bagian tulisan kecil yang dapat dibaca orang, 0 sampai 1. want menyebut "
        + "putusan yang benar, reason pemeriksaan yang boleh menjadi yang pertama, dan sure "
        + "seberapa yakin, 0 sampai 1: label di bawah 0.7 dihitung tersendiri. scene menyebut "
        + "foto yang termasuk satu kelompok.",
      "Mencetak putusan terhadap label; untuk setiap kerusakan putusannya dan seberapa sering "
        + "pemeriksaannya sendiri menjadi yang pertama; untuk setiap pemeriksaan luas di bawah "
        + "kurva ROC dan kesalahan terbesarnya; kesalahan sudut, dpi dan kemiringan; arah putar "
        + "foto; dan kesalahan terbesar dengan nama fotonya. Rentang memuat 95 % dari 1000 "
        + "sampel bootstrap dan selalu sama.",
      "Menilai ulang: --save FILE menyimpan putusan beserta semua yang diukur. --measured FILE "
        + "menilai lagi isi file itu tanpa melihat foto, menurut kebijakan yang berlaku, dan "
        + "mengatakan putusan mana yang akan berubah, dari apa menjadi apa, dan karena "
        + "pemeriksaan mana. Setiap baris check --format ndjson dan setiap verdict.json dari "
        + "spool juga dapat dipakai; - adalah standard input. Tanpa LABELS.jsonl hanya perubahan "
        + "yang dicetak.",
      "Dengan SPOOL: putusan yang tersimpan di sana, dengan keputusan terakhir petugas sebagai "
        + "label. Mencetak berapa foto yang diputuskan petugas, seberapa sering mereka "
        + "sependapat bila mesin yakin, apa yang tetap mereka terima untuk setiap pemeriksaan, "
        + "dan foto mana yang diputuskan berbeda. Dengan --policy FILE putusan dinilai ulang "
        + "dahulu. Bila kebijakan punya bagian shadow, yang batasnya belum menilai apa pun, "
        + "dikatakan juga putusan mana yang akan berubah karenanya.",
      "--folds N menghitung ulang batas yang oleh kebijakan disebut calibrated dari semua foto "
        + "kecuali satu dari N bagian, menilai bagian itu dengannya, sebanyak N kali, dan "
        + "mencetak hasilnya di samping hasil menurut batas yang berlaku: kalau batas yang "
        + "berlaku terlalu pas dengan foto-foto ini, hasilnya lebih baik daripada hasil hitung "
        + "ulang. Foto dari satu scene dikeluarkan bersama-sama. Batas yang berasal dari fisika "
        + "atau standar tidak berubah.",
    ],
    "policy": [
      "Tanpa argumen, mencetak kebijakan bawaan; komentarnya menjelaskan satuan, rentang dan "
        + "guna setiap kunci. Dengan FILE, isi file itu ditaruh di atas kebijakan bawaan dan "
        + "kebijakan yang kemudian berlaku dicetak seluruhnya; bila ada yang salah, dikatakan di "
        + "baris mana, kunci mana, dan apa yang benar. Grup yang disebut di dalamnya harus ada "
        + "di mesin ini.",
      "--diff mencetak hanya yang berbeda dari kebijakan bawaan, satu baris untuk setiap kunci, "
        + "dengan isi sebelumnya.",
      "Kebijakan memuat semua ambang, jenis, program, batas dan pesan. Objek digabung kunci demi "
        + "kunci, daftar dan nilai diganti, dan null menghapus suatu pemeriksaan.",
    ],
    "demo": [
      "Membuat spool di DIR (folder baru di /tmp bila tidak disebut), memasukkan foto-foto "
        + "testimages sebagai berkas berisi tiga foto, menyuruh layanan menilainya, dan "
        + "mengatakan halaman mana yang dapat dibuka. testimages harus ada di folder kerja atau "
        + "di salah satu folder di atas program."
    ],
    "completions": [
      "Mencetak skrip yang dimuat oleh bash, zsh atau fish. Paket menaruhnya di tempat yang "
        + "dicari shell; kalau dipasang sendiri, pakai baris-baris di bawah. Jenis dan program "
        + "di dalamnya adalah dari kebijakan bawaan."
    ],
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
      "Selesai dengan 0 bila semua baik, 1 bila ada yang perlu ditangani orang, 2 bila spool "
        + "tidak dapat dibaca. --output menulis file sekaligus, untuk Prometheus.",
      "--verify membaca seluruh spool dan mengatakan apa yang tidak beres. Tidak ada yang diubah.",
    ],
    "report": [
      "Layanan memperbarui halaman petugas dengan sendirinya; perintah ini membuatnya ulang dari "
        + "putusan-putusan, misalnya setelah kebijakan berubah. Dengan CASE hanya halaman berkas "
        + "itu dan ikhtisar. Mencetak halaman yang dapat dibuka."
    ],
    "retry": [
      "Tanpa CASE, semua yang ada di deferred dan quarantine dicoba lagi. Dengan CASE, hanya "
        + "yang termasuk berkas itu, dan foto-fotonya yang selesai dinilai sekali lagi; dengan "
        + "KIND hanya jenis itu. Layanan yang bekerja pada spool melakukannya."
    ],
    "override": [
      "Menaruh keputusan di SPOOL/decisions, seperti yang boleh dilakukan setiap petugas; "
        + "layanan mengambilnya dalam sedetik. Keputusan berlaku untuk satu foto: KIND untuk "
        + "yang dihitung, KIND.N untuk yang ke-N dari jenisnya. none menarik keputusan "
        + "sebelumnya.",
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
      "Tanpa COMMAND, daftar perintah. Dengan COMMAND, manualnya. help systemd mencetak "
        + "file-file untuk menjalankan layanan di bawah systemd, help alerts aturan untuk "
        + "Prometheus.",
      "--man mencetak halaman dalam bentuk man(7).",
    ],
  ]
}
