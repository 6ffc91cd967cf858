/// The manual in Bahasa Indonesia, for the office's staff.
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

  /// By the option's name, or by command and name where the option differs between commands.
  static let options = [
    "no-color": "tanpa warna, seperti NO_COLOR; boleh juga di depan perintah",
    "help": "manual ini",
    "lang": "bahasa Indonesia atau Inggris",
    "policy": "ambang, jenis dan pesan yang ditaruh di atas kebijakan bawaan",
    "jobs": "berapa foto sekaligus (sebanyak prosesor yang ada)",
    "isolation": "biasanya photo",
    "workers": "berapa proses yang menilai (sebanyak prosesor yang ada)",
    "allow-weak-sandbox":
      "tetap jalan bila kernel tidak punya Landlock atau seccomp, dan mengatakannya",
    "check kind": "ktp, kk, rumah, lainnya, jenis lain menurut kebijakan, atau auto",
    "check format": "biasanya text; github adalah catatan untuk workflow",
    "check thumbnails": "menulis gambar kecil yang tegak dari setiap foto yang terbaca",
    "check explain": "menulis gambar setiap putusan dan apa dasarnya",
    "check lang": "bahasa balasan dalam teks dan gambar (id)",
    "check recursive": "membaca juga folder di dalam folder",
    "check files-from": "membaca nama foto dari FILE; - adalah standard input",
    "check exit-zero": "selesai dengan 0 bila semua foto dinilai, apa pun putusannya",
    "check null": "nama dalam FILE berakhir dengan byte nol, bukan ganti baris",
    "serve once": "menilai apa yang ada, lalu selesai",
    "serve quiet": "hanya menulis kesalahan: apa yang membuat foto menunggu",
    "serve verbose": "menulis juga setiap putusan, dengan nomornya",
    "serve no-inotify": "mencari kiriman dengan pengatur waktu saja, seperti pada folder jaringan",
    "verify format": "biasanya text; github adalah catatan untuk workflow",
    "verify explain": "menulis gambar setiap foto yang tidak sesuai",
    "verify update": "menulis hasilnya ke dalam manifest",
    "evaluate format": "biasanya text",
    "evaluate save": "menyimpan putusan, satu per baris, untuk --measured",
    "evaluate measured": "menilai lagi putusan yang tersimpan, bukan foto; boleh diulang",
    "evaluate folds": "menguji silang batas-batas, 2 sampai 20 kali",
    "policy default": "kebijakan bawaan, dengan komentarnya",
    "policy policy": "sama dengan FILE",
    "policy diff": "hanya yang berbeda dari kebijakan bawaan",
    "demo photos": "folder foto uji lain dengan manifest.json-nya",
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

  /// Of examples, by the English words.
  static let captions = [
    "What is wrong with these?": "Apa yang kurang pada foto-foto ini?",
    "And where?": "Dan di mana?",
    "Every photo of an archive, as lines of JSON:": "Semua foto dalam arsip, sebagai baris JSON:",
    "Judge what has gathered overnight:": "Menilai apa yang terkumpul semalam:",
    "Two papers of one applicant:": "Dua dokumen dari satu pemohon:",
    "The print can be read after all:": "Tulisannya ternyata dapat dibaca:",
    "Which cases did anything touch that morning?": "Berkas mana yang disentuh pagi itu?",
    "What would go?": "Apa yang akan dihapus?",
    "While it is served:": "Selagi dilayani:",
    "To move it to another host, after the service was stopped:":
      "Untuk memindahkannya ke mesin lain, setelah layanan dihentikan:",
    "Begin with the photos as they are:": "Mulai dengan foto-foto yang ada:",
    "In a CI:": "Dalam CI:",
    "How right is it on these photos?": "Seberapa tepat putusannya atas foto-foto ini?",
    "What would another policy have said of them?": "Apa kata kebijakan lain tentang foto itu?",
    "And of all that this spool has judged?": "Dan tentang semua yang dinilai pada spool ini?",
    "Check a policy before using it:": "Memeriksa kebijakan sebelum dipakai:",
    "And see what it changes:": "Dan melihat apa yang diubahnya:",
    "bash, in ~/.bashrc:": "bash, dalam ~/.bashrc:",
    "zsh, in a folder of $fpath:": "zsh, dalam salah satu folder $fpath:",
    "fish:": "fish:",
    "Read it as a man page:": "Membacanya sebagai halaman man:",
    "Daftar perintah dalam bahasa Indonesia:": "Daftar perintah dalam bahasa Indonesia:",
  ]

  /// Of exit statuses, by the English words.
  static let meanings = [
    ExitMeaning.done.meaning: "pekerjaan selesai",
    ExitMeaning.failed.meaning:
      "perintah tidak dapat, atau tidak seluruhnya, dikerjakan: cara pakai, masukan atau "
      + "keluaran; satu baris di standard error mengatakan apa dan di mana",
    "every photo was accepted; with --exit-zero, judged":
      "semua foto diterima; dengan --exit-zero, dinilai",
    "some photo is review, retake or unreadable": "ada foto review, retake atau unreadable",
    "it was told to stop; with --once, everything is judged, whatever the verdicts":
      "layanan disuruh berhenti; dengan --once, semua sudah dinilai, apa pun putusannya",
    "every photo is as expected, or was written into the manifest":
      "semua foto sesuai harapan, atau sudah ditulis ke dalam manifest",
    "some photo is not as expected, not there or without an entry, or no photo is named":
      "ada foto yang tidak sesuai, tidak ditemukan atau belum tertulis, atau tidak ada foto",
    "the figures are printed, whatever they say": "angka-angkanya dicetak, apa pun isinya",
    "the policy is printed, and nothing is wrong with it":
      "kebijakan dicetak, dan tidak ada yang salah di dalamnya",
    "every photo is on the disk and will be judged": "semua foto ada di disk dan akan dinilai",
    "the decision lies in SPOOL/decisions": "keputusan sudah ada di SPOOL/decisions",
    "all is well; with --verify, nothing is wrong with the spool":
      "semua baik; dengan --verify, tidak ada yang salah pada spool",
    "something needs a person; --verify found something":
      "ada yang perlu ditangani orang; --verify menemukan sesuatu",
    "all of the journal that was asked for is printed": "jurnal yang diminta dicetak seluruhnya",
  ]
}
