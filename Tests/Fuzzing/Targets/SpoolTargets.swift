import Files
import Spool
import Vocabulary

extension Target {
  /// Names of drops.
  static func names() -> Target {
    let seeds = [
      "GW-2020-00123.ktp.jpg", "GW-2020-00123.rumah.b7f3.png", "GW-1.case.json", "a.kk.1.jpeg",
      "3201010101010001.ktp.jpg", "-rf.jpg", "..", "x.ktp.part", "A.lainnya.a_b-c.JPG",
      "\u{202E}gpj.ktp.\u{1B}[2J", "<img src=x onerror=alert(1)>.jpg", "case.case.case.json",
    ]
    let words = [
      ".", "..", "case", "json", "ktp", "kk", "auto", "decision", ".part", ".tmp", "-", "_",
      "0123456789012345", "\u{1B}[", "\u{202E}", "\\x41", "\\", "\n", "\u{7F}",
    ].map { Array($0.utf8) }
    return Target(
      name: "names", seeds: seeds.map { Array($0.utf8) }, words: words,
      outcomes: ["read", "refused", "waits"]
    ) { bytes throws(Violation) in
      let name = EntryName(bytes.filter { $0 != 0 && $0 != UInt8(ascii: "/") }.prefix(255))
      let shown = name.description
      try Violation.unless(
        shown.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "control characters are shown")
      try Violation.unless(EntryName(escaped: shown) == name, "an escaped name is another name")
      switch DropName.read(name, kinds: nil) {
      case .waits: return "waits"
      case .unusable(let name):
        try Violation.unless(name.caseID.map(DropName.isCase) ?? true, "a case that is none")
        try Violation.unless(name.kind.map({ KindName($0) != nil }) ?? true, "a kind that is none")
        return "refused"
      case .usable(let drop):
        try Violation.unless(DropName.isCase(drop.caseID), "case \(drop.caseID)")
        try Violation.unless(
          drop.kind.map({ KindName($0) != nil }) ?? true, "kind \(drop.kind ?? "")")
        try Violation.unless(drop.token.map(DropName.isToken) ?? true, "token")
        let words = [drop.caseID, drop.kind ?? "case", drop.token, drop.kind == nil ? "json" : "x"]
        let built = EntryName(words.compactMap { $0 }.joined(separator: "."))
        try Violation.unless(
          DropName.read(built, kinds: nil) == .usable(drop), "\(built) is read as another")
        return "read"
      }
    }
  }

  /// A job's record, which a crash may have torn anywhere.
  static func records() -> Target {
    var record = JobRecord(
      name: EntryName("GW-1.ktp.jpg"), firstSeen: FileTime(nanoseconds: 1_700_000_000_000_000_000))
    record.wasRenamed = true
    record.tries = 2
    let more =
      "deferred machine 1700000000000000001 1700000000000000000\nwanted\n"
      + "killed 1700000000000000002\n"
    let words = [
      "attempt\n", "wanted\n", "interrupted\n", "failed\n", "killed 7\n", "retrial\n", "seen ",
      "name ", "\n", "-1",
    ]
    return Target(
      name: "records", seeds: [record.bytes, record.bytes + Array(more.utf8)],
      words: words.map { Array($0.utf8) }
    ) { bytes throws(Violation) in
      guard let read = JobRecord(bytes) else { return "refused" }
      let again = JobRecord(read.bytes)
      try Violation.unless(
        again?.name == read.name && again?.firstSeen == read.firstSeen
          && again?.tries == read.tries && again?.kills == read.kills
          && again?.isRetrial == read.isRetrial
          && again?.wasRenamed == read.wasRenamed, "a record is not what it was")
      return "read"
    }
  }
}
