import JSON

/// One applicant's case: what was handed in, what is missing, and how it stands.
///
/// Pure: made anew from the attempts each time, so it cannot drift from them.
package struct Dossier: Equatable, Sendable {
  /// What counts of one kind.
  package struct Counted: Equatable, Sendable {
    /// One of the policy's, or one that it had.
    package var kind: String
    /// The attempts that count: one, or every photo of a kind that allows many.
    package var numbers: [Int]
    /// How many attempts there were.
    package var attempts: Int
    /// The worst standing among those that count.
    package var outcome: Outcome
    /// The lowest score among those that count.
    package var score: Int?
    /// Why they count.
    package var reason: CountingReason
    /// A clerk's decision on the one that counts; the worst one where several do.
    package var decision: Outcome?
    /// How many of the latest attempts, one after the other, are to be taken again.
    package var retakesInARow: Int
  }

  /// Why an attempt counts for its kind.
  package enum CountingReason: String, Equatable, Sendable, CaseIterable {
    /// There is no other one.
    case only
    /// Every photo of the kind stands by itself.
    case each
    /// No other one stands as well.
    case best
    /// Another one stands as well, and was sent before.
    case latest
    /// A clerk's decision is what makes it count.
    case decision
  }

  /// What the applicant asks for; `nil` if it is not known.
  package let programme: Programme?
  /// How the case stands.
  package let state: CaseState
  /// Needed kinds without any photo, in the programme's order.
  package let missing: [String]
  /// In the programme's order, then the policy's.
  package let counted: [Counted]

  /// - Parameters:
  ///   - attempts: Every attempt of the case, in any order.
  ///   - programme: The programme's id; one that the policy has not counts as none.
  ///   - isRefused: Whether the last word of its sender on the case was refused, so that nobody
  ///     knows what is asked for: it is then never complete.
  package init(
    _ attempts: [JudgedAttempt], programme: String?, isRefused: Bool = false, policy: Policy
  ) {
    let programme = programme.flatMap(policy.programme)
    let needed = programme?.kinds ?? []
    let present = Set(attempts.map(\.kind))
    let known = needed + policy.kinds.map(\.kind).filter { !needed.contains($0) }
    let strangers = present.subtracting(known).sorted()
    let counted = (known + strangers).compactMap { kind -> Counted? in
      let own = attempts.filter { $0.kind == kind }.sorted { $0.number < $1.number }
      guard !own.isEmpty else { return nil }
      let isMany = policy.kind(kind)?.many ?? false
      return Self.counted(own, kind: kind, many: isMany)
    }
    let missing = needed.filter { !present.contains($0) }
    self.programme = programme
    self.missing = missing
    self.counted = counted
    if counted.contains(where: { $0.outcome.severity >= Outcome.retake.severity }) {
      state = .needsRetake
    } else if isRefused || !missing.isEmpty || counted.isEmpty {
      state = .incomplete
    } else {
      state = counted.contains { $0.outcome == .review } ? .needsReview : .complete
    }
  }

  /// Whether the applicant must come to the office once everything is complete.
  package var inPerson: Bool { programme?.inPerson ?? false }

  /// The best attempt, the later one on a tie; of a kind that allows many, every photo, but one to
  /// be taken again no longer counts once a better one was sent after it.
  private static func counted(_ attempts: [JudgedAttempt], kind: String, many: Bool) -> Counted {
    let best = best(of: attempts, by: \.standing)
    let counting =
      many
      ? attempts.filter { attempt in
        attempt.standing.severity < Outcome.retake.severity
          || !attempts.contains {
            $0.number > attempt.number && $0.standing.severity < Outcome.retake.severity
          }
      } : [best]
    return Counted(
      kind: kind, numbers: counting.map(\.number), attempts: attempts.count,
      outcome: counting.map(\.standing).max { $0.severity < $1.severity } ?? best.standing,
      score: counting.compactMap(\.score).min(),
      reason: many ? .each : reason(for: best, among: attempts),
      decision: counting.compactMap(\.decision).max { $0.severity < $1.severity },
      retakesInARow: attempts.reversed().prefix {
        $0.standing.severity >= Outcome.retake.severity
      }.count)
  }

  private static func best(
    of attempts: [JudgedAttempt], by outcome: KeyPath<JudgedAttempt, Outcome>
  ) -> JudgedAttempt {
    attempts.reduce(attempts[0]) {
      $1[keyPath: outcome].severity <= $0[keyPath: outcome].severity ? $1 : $0
    }
  }

  private static func reason(for best: JudgedAttempt, among attempts: [JudgedAttempt])
    -> CountingReason
  {
    if attempts.count == 1 { return .only }
    if self.best(of: attempts, by: \.outcome).number != best.number { return .decision }
    let isTied = attempts.contains {
      $0.number != best.number && $0.standing.severity == best.standing.severity
    }
    return isTied ? .latest : .best
  }
}

extension Dossier {
  /// How the case stands, as `case.json` says it.
  var members: KeyValuePairs<String, JSON> {
    [
      "state": .text(state.rawValue),
      "missing": .list(missing.map { .text($0) }),
      "inPerson": .bool(inPerson),
      "kinds": JSON(
        .object(counted.map { JSON.Member(key: $0.kind, value: $0.json) })),
    ]
  }
}

extension Dossier.Counted {
  var json: JSON {
    .object([
      "counts": .list(numbers.map { .integer($0) }), "attempts": .integer(attempts),
      "verdict": .text(outcome.rawValue), "score": .integer(score),
      "why": .text(reason.rawValue), "decision": .text(decision?.rawValue),
    ])
  }
}
