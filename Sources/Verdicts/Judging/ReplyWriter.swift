package import Findings
import Measures
import Vocabulary
import JSON

/// Puts one message together from every defect of a photo.
package struct ReplyWriter: Sendable {
  let policy: Policy
  let kind: KindPolicy

  /// Writes in the words of a policy.
  ///
  /// - Parameter kind: What the photo was judged as.
  package init(policy: Policy, kind: KindPolicy) {
    self.policy = policy
    self.kind = kind
  }

  private var messages: Messages { policy.messages }

  /// What is said of one defect.
  private struct Remark {
    var key: String
    var message: Message
    /// Asks for a new photo, not just for a clerk's look.
    var isRetake: Bool
  }

  /// The reply to a photo without pixels.
  package func reply(to fault: Fault) -> Bilingual {
    // A name that is none of ours is not said, wherever the fault comes from.
    let named = fault.seen.flatMap(FormatName.init) ?? .unknown
    let number = fault.seen.flatMap { Int($0) }.map { "\($0)" }
    let seen = fault.code == .unsupported ? named.rawValue : number ?? ""
    let code = fault.code.rawValue
    // `jpeg-arithmetic` is said as `jpeg`, where it has no message of its own.
    let family = String(seen.prefix { $0 != "-" })
    let text =
      messages.faults[code + "." + seen] ?? messages.faults[code + "." + family]
      ?? messages.faults[code] ?? template(.review)
    let name = seen.uppercased()
    let allowed = fault.allowed.map(shortNumber) ?? ""
    return text.filled([
      "kind": kind.name, "seen": Bilingual(id: name, en: name),
      "allowed": Bilingual(id: allowed, en: allowed),
    ])
  }

  /// The reply to a judged photo.
  package func reply(_ outcome: Outcome, checks: [CheckResult]) -> Bilingual {
    let remarks = remarks(on: checks)
    guard outcome != .accept, !remarks.isEmpty else {
      return template(outcome == .accept ? .accept : .review).filled(["kind": kind.name])
    }
    if let alone = remarks.first(where: { $0.message.sentence != nil && $0.isRetake })
      ?? (remarks.count == 1 ? remarks.first : nil), let sentence = alone.message.sentence
    {
      return template(alone.isRetake ? .sentence : .reviewSentence).filled([
        "sentence": sentence, "remedies": alone.message.remedy, "kind": kind.name,
      ])
    }
    let said = remarks.filter { $0.message.problem != nil }
    guard !said.isEmpty else { return template(.review).filled(["kind": kind.name]) }
    let frame = template(frame(outcome, remarks: said))
    let problems = joined(
      said.map { remark in
        (remark.isRetake ? nil : remark.message.slight) ?? remark.message.problem ?? kind.name
      })
    let resends = said.allSatisfy(\.message.resend)
    let remedies = said.map { (resends ? nil : $0.message.also) ?? $0.message.remedy }
    return fitted(frame, problems: problems, remedies: remedies)
  }

  private func template(_ name: Messages.Template) -> Bilingual {
    messages.templates[name] ?? Bilingual(id: "{problems} {remedies}", en: "{problems} {remedies}")
  }

  private func frame(_ outcome: Outcome, remarks: [Remark]) -> Messages.Template {
    let resends = remarks.allSatisfy(\.message.resend)
    if outcome == .retake { return resends ? .resend : .retake }
    return resends ? .reviewResend : .reviewDefects
  }

  /// The defects in the order of what helps most, those better said as one put together.
  private func remarks(on checks: [CheckResult]) -> [Remark] {
    var remarks: [Remark] = checks.compactMap { check in
      guard check.status == .retake || check.status == .review,
        let message = messages.message(check.defectKey, kind: kind.kind)
      else { return nil }
      return Remark(key: check.defectKey, message: message, isRetake: check.status == .retake)
    }
    for together in messages.together {
      // A sentence such as "too dark to see" needs a grave defect, not a slight one.
      let isGrave = together.instead.sentence != nil
      let parts = together.when.map { pattern in
        remarks.indices.filter { index in
          Messages.matches(remarks[index].key, pattern: pattern)
            && (!isGrave || remarks[index].isRetake)
        }
      }
      guard parts.allSatisfy({ !$0.isEmpty }) else { continue }
      let replaced = Set(parts.joined())
      let message = messages.kinds[kind.kind]?[together.key] ?? together.instead
      let isRetake = replaced.contains { remarks[$0].isRetake }
      let one = Remark(key: together.key, message: message, isRetake: isRetake)
      remarks = remarks.indices.filter { !replaced.contains($0) }.map { remarks[$0] } + [one]
    }
    if remarks.contains(where: { !$0.message.minor }) { remarks.removeAll(where: \.message.minor) }
    return remarks.enumerated().sorted { a, b in
      func place(_ remark: Remark, _ index: Int) -> (Int, Int, Int) {
        (remark.isRetake ? 0 : 1, messages.rank(remark.key), index)
      }
      return place(a.element, a.offset) < place(b.element, b.offset)
    }.map(\.element)
  }

  /// `a, b and c`.
  private func joined(_ parts: [Bilingual]) -> Bilingual {
    let (comma, and) = (template(.comma), template(.and))
    func join(_ words: [String], _ comma: String, _ and: String) -> String {
      guard let last = words.last, words.count > 1 else { return words.first ?? "" }
      return words.dropLast().joined(separator: comma) + and + last
    }
    return Bilingual(
      id: join(parts.map(\.id), comma.id, and.id), en: join(parts.map(\.en), comma.en, and.en))
  }

  /// The frame filled with as many remedies as fit the policy's length, the first ones first.
  private func fitted(_ frame: Bilingual, problems: Bilingual, remedies: [Bilingual]) -> Bilingual {
    var different: [Bilingual] = []
    for remedy in remedies where !different.contains(remedy) { different.append(remedy) }
    while true {
      let text = Bilingual(
        id: different.map(\.id).joined(separator: " "),
        en: different.map(\.en).joined(separator: " "))
      let filled = frame.filled([
        "problems": problems, "remedies": text, "kind": kind.name,
      ])
      let fits = max(filled.id.count, filled.en.count) <= policy.limits.replyCharacters
      if fits || different.count <= 1 { return filled }
      different.removeLast()
    }
  }
}
