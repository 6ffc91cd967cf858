package import Findings
import Measures
import Vocabulary
import JSON

/// Puts one message together from the defects of a photo.
///
/// What helps comes first: the remedies are chosen, at most so many as the policy allows, and only
/// the defects that they mend are named. Every defect is in the verdict's checks.
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

  /// What the citizen calls the kind.
  package var kindName: Bilingual { kind.name }

  /// The reply to a photo without pixels.
  package func reply(to fault: Fault) -> Bilingual {
    // A name that is none of ours is not said, wherever the fault comes from.
    let named = fault.seen.flatMap(FormatName.init) ?? .unknown
    let number = fault.seen.flatMap { Int($0) }.map { "\($0)" }
    let seen = fault.code == .unsupported ? named.rawValue : number ?? ""
    let code = fault.code.rawValue
    // `jpeg-arithmetic` is said as `jpeg`, where it has no message of its own.
    let family = String(seen.prefix { $0 != "-" })
    // What a gateway has made of a photo is no fault of the applicant's, by whatever name.
    let trace = fault.code == .unsupported && named.isTransferTrace ? FormatName.unknown : named
    let text =
      messages.faults[code + "." + seen] ?? messages.faults[code + "." + family]
      ?? messages.faults[code + "." + trace.rawValue] ?? messages.faults[code]
      ?? template(.retakeUnnamed)
    let name = seen.uppercased()
    let allowed = fault.allowed.map(shortNumber) ?? ""
    return text.filled([
      "kind": kind.name, "seen": Bilingual(name),
      "allowed": Bilingual(allowed),
    ])
  }

  /// The reply to a judged photo.
  ///
  /// - Parameters:
  ///   - checks: Worst first.
  ///   - kindSeen: What the picture looks like, where that is known.
  package func reply(
    _ outcome: Outcome, checks: [CheckResult], kindSeen: KindSeen? = nil
  ) -> Bilingual {
    guard outcome != .accept else { return filled(template(.accept)) }
    let remarks = ReplyRemarks(checks, messages: messages, kind: kind.kind)
    if let alone = remarks.alone {
      return reply(outcome, alone, seen: policy.name(of: kindSeen, not: kind))
    }
    let said = remarks.needed
    guard !said.isEmpty else {
      return filled(template(outcome == .retake ? .retakeUnnamed : .review))
    }
    return fitted(frame(outcome, remarks: said), steps(said), resends: resends(said))
  }

  /// What the reply asks for, before it is cut to its length; none where one sentence says all.
  package func steps(_ checks: [CheckResult]) -> [ReplyStep] {
    let remarks = ReplyRemarks(checks, messages: messages, kind: kind.kind)
    return remarks.alone == nil ? steps(remarks.needed) : []
  }

  func template(_ name: Messages.Template) -> Bilingual {
    messages.templates[name] ?? Bilingual("{problems} {remedies}")
  }

  func filled(_ text: Bilingual) -> Bilingual { text.filled(["kind": kind.name]) }

  /// One sentence that says all. Whether a new photo is asked for is the photo's verdict's to say,
  /// not the one defect's: a policy may want several at retake.
  private func reply(
    _ outcome: Outcome, _ remark: ReplyRemark, seen: Bilingual?
  ) -> Bilingual {
    let message = remark.message
    let sentence = message.problem(isSlight: !remark.isRetake, isNamed: seen != nil)
    let remedy = messages.remedy(of: message)?.text ?? Bilingual(id: "", en: "")
    return template(outcome == .retake ? .sentence : .reviewSentence).filled([
      "sentence": sentence ?? kind.name, "remedies": remedy, "seen": seen ?? kind.name,
      "kind": kind.name,
    ])
  }

  private func resends(_ remarks: [ReplyRemark]) -> Bool { remarks.allSatisfy(\.message.resend) }

  private func frame(_ outcome: Outcome, remarks: [ReplyRemark]) -> Bilingual {
    if outcome == .retake { return template(resends(remarks) ? .resend : .retake) }
    return template(resends(remarks) ? .reviewResend : .reviewDefects)
  }

  /// The remedies, each with the defects that it mends.
  private func steps(_ remarks: [ReplyRemark]) -> [ReplyStep] {
    var steps: [ReplyStep] = []
    for remark in remarks {
      guard let remedy = messages.remedy(of: remark.message),
        let problem = remark.message.problem(isSlight: !remark.isRetake, isNamed: false)
      else { continue }
      if let index = steps.firstIndex(where: { $0.remedy == remedy }) {
        steps[index].add([problem])
        steps[index].resends = steps[index].resends && remark.message.resend
      } else {
        steps.append(
          ReplyStep(remedy: remedy, problems: [problem], resends: remark.message.resend))
      }
    }
    steps.unite(messages.remedies)
    steps.choose(atMost: messages.most.remedies)
    return steps
  }

  /// The frame filled with as much as fits, the first remedy and its first problem always.
  private func fitted(_ frame: Bilingual, _ steps: [ReplyStep], resends: Bool) -> Bilingual {
    var steps = steps
    let most = messages.most
    while true {
      // "No new photo is needed" is not said where one is.
      let isAlone = steps.count == 1 && (resends || steps.first?.resends == false)
      let remedies = steps.map { isAlone ? $0.remedy.text : $0.remedy.also ?? $0.remedy.text }
      let problems = steps.flatMap(\.problems)
      let text = frame.filled([
        "problems": joined(problems), "remedies": spaced(remedies), "kind": kind.name,
      ])
      let fits =
        problems.count <= most.problems
        && max(text.id.wordCount, text.en.wordCount) <= most.words
        && max(text.id.count, text.en.count) <= policy.limits.replyCharacters
      if fits || !steps.shorten() { return text }
    }
  }

  private func spaced(_ texts: [Bilingual]) -> Bilingual {
    Bilingual(
      id: texts.map(\.id).joined(separator: " "), en: texts.map(\.en).joined(separator: " "))
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
}

extension String {
  /// Words between spaces.
  fileprivate var wordCount: Int { split(separator: " ").count }
}
