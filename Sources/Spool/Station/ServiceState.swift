import Files

/// What a service tells of itself to whoever looks: a small file beside its lease, rewritten when
/// something of it changes. It is not durable and nothing rests on it.
package struct ServiceState: Equatable, Sendable {
  /// What a service has to do without.
  package enum Want: String, CaseIterable, Sendable {
    /// No room, or no inodes, on the spool's disk.
    case disk
    /// Descriptors have run out.
    case descriptors
    /// Something else of the machine fails.
    case machine
    /// Decoders are killed, or get less than they need.
    case decoders
    /// There are no processes to decode photos in.
    case processes
    /// inotify cannot be had: drops are found by the timer.
    case inotify
    /// Lines of the journal wait to be written.
    case journal
    /// The kernel lacks a part of the sandbox.
    case sandbox
  }

  /// Something that went wrong.
  package struct Trouble: Equatable, Sendable {
    /// What is, or was, wanting.
    package var want: Want
    /// One line, without personal data.
    package var what: String
    /// When it began, RFC 3339 in UTC.
    package var began: String
    /// When it was over; `nil` while it lasts.
    package var ended: String?

    package init(_ want: Want, _ what: String, began: String, ended: String? = nil) {
      self.want = want
      self.what = what
      self.began = began
      self.ended = ended
    }
  }

  /// Jernih's own version.
  package var version: String
  /// The policy's name and digest.
  package var policy: String
  /// When it started, RFC 3339 in UTC.
  package var started: String
  /// Whether inotify tells of drops; otherwise the timer finds them.
  package var isWatching: Bool
  /// What lasts, and the last things that are over: by their beginnings.
  package var troubles: [Trouble] = []

  /// - Parameters:
  ///   - policy: The policy's name and digest.
  ///   - started: RFC 3339 in UTC.
  package init(version: String, policy: String, started: String, isWatching: Bool) {
    self.version = version
    self.policy = policy
    self.started = started
    self.isWatching = isWatching
  }

  /// The longest such file that is read.
  static let bytesMaximum = 1 << 16

  /// The file's text: fields between tabs, a line for what is known and one for each trouble.
  package var bytes: [UInt8] {
    var lines = [[version, policy, started, isWatching ? "inotify" : "timer"]]
    lines += troubles.map { [$0.want.rawValue, $0.began, $0.ended ?? "", $0.what] }
    return Array(lines.map { $0.map(Self.field).joined(separator: "\t") + "\n" }.joined().utf8)
  }

  private static func field(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }

  /// Reads a state; `nil` where it is torn or none. Whatever stands there is shown escaped.
  package init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { EntryName($0).description }
    }
    guard let first = lines.first, first.count == 4 else { return nil }
    (version, policy, started) = (first[0], first[1], first[2])
    isWatching = first[3] == "inotify"
    troubles = lines.dropFirst().compactMap { line in
      guard line.count == 4, let want = Want(rawValue: line[0]) else { return nil }
      return Trouble(want, line[3], began: line[1], ended: line[2].isEmpty ? nil : line[2])
    }
  }
}
