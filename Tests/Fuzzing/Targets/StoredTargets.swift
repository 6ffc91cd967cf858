import Casework
import Files
import Measures
import Raster
import Spool
import Supervisor
import TestSupport
import Verdicts
import Vocabulary
import JSON

/// Files of the spool that a disk may have torn or a person changed: leases, the index, the
/// journal, tombstones, reasons, fingerprints.
extension Target {
  /// A service's lease.
  static func leases() -> Target {
    let lease = Lease(owner: .current(), isolation: ["photo", "rlimits", "seccomp"])
    let words = ["\n", "\r\n", " ", "-1", "2147483647", "0", "none"].map { Array($0.utf8) }
    let torn = Lease(owner: .current(), isolation: ["photo", "rlimits\r"])
    return Target(
      name: "leases", seeds: [lease.bytes, torn.bytes], words: words
    ) { bytes throws(Violation) in
      guard let read = Lease(bytes) else { return "refused" }
      try Violation.unless(Lease(read.bytes) == read, "a lease is not what it was")
      _ = read.owner.isDead(seenBy: lease.owner, silentSeconds: 25, renewalSeconds: 10)
      return "read"
    }
  }

  /// One record of the index of photos.
  static func index() -> Target {
    let attempts = [
      Attempt(caseID: "GW-2020-00123", kind: "ktp", number: 1),
      Attempt(caseID: String(repeating: "a", count: 64), kind: "lainnya", number: 1 << 31),
    ]
    let seeds = attempts.enumerated().map { index, attempt in
      IndexRecord(attempt, keys: (0..<UInt32(index * 17)).map { $0 &* 0x9E37_79B9 }).bytes
    }
    return Target(
      name: "index", seeds: seeds, words: [Array("ktp".utf8), Array("../..".utf8)],
      mend: mendRecord
    ) { bytes throws(Violation) in
      guard let read = IndexRecord(bytes[...]) else { return "refused" }
      let attempt = read.attempt
      try Violation.unless(DropName.isCase(attempt.caseID), "case \(attempt.caseID)")
      try Violation.unless(KindName(attempt.kind) != nil, "kind \(attempt.kind)")
      try Violation.unless(attempt.number > 0, "number \(attempt.number)")
      try Violation.unless(IndexRecord(read.bytes[...]) == read, "a record is not what it was")
      return "read"
    }
  }

  /// The checksum stands before what it is of; a record has its one length.
  private static func mendRecord(_ bytes: inout [UInt8]) {
    let count = IndexRecord.byteCount
    bytes = Array((bytes + [UInt8](repeating: 0, count: count)).prefix(count))
    let sum = IndexRecord.checksum(bytes.dropFirst(4))
    for index in 0..<4 { bytes[index] = UInt8(truncatingIfNeeded: sum >> UInt32(8 * index)) }
  }

  /// A line of the journal.
  static func journal() -> Target {
    let seeds = [
      #"{"time": "2020-03-24T00:15:01Z", "event": "judged", "user": 0, "serial": "0a", "#
        + #""case": "G"}"#,
      #"{"time": "2020-03-24T00:15:01Z", "event": "purged", "user": 990, "what": "event"}"#,
    ]
    return Target(
      name: "journal", seeds: seeds.map { Array($0.utf8) }, words: punctuation,
      edits: JSONEdits.all
    ) { bytes throws(Violation) in
      guard let line = JournalQuery.line(bytes, service: "one") else { return "refused" }
      let again = JournalQuery.line(Array(line.json.line.utf8), service: "one")
      try Violation.unless(
        again?.time == line.time && again?.event == line.event && again?.caseID == line.caseID,
        "a line is not what it was")
      return "read"
    }
  }

  /// What stays of a purged case, by which an interrupted purge goes on.
  static func tombstones() -> Target {
    let seed = """
      {"schema": "jernih.tombstone/1", "case": "GW-1", "state": "complete", "received": null,
      "purged": "2021-03-24T00:15:01Z", "photos": [{"kind": "ktp", "n": 2, "sha256": "00ff",
      "verdict": "accept", "score": 90, "judged": "2020-03-24T00:15:01Z"}]}
      """
    return Target(
      name: "tombstones", seeds: [Array(seed.utf8)], words: punctuation,
      edits: JSONEdits.all
    ) { bytes throws(Violation) in
      guard let read = Tombstone(bytes) else { return "refused" }
      try Violation.unless(
        Tombstone(read.bytes)?.bytes == read.bytes, "a tombstone is not what it was")
      return "read"
    }
  }

  /// Why a drop lies in quarantine: `retry` takes its name from there.
  static func reasons() -> Target {
    let seeds = [
      #"{"name": "a b.jpg", "reason": "badName", "time": "2020-03-24T00:15:01Z"}"#,
      #"{"name": "GW-1.ktp.\\x1b[2J\\xff.jpg", "reason": "badName"}"#,
    ]
    let words = ["\\\\x0a", "\\\\x2f", "\\\\x00", "\\\\x", "../"].map { Array($0.utf8) }
    return Target(
      name: "reasons", seeds: seeds.map { Array($0.utf8) }, words: punctuation + words,
      edits: JSONEdits.all
    ) { bytes throws(Violation) in
      guard let text = (try? JSON.parse(bytes))?["name"]?.string else { return "refused" }
      let name = EntryName(escaped: text)
      let record = JobRecord(name: name, firstSeen: FileTime(nanoseconds: 1))
      // A name of no bytes is no name: such a job is finished as one whose name is lost.
      try Violation.unless(
        JobRecord(record.bytes)?.name == name || name.bytes.isEmpty, "a job has another name")
      if case .usable(let drop) = DropName.read(name, kinds: nil) {
        try Violation.unless(DropName.isCase(drop.caseID), "case \(drop.caseID)")
      }
      return "read"
    }
  }

  /// A fingerprint as a verdict holds it, and its comparison with another.
  static func fingerprints() -> Target {
    var random = SplitMix64(seed: 7)
    let marks = (0..<40).map { _ in
      FingerprintMark(
        x: UInt16(random.next() % 1000), y: UInt16(random.next() % 1000),
        bits: UInt32(truncatingIfNeeded: random.next()))
    }
    let size = Size(width: 333, height: 249)
    let contrasts = (0..<ContrastGrid(size).count).map { index in
      Int8(truncatingIfNeeded: index * 37 % 63 - 31)
    }
    let plain = Fingerprint(size: size, marks: marks, contrasts: contrasts)
    let narrow = Fingerprint(size: Size(width: 333, height: 9), marks: [])
    let pixels = (0..<Fingerprint.areaMaximum).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    return Target(
      name: "fingerprints", seeds: [plain, narrow].map { Array($0.text.utf8) },
      words: ["AAAA", "////", "=", "=="].map { Array($0.utf8) }
    ) { bytes throws(Violation) in
      guard let read = Fingerprint(text: String(decoding: bytes, as: UTF8.self)) else {
        return "refused"
      }
      try Violation.unless(read.isPlausible, "an implausible fingerprint")
      try Violation.unless(Fingerprint(text: read.text) == read, "a fingerprint is another")
      for (later, earlier) in [(read, plain), (plain, read), (read, read)] {
        let picture = Plane(size: later.size, samples: Array(pixels.prefix(later.size.area)))
        let reading = FingerprintReading(fingerprint: later, probes: [], picture: picture)
        guard let match = FingerprintMatch(of: reading, with: earlier) else { continue }
        try Violation.unless((0...1).contains(match.distance), "distance \(match.distance)")
        let numbers = [match.scale, match.rotationDegrees, match.overhang, match.residual]
        try Violation.unless(numbers.allSatisfy(\.isFinite), "a number that is none")
      }
      return "read"
    }
  }
}
