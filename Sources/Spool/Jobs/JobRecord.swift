/// What is known of one job beside its photo: `JOB/record`, lines that are only ever added.
///
/// A torn last line is ignored, so a record cut off by a crash says what it said before.
package struct JobRecord: Equatable, Sendable {
  /// Why and until when a job was put off.
  package struct Deferral: Equatable, Sendable {
    package let reason: DeferralReason
    /// When, by the file system's time.
    package let time: FileTime
    /// The change time of `in` then.
    package let changed: FileTime
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
  /// Attempts that were begun and neither ended nor put off.
  package var attempts = 0
  /// Attempts that were ended from outside and taken back.
  package private(set) var interruptions = 0
  package var deferrals: [Deferral] = []
  /// Whether an operator asked for another try at once.
  package var isWanted = false

  package init(name: EntryName, firstSeen: FileTime) {
    self.name = name
    self.firstSeen = firstSeen
  }

  static let head = "jernih.job/1"

  /// The record's first lines.
  package var bytes: [UInt8] {
    let hexadecimal = name.bytes.map { JobID.hexadecimal(UInt64($0), digits: 2) }.joined()
    var text = "\(Self.head)\nname \(hexadecimal)\nseen \(firstSeen.nanoseconds)\n"
    if wasRenamed { text += "renamed\n" }
    if isRetrial { text += "retrial\n" }
    for _ in 0..<attempts { text += Self.attemptLine }
    return Array(text.utf8)
  }

  static let attemptLine = "attempt\n"
  static let wantedLine = "wanted\n"
  static let interruptedLine = "interrupted\n"
  /// The most attempts that are taken back.
  package static let interruptionsMaximum = 10

  mutating func takeBackAttempt() {
    interruptions += 1
    attempts = max(0, attempts - 1)
  }

  static func line(_ deferral: Deferral) -> String {
    "deferred \(deferral.reason.rawValue) \(deferral.time.nanoseconds) "
      + "\(deferral.changed.nanoseconds)\n"
  }

  /// Reads a record; `nil` where even its name is torn.
  package init?(_ bytes: [UInt8]) {
    guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n")
    guard lines.first.map(String.init) == Self.head else { return nil }
    var name: EntryName?
    var seen: FileTime?
    self.init(name: EntryName(""), firstSeen: FileTime(nanoseconds: 0))
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      switch (words.first, words.count) {
      case ("name", 2): name = Self.name(words[1])
      case ("seen", 2): seen = Int64(words[1]).map(FileTime.init(nanoseconds:))
      case ("renamed", 1): wasRenamed = true
      case ("retrial", 1): isRetrial = true
      case ("attempt", 1):
        attempts += 1
        isWanted = false
      case ("wanted", 1): isWanted = true
      case ("interrupted", 1): takeBackAttempt()
      case ("deferred", 4):
        guard let reason = DeferralReason(rawValue: String(words[1])), let time = Int64(words[2]),
          let changed = Int64(words[3])
        else { continue }
        deferrals.append(
          Deferral(
            reason: reason, time: FileTime(nanoseconds: time),
            changed: FileTime(nanoseconds: changed)))
        attempts = 0
      default: continue
      }
    }
    guard let name, let seen else { return nil }
    self.name = name
    firstSeen = seen
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
