package import Findings
import Measures

/// Turns what was found on a photo into the answer, by the policy alone.
///
/// Pure: the same findings, submission and policy give the same verdict.
package struct Judge: Sendable {
  /// By which is judged.
  package let policy: Policy

  /// A judge who knows nothing but a policy.
  package init(_ policy: Policy) {
    self.policy = policy
  }

  /// What is judged are the numbers as a verdict records them, so that a stored verdict judged
  /// again by the same policy gives the same.
  ///
  /// - Parameters:
  ///   - findings: What the inspection found; numbers that are not finite count as not measured.
  ///   - submission: The photo's names and place.
  ///   - engine: What inspected it; its `policy` is replaced by this judge's own.
  package func verdict(_ findings: Findings, submission: Provenance, engine: Engine) -> Verdict {
    let findings = findings.recorded
    let kind =
      policy.kind(findings.kind) ?? policy.kind(Policy.otherKind) ?? policy.kinds[0]
    var engine = engine
    engine.policy = policy.signature
    if let fault = findings.fault {
      return Verdict(
        submission: submission, facts: findings.facts, kind: findings.kind, outcome: .unreadable,
        checks: [], fault: fault, reply: reply(to: fault, kind: kind), send: true, engine: engine,
        milliseconds: findings.milliseconds)
    }
    let bench = CheckBench(policy: policy, kind: kind, findings: findings)
    let checks = worstFirst(bench.results(), kind: kind)
    let outcome = outcome(of: checks, kind: kind)
    let writer = ReplyWriter(policy: policy, kind: kind)
    let reply = writer.reply(outcome, checks: checks, kindSeen: findings.kindSeen)
    return Verdict(
      submission: submission, facts: findings.facts, fingerprint: findings.fingerprint?.fingerprint,
      kind: findings.kind, kindSeen: findings.kindSeen, outcome: outcome,
      score: checks.compactMap(\.score).min(), turn: findings.turn,
      document: findings.document.map(DocumentOutline.init), checks: checks, fault: nil,
      reply: reply, send: isWorthSending(outcome, checks: checks, kind: kind), engine: engine,
      milliseconds: findings.milliseconds)
  }

  /// The reply to a photo without pixels.
  private func reply(to fault: Fault, kind: KindPolicy) -> Bilingual {
    ReplyWriter(policy: policy, kind: kind).reply(to: fault)
  }

  /// The policy's rule: so many checks at retake, else so many at review, else what the checks
  /// that could not tell, or did not speak at all, allow at best.
  private func outcome(of checks: [CheckResult], kind: KindPolicy) -> Outcome {
    let retakes = checks.count { $0.status == .retake }
    let reviews = checks.count { $0.status == .review } + retakes
    var outcome = Outcome.accept
    if reviews >= policy.reviewChecks { outcome = .review }
    if retakes >= policy.retakeChecks { outcome = .retake }
    let silent = kind.checks.filter { id, _ in !checks.contains { $0.id == id } }
    let bounds =
      checks.compactMap { bound(of: $0, kind: kind) }
      + silent.values.compactMap(\.unmeasuredVerdict)
    for bound in bounds where bound.severity > outcome.severity { outcome = bound }
    return outcome
  }

  /// The best verdict that a check which could not tell leaves possible.
  private func bound(of check: CheckResult, kind: KindPolicy) -> Outcome? {
    guard check.status == .notMeasured, check.why != .notForKind else { return nil }
    return kind.check(check.id).unmeasuredVerdict
  }

  /// Whether the citizen should hear of it at once: what only a clerk can settle is not sent.
  private func isWorthSending(_ outcome: Outcome, checks: [CheckResult], kind: KindPolicy) -> Bool {
    switch outcome {
    case .retake, .unreadable: return true
    case .accept: return false
    case .review:
      let reasons = checks.filter { $0.status == .review || bound(of: $0, kind: kind) != nil }
      return !reasons.isEmpty
        && reasons.allSatisfy {
          [.resolution, .legibility].contains($0.id) && $0.cause == .chat
        }
    }
  }

  /// Retakes, reviews, checks that could not tell and matter, then the rest, each by score; equal
  /// ones by what helps most to say first.
  private func worstFirst(_ checks: [CheckResult], kind: KindPolicy) -> [CheckResult] {
    func place(_ check: CheckResult) -> (Int, Int, Int) {
      let severity =
        switch check.status {
        case .retake: 0
        case .review: 1
        case .notMeasured: bound(of: check, kind: kind) == nil ? 4 : 2
        case .pass: 3
        }
      return (severity, check.score ?? 101, policy.messages.rank(check.defectKey))
    }
    let placed = checks.map { (place: place($0), check: $0) }
    let sorted = placed.sorted { a, b in
      a.place == b.place ? a.check.id.rawValue < b.check.id.rawValue : a.place < b.place
    }
    return sorted.map(\.check)
  }
}

extension CheckResult {
  /// Under which its message is found: `check` or `check.cause`.
  package var defectKey: String { cause.map { id.rawValue + "." + $0.rawValue } ?? id.rawValue }
}
