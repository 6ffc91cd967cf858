package import Findings
import Measures
package import Verdicts

/// What the policy says of a kind and of a photo's defects: the words of the reply, one defect at a
/// time.
package struct DefectWords: Sendable {
  private let policy: Policy
  /// The kind's name in the policy.
  private let kind: String

  /// What the picture looks like, where that is another kind.
  private let seen: Bilingual?

  /// The words for photos of one kind.
  ///
  /// - Parameters:
  ///   - kind: The kind's name in the policy; one that it has not is called by that name.
  ///   - kindSeen: What the picture looks like, where that is known.
  package init(policy: Policy, kind: String, kindSeen: KindSeen? = nil) {
    self.policy = policy
    self.kind = kind
    seen = policy.kind(kind).flatMap { policy.name(of: kindSeen, not: $0) }
  }

  /// The kind as a heading has it: its first letter is a capital.
  package func kindHeading(in language: Language) -> String { kindHeading.text(in: language) }

  /// The same in both languages.
  var kindHeading: Bilingual {
    func heading(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
    return Bilingual(id: heading(kindName.id), en: heading(kindName.en))
  }

  /// What is wrong, in one sentence or in what goes on after "the photo"; `nil` where the policy
  /// has no words for it.
  package func problem(of result: CheckResult) -> (text: Bilingual, isSentence: Bool)? {
    guard let message = message(for: result) else { return nil }
    let text = message.problem(isSlight: result.status == .review, isNamed: seen != nil)
    return text.map { (filled($0), message.sentence != nil) }
  }

  /// What is wrong, as a sentence; `nil` where the policy has no words for it.
  package func reason(of result: CheckResult) -> Bilingual? {
    problem(of: result).map { text, isSentence in
      isSentence ? text : Bilingual(id: "Foto \(text.id).", en: "The photo \(text.en).")
    }
  }

  /// What would help; `nil` where the policy has no words for it, or nothing to ask.
  package func remedy(of result: CheckResult) -> Bilingual? {
    message(for: result).flatMap(policy.messages.remedy).map { filled($0.text) }
  }

  private func message(for result: CheckResult) -> Message? {
    let key = [result.id.rawValue, result.cause?.rawValue].compactMap(\.self)
    return policy.messages.message(key.joined(separator: "."), kind: kind)
  }

  private var kindName: Bilingual { policy.kind(kind)?.name ?? Bilingual(id: kind, en: kind) }

  private func filled(_ text: Bilingual) -> Bilingual {
    text.filled(["kind": kindName, "seen": seen ?? kindName])
  }
}
