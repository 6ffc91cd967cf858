import Spool

/// What a person can do about what `status` names.
struct StatusRemedies {
  let words: StaffWords

  /// What is wanting, in a word.
  func name(_ want: ServiceState.Want) -> String {
    switch want {
    case .disk: words("disk penuh", "disk full")
    case .descriptors: words("deskriptor habis", "descriptors")
    case .machine: words("mesin", "machine")
    case .decoders: words("dekoder", "decoders")
    case .processes: words("proses pekerja", "workers")
    case .inotify: words("inotify", "inotify")
    case .journal: words("jurnal", "journal")
    case .sandbox: words("pengaman", "sandbox")
    }
  }

  /// What to do about it.
  func remedy(_ want: ServiceState.Want) -> String {
    switch want {
    case .disk:
      words(
        "sediakan ruang: hapus yang tidak perlu, jalankan purge --apply, atau perbesar disk",
        "make room: remove what is not needed, run purge --apply, or give it a larger disk")
    case .descriptors:
      words(
        "naikkan batas deskriptor layanan (LimitNOFILE, ulimit -n)",
        "raise the service's limit on descriptors (LimitNOFILE, ulimit -n)")
    case .machine:
      words(
        "periksa disk dan log kernel (dmesg); foto menunggu dan tidak hilang",
        "look at the disk and at the kernel's log (dmesg); photos wait and are not lost")
    case .decoders:
      words(
        "periksa memori (MemoryMax, log kernel) dan batas proses",
        "see whether memory is short (MemoryMax, the kernel's log), and the limits on processes")
    case .processes:
      words(
        "naikkan batas proses dan deskriptor (TasksMax, LimitNOFILE)",
        "raise the limits on processes and descriptors (TasksMax, LimitNOFILE)")
    case .inotify:
      words(
        "naikkan fs.inotify.max_user_instances; sementara itu foto tetap dinilai, "
          + "beberapa detik lebih lambat",
        "raise fs.inotify.max_user_instances; meanwhile photos are judged some seconds later")
    case .journal:
      words(
        "periksa folder journal: hak akses dan ruang disk",
        "look at the folder journal: its rights, and room on the disk")
    case .sandbox:
      words(
        "pakai kernel dengan Landlock dan seccomp", "use a kernel with Landlock and seccomp")
    }
  }

  var ofStuck: String {
    words(
      "periksa file itu: pemilik dan hak aksesnya", "look at the file, its owner and its mode")
  }

  var ofPassedOver: String {
    words(
      "perbaiki saja; layanan mengambilnya kembali dengan sendirinya; "
        + "status --verify menjelaskan lebih lanjut",
      "mend it, and it is taken up by itself; status --verify says more")
  }

  /// What starts a service.
  func start(_ spool: String) -> String {
    words(
      "tidak ada yang bekerja: jalankan dengan jernih serve \(spool) (systemctl start jernih)",
      "none at work: start it with jernih serve \(spool) (systemctl start jernih)")
  }
}
