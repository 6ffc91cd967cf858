/// The words of the journal for a person; programs read them as they stand in it.
struct JournalWords {
  let words: StaffWords

  private static let indonesian = [
    "verdict": "putusan", "same": "sama", "case": "berkas", "rejected": "ditolak",
    "recovered": "dipulihkan", "purged": "dihapus", "decision": "keputusan", "retry": "diulang",
    "kind": "jenis", "score": "nilai", "fault": "kerusakan", "reason": "alasan", "user": "pengguna",
    "milliseconds": "milidetik", "seconds": "detik", "service": "layanan", "serial": "nomor",
    "shadow": "menurut batas percobaan", "shadowCheck": "pemeriksaan", "what": "apa",
    "name": "nama", "by": "oleh",
  ]

  /// An event, or a key of its line.
  func callAsFunction(_ word: String) -> String {
    words(Self.indonesian[word] ?? word, word)
  }

  /// How much was found.
  func sum(lines: Int, cases: Int, torn: Int) -> String {
    words(
      "\(lines) baris tentang \(cases) berkas",
      "\(Count.of(lines, "line")) about \(Count.of(cases, "case"))")
      + (torn == 0
        ? "" : words(", \(torn) baris rusak dilewati", ", \(Count.of(torn, "torn line")) left out"))
  }

  /// What of the journal is missing.
  func leftOut(_ place: String, _ why: String) -> String {
    words("\(place) dilewati: \(why)", "\(place) is left out: \(why)")
  }
}
