import Findings
import Measures
package import Report
package import Verdicts

/// What a picture of a verdict calls things, in the language asked for.
package struct ExplanationWords: Sendable {
  /// The language asked for.
  package let language: Language
  let policy: Policy

  /// The words of one language.
  ///
  /// - Parameter policy: For the words on defects and the names of kinds.
  package init(_ language: Language, policy: Policy) {
    self.language = language
    self.policy = policy
  }

  /// One of two wordings.
  func said(_ id: String, _ en: String) -> String {
    Bilingual(id: id, en: en).text(in: language)
  }

  func outcome(_ outcome: Outcome) -> (word: String, tone: Tone) {
    (outcome.words.text(in: language), Tone(outcome))
  }

  func check(_ id: CheckID) -> String { id.words.text(in: language) }

  func reply(_ verdict: Verdict) -> String { verdict.reply.text(in: language) }

  func kind(_ kind: String) -> String {
    DefectWords(policy: policy, kind: kind).kindHeading(in: language)
  }

  /// A value with its unit.
  func value(_ value: Double, unit: String) -> String {
    switch (language, unit) {
    case (.en, "distance"):
      value >= 1 ? "none alike" : "\(NumberText.decimal(value, places: 2, in: .en)) apart"
    default: NumberText.value(value, unit: unit, in: language)
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
  func defect(_ result: CheckResult, of verdict: Verdict) -> String? {
    DefectWords(policy: policy, kind: verdict.kind, kindSeen: verdict.kindSeen)
      .problem(of: result)?.text.text(in: language)
  }

  /// Why a check has no value.
  func why(_ why: Why) -> String { why.words.text(in: language) }

  func fault(_ fault: Fault) -> String { said(fault.code.indonesian, fault.detail) }
}
