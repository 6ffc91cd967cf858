import Findings
import Measures

/// Everything that is said to a citizen, in both languages.
package struct Messages: Equatable, Sendable {
  /// How much one reply holds.
  package var most: MostSaid
  /// Sentences that others are put into.
  package var templates: [Template: Bilingual]
  /// Which remedy helps most comes first: a check, or a check and a cause.
  package var order: [String]
  /// What the citizen can do, in the order of the policy.
  package var remedies: [Remedy]
  /// Defects that go without saying beside others.
  package var unsaid: [Unsaid]
  /// Defects that are said as one, the first that fits first.
  package var together: [Together]
  /// By `check` or `check.cause`.
  package var checks: [String: Message]
  /// By kind, then as ``checks``: said instead for that kind.
  package var kinds: [String: [String: Message]]
  /// By a fault's code, or code and what was seen (`unsupported.heic`).
  package var faults: [String: Bilingual]

  /// The sentences that the rest is put into, and how a list is joined.
  package enum Template: String, CaseIterable, Sendable {
    case accept, review, reviewDefects, reviewResend, retake, retakeUnnamed, resend, sentence
    case reviewSentence, inPerson, hoursUnknown, outsideHours, person, decidedRetake, caseFull
    case comma, and

    /// What is filled into its braces.
    var placeholders: [String] {
      switch self {
      case .accept, .review, .retakeUnnamed, .decidedRetake: ["kind"]
      case .reviewDefects, .reviewResend, .retake, .resend: ["kind", "problems", "remedies"]
      case .sentence, .reviewSentence: ["kind", "sentence", "remedies"]
      case .inPerson: ["programme", "hours"]
      case .person: ["hours"]
      case .outsideHours: ["when"]
      case .hoursUnknown, .caseFull, .comma, .and: []
      }
    }
  }

  /// How much one reply holds.
  package struct MostSaid: Equatable, Sendable {
    /// The most things asked of the citizen.
    package var remedies: Int
    /// The most defects named.
    package var problems: Int
    /// The most words in each language, as far as one defect and its remedy need no more.
    package var words: Int
  }

  /// A defect that another one explains.
  package struct Unsaid: Equatable, Sendable {
    /// A check, or a check and a cause: not said where one of ``beside`` is.
    package var defect: String
    /// A check, or a check and a cause, each.
    package var beside: [String]
    /// Whether only what asks for a new photo explains it.
    package var grave: Bool
  }

  /// Defects that are better said as one.
  package struct Together: Equatable, Sendable {
    /// A check, or a check and a cause, each.
    package var when: [String]
    /// What is said instead: its place among ``Messages/checks``, or a message of its own.
    package var instead: Message
    /// The key under which the new message is ordered and said.
    package var key: String
  }

  /// The message for a defect of a kind: the most special one there is.
  ///
  /// - Parameter key: `check` or `check.cause`.
  package func message(_ key: String, kind: String) -> Message? {
    let check = String(key.prefix { $0 != "." })
    let special = kinds[kind]
    return special?[key] ?? checks[key] ?? special?[check] ?? checks[check]
  }

  /// The remedy that a message means; `nil` where it has none.
  package func remedy(of message: Message) -> Remedy? {
    switch message.advice {
    case nil: return nil
    case .own(let text): return Remedy(text: text, also: message.also)
    case .named(let name):
      var remedy = remedies.first { $0.name == name }
      if let also = message.also { remedy?.also = also }
      return remedy
    }
  }

  /// The place of a defect in ``order``; after all others where it is not listed.
  package func rank(_ key: String) -> Int {
    order.firstIndex(of: key)
      ?? order.firstIndex(of: String(key.prefix { $0 != "." })) ?? order.count
  }

  /// Whether a defect is what a pattern means: the same, or a cause of the pattern's check.
  package static func matches(_ key: String, pattern: String) -> Bool {
    key == pattern || key.hasPrefix(pattern + ".")
  }
}
