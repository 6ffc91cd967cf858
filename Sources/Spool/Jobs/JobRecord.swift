package import Files

/// What is known of one job beside its photo: `JOB/record`.
///
/// Lines are only ever added, so a torn last line is ignored and a record cut off by a crash says
/// what it said before; one that has grown past ``bytesMaximum`` is written anew, with what it says
/// in the fewest lines, before the next is added.
package struct JobRecord: Equatable, Sendable {
  /// Why and until when a job was put off.
  package struct Deferral: Equatable, Sendable {
    /// What it waits for.
    package let reason: DeferralReason
    /// When, by the file system's time.
    package let time: FileTime
    /// The change time of `in` then.
    package let changed: FileTime
    /// How often in a row it was put off for this reason, 1 or more.
    package let count: Int
  }

  /// The drop's name in `new/`.
  package var name: EntryName
  /// When the drop was last changed before the service took it: seen by then at the latest.
  package var firstSeen: FileTime
  /// Whether the drop was seen to be renamed into `new/`, so that it must be whole.
  package var wasRenamed = false
  /// Whether it is a finished photo to be judged once more, so that the same bytes are no reason
  /// to leave it.
  package var isRetrial = false
  /// Whether it was dropped in `decisions/`.
  package var isDecision = false
  /// Tries at decoding that the photo's own work ended.
  package var tries = 0
  /// Whether a try was begun of which nothing is known yet.
  package var hasOpenTry = false
  /// Tries that were ended from outside, minutes apart.
  package private(set) var kills = 0
  /// When the last of those was ended, by the file system's time.
  package private(set) var lastKill: FileTime?
  /// The last time it was put off; `nil` where it never was.
  package private(set) var deferral: Deferral?
  /// Whether an operator asked for another try at once.
  package var isWanted = false

  package init(name: EntryName, firstSeen: FileTime) {
    self.name = name
    self.firstSeen = firstSeen
  }

  /// The length after which a record is written anew, in bytes.
  package static let bytesMaximum = 4096
  /// The most that is read of one: what somebody else has made longer says the rest in vain.
  package static let bytesRead = 1 << 16
  /// Tries ended from outside that are less than so far apart count as one, in seconds.
  package static let killsApartSeconds = 60.0
  /// So many of them, and the photo is left to a clerk.
  package static let killsMaximum = 3

  /// Where it was dropped.
  package var folder: Folder { isDecision ? .decisions : .new }

  static let head = "jernih.job/1"
  static let tryLine = "attempt\n"
  static let wantedLine = "wanted\n"
  private static let failedLine = "failed\n"

  /// The record in the fewest lines.
  package var bytes: [UInt8] {
    let hexadecimal = name.bytes.map { Hexadecimal.text(UInt64($0), digits: 2) }.joined()
    var text = "\(Self.head)\nname \(hexadecimal)\nseen \(firstSeen.nanoseconds)\n"
    if wasRenamed { text += "renamed\n" }
    if isRetrial { text += "retrial\n" }
    if isDecision { text += "decision\n" }
    if let deferral { text += Self.line(deferral) }
    for _ in 0..<tries { text += Self.failedLine }
    if let lastKill { for _ in 0..<kills { text += "killed \(lastKill.nanoseconds)\n" } }
    if isWanted { text += Self.wantedLine }
    if hasOpenTry { text += Self.tryLine }
    return Array(text.utf8)
  }

  // MARK: What befalls it, each with the line that says so

  /// Another try begins.
  mutating func beginTry() -> String {
    hasOpenTry = true
    isWanted = false
    return Self.tryLine
  }

  /// The photo's own work ended the try.
  mutating func tryFailed() -> String {
    hasOpenTry = false
    tries += 1
    return Self.failedLine
  }

  /// The try was ended by the machine or from outside: no word on the photo.
  ///
  /// - Parameter killed: When, where it was ended in the middle of its work while others passed; it
  ///   counts if the last such end was long enough before. `nil` otherwise.
  mutating func tryWasInterrupted(killed: FileTime?) -> String {
    hasOpenTry = false
    guard let killed, lastKill.map({ isApart(killed, from: $0) }) ?? true else {
      return "interrupted\n"
    }
    kills += 1
    lastKill = killed
    return "killed \(killed.nanoseconds)\n"
  }

  private func isApart(_ time: FileTime, from other: FileTime) -> Bool {
    time.elapsedSeconds(since: other) >= Self.killsApartSeconds
  }

  /// It is put off.
  mutating func postpone(_ reason: DeferralReason, at now: FileTime, changed: FileTime) -> String {
    let before = deferral.flatMap { $0.reason == reason ? $0.count : nil } ?? 0
    let deferral = Deferral(reason: reason, time: now, changed: changed, count: before + 1)
    self.deferral = deferral
    hasOpenTry = false
    // What was tried was not yet the whole of it.
    if reason == .unfinished { tries = 0 }
    return Self.line(deferral)
  }

  private static func line(_ deferral: Deferral) -> String {
    "deferred \(deferral.reason.rawValue) \(deferral.time.nanoseconds) "
      + "\(deferral.changed.nanoseconds) \(deferral.count)\n"
  }

  // MARK: Reading

  /// Reads a record; `nil` where even its name is torn.
  package init?(_ bytes: [UInt8]) {
    guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
    let lines = bytes[..<end].split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.first == Self.head else { return nil }
    var name: EntryName?
    var seen: FileTime?
    self.init(name: EntryName(""), firstSeen: FileTime(nanoseconds: 0))
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      switch (words.first, words.count) {
      case ("name", 2): name = Self.name(words[1])
      case ("seen", 2): seen = Self.time(words[1])
      default: take(words)
      }
    }
    guard let name, let seen else { return nil }
    self.name = name
    firstSeen = seen
  }

  /// Takes one more line; one that says nothing is passed over.
  private mutating func take(_ words: [Substring]) {
    switch (words.first, words.count) {
    case ("renamed", 1): wasRenamed = true
    case ("retrial", 1): isRetrial = true
    case ("decision", 1): isDecision = true
    case ("attempt", 1): _ = beginTry()
    case ("failed", 1): _ = tryFailed()
    case ("wanted", 1): isWanted = true
    case ("interrupted", 1): _ = tryWasInterrupted(killed: nil)
    case ("killed", 2):
      guard let time = Self.time(words[1]) else { return }
      hasOpenTry = false
      kills += 1
      lastKill = time
    // Without a count where a former version wrote it.
    case ("deferred", 4), ("deferred", 5):
      guard let reason = DeferralReason(rawValue: String(words[1])),
        let time = Self.time(words[2]), let changed = Self.time(words[3])
      else { return }
      _ = postpone(reason, at: time, changed: changed)
      guard words.count == 5, let count = Int(words[4]), count > 0 else { return }
      deferral = Deferral(reason: reason, time: time, changed: changed, count: count)
    default: return
    }
  }

  private static func time(_ word: Substring) -> FileTime? {
    Int64(word).map(FileTime.init(nanoseconds:))
  }

  private static func name(_ hexadecimal: Substring) -> EntryName? {
    let digits = Array(hexadecimal.utf8)
    guard !digits.isEmpty, digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard
        let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    return EntryName(bytes)
  }
}
