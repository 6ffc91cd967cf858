import Measures
import Verdicts

/// What the policy says of a defect, in Indonesian: the words of the reply, one defect at a time.
struct DefectWords {
  let policy: Policy
  /// The kind's name in the policy.
  let kind: String

  /// What is wrong, as a sentence; `nil` where the policy has no words for it.
  func reason(of result: CheckResult) -> String? {
    guard let message = message(for: result) else { return nil }
    if let sentence = message.sentence { return filled(sentence) }
    let slight = result.status == .review ? message.slight : nil
    return (slight ?? message.problem).map { "Foto \(filled($0))." }
  }

  /// What would help.
  func remedy(of result: CheckResult) -> String? {
    message(for: result).map { filled($0.remedy) }
  }

  private func message(for result: CheckResult) -> Message? {
    let key = [result.id.rawValue, result.cause?.rawValue].compactMap(\.self)
    return policy.messages.message(key.joined(separator: "."), kind: kind)
  }

  private func filled(_ text: Bilingual) -> String {
    let name = policy.kind(kind)?.name ?? Bilingual(id: kind, en: kind)
    return text.filled(["kind": name]).id
  }
}
