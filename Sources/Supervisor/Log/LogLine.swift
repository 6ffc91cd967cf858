/// One line for an operator: something that has happened to a service. It holds no personal data
/// and no sender's name; photos are named by their serials, which the spool's journal explains.
package struct LogLine: Equatable, Sendable {
  /// How much it matters, by the numbers of syslog.
  package enum Level: Int, Comparable, Sendable {
    /// The service could not start, or photos wait for something that a person must mend.
    case error = 3
    /// It works, with less than it should have.
    case warning = 4
    /// What an operator wants to find later.
    case notice = 5
    /// Each single verdict.
    case info = 6

    /// The word of logfmt.
    package var word: String { "\(self)" }

    package static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }
  }

  /// What has happened, for programs.
  package enum Event: String, CaseIterable, Sendable {
    case start, stop, reload, quarantine, decoder, worker, degraded, mended, passedOver, index
    case lease, groups, verdict, shadow
  }

  /// One more thing that is known of it.
  package struct Field: Equatable, Sendable {
    /// A word without spaces.
    package var key: String
    /// What it is: any text.
    package var value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// How much it matters.
  package var level: Level
  /// What has happened.
  package var event: Event
  /// For a person, without a line feed.
  package var text: String
  package var fields: [Field]

  /// A line.
  ///
  /// - Parameters:
  ///   - text: For a person.
  ///   - fields: What else is known, without personal data; a value that is `nil` is left out.
  package init(
    _ level: Level, _ event: Event, _ text: String, _ fields: KeyValuePairs<String, String?> = [:]
  ) {
    self.level = level
    self.event = event
    self.text = text
    self.fields = fields.compactMap { key, value in value.map { Field(key, $0) } }
  }
}
