import Report

/// The words of the manual that are not a command's own, in one language.
struct ManualWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  private func text(_ id: String, _ en: String) -> String { language == .id ? id : en }

  var name: String { text("NAMA", "NAME") }
  var synopsis: String { text("SINOPSIS", "SYNOPSIS") }
  var description: String { text("DESKRIPSI", "DESCRIPTION") }
  var options: String { text("OPSI", "OPTIONS") }
  var commands: String { text("PERINTAH", "COMMANDS") }
  var exitStatus: String { text("STATUS KELUAR", "EXIT STATUS") }
  var examples: String { text("CONTOH", "EXAMPLES") }
  var seeAlso: String { text("LIHAT JUGA", "SEE ALSO") }

  var purpose: String {
    text(
      "menilai dalam sedetik apakah foto dokumen warga dapat dipakai petugas",
      "tells within a second whether a clerk can work with a citizen's photo")
  }

  func topic(_ topic: HelpTopic) -> String {
    switch topic {
    case .systemd:
      text(
        "berkas-berkas untuk menjalankan layanan di bawah systemd",
        "the files that run the service under systemd")
    case .alerts:
      text(
        "aturan peringatan untuk Prometheus, atas angka dari status",
        "rules for Prometheus, over what status prints for it")
    }
  }

  var good: String {
    text(
      "semua foto diterima, atau pekerjaan selesai",
      "every photo was accepted, or the work was done")
  }

  var bad: String {
    text(
      "ada foto yang bukan accept, ada yang berbeda dari yang diharapkan, atau ada yang perlu "
        + "ditangani orang",
      "some photo is not accepted, differs from what is expected, or something needs a person")
  }

  var failed: String { meaning(of: .failed) }

  var manuals: String {
    text(
      "jernih help COMMAND mencetak manual suatu perintah; --man mencetaknya sebagai halaman man, "
        + "--lang en dalam bahasa Inggris.",
      "jernih help COMMAND prints a command's manual; --man prints it as a man page, --lang id in "
        + "Bahasa Indonesia.")
  }

  /// One line about a command.
  func summary(of command: Command) -> String {
    language == .id ? IndonesianManual.summaries[command.name] ?? command.summary : command.summary
  }

  /// A command's description.
  func description(of command: Command) -> [String] {
    guard language == .id, let translated = IndonesianManual.descriptions[command.name] else {
      return command.description
    }
    return translated
  }

  /// One line about an option.
  func help(of option: Option, in command: Command) -> String {
    guard language == .id else { return option.help }
    return IndonesianManual.options["\(command.name) \(option.name)"]
      ?? IndonesianManual.options[option.name] ?? option.help
  }

  /// What an example shows.
  func caption(_ text: String) -> String {
    language == .id ? IndonesianManual.captions[text] ?? text : text
  }

  /// What an exit status says.
  func meaning(of exit: ExitMeaning) -> String {
    language == .id ? IndonesianManual.meanings[exit.meaning] ?? exit.meaning : exit.meaning
  }
}
