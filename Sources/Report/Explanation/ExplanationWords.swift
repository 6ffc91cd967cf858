import Findings
import Measures
package import Verdicts

/// What a picture of a verdict calls things, in the language asked for.
package struct ExplanationWords: Sendable {
  /// The languages there are.
  package enum Language: String, CaseIterable, Sendable {
    case id, en
  }

  package let language: Language
  let policy: Policy

  /// - Parameter policy: For the words on defects and the names of kinds.
  package init(_ language: Language, policy: Policy) {
    self.language = language
    self.policy = policy
  }

  /// One of two wordings.
  func said(_ id: String, _ en: String) -> String { language == .id ? id : en }

  private func said(_ text: Bilingual) -> String { said(text.id, text.en) }

  func outcome(_ outcome: Outcome) -> (word: String, tone: Tone) {
    let (word, tone) = Words.verdict(outcome.rawValue)
    return (said(word, Words.heading(outcome.rawValue)), tone)
  }

  func check(_ id: CheckID) -> String {
    said(Words.check(id.rawValue), Words.heading(id.rawValue))
  }

  func reply(_ verdict: Verdict) -> String { said(verdict.reply) }

  func kind(_ kind: String) -> String {
    policy.kind(kind).map { Words.heading(said($0.name)) } ?? kind
  }

  /// A number as the language writes it.
  func number(_ text: String) -> String {
    language == .id ? text : text.map { $0 == "," ? "." : String($0) }.joined()
  }

  /// A value with its unit.
  func value(_ value: Double, unit: String) -> String {
    switch (language, unit) {
    case (.en, "bits"):
      value >= 64 ? "none alike" : "\(NumberText.decimal(value, places: 0)) bits apart"
    default: number(Words.value(value, unit: unit))
    }
  }

  /// `periksa > 0,9, ulang > 1,8 px`: from where on which answer is given.
  func limits(_ limits: CheckResult.Limits, unit: String) -> String {
    let sign = limits.worse == .above ? ">" : "<"
    let parts = [
      (said("periksa", "review"), limits.review), (said("ulang", "retake"), limits.retake),
    ]
    return parts.compactMap { name, limit in
      limit.map { "\(name) \(sign) \(value($0, unit: unit))" }
    }.joined(separator: ", ")
  }

  /// What is wrong, by the policy's words; `nil` where it has none.
  func defect(_ result: CheckResult, kind: String) -> String? {
    let key = [result.id.rawValue, result.cause?.rawValue].compactMap(\.self)
    guard let message = policy.messages.message(key.joined(separator: "."), kind: kind) else {
      return nil
    }
    let slight = result.status == .review ? message.slight : nil
    let name = policy.kind(kind)?.name ?? Bilingual(id: kind, en: kind)
    return (message.sentence ?? slight ?? message.problem).map {
      said($0.filled(["kind": name]))
    }
  }

  /// Why a check has no value.
  func why(_ why: Why) -> String {
    guard language == .en else { return Words.why(why.rawValue) }
    return switch why {
    case .noDocument: "no document was found"
    case .tooFewEdges: "too little print or lines"
    case .unsure: "the content gives no sure answer"
    case .tooSmall: "the photo is too small"
    case .notInFormat: "not in this file format"
    case .notForKind: "not for this kind of photo"
    case .unknownSize: "the document's size is unknown"
    }
  }

  func fault(_ fault: Fault) -> String { said(Words.fault(fault.code.rawValue), fault.detail) }
}
