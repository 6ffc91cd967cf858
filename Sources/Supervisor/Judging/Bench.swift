package import Findings
import Measures
package import Verdicts
package import Vocabulary
package import Wire

/// Where findings become a verdict: the policy, the judge, and who signs for it.
package struct Bench: Sendable {
  /// By which it judges, and whose limits bound a worker.
  package let policy: Policy
  private let judge: Judge
  /// Judges by the policy's shadow limits; `nil` where it has none.
  private let shadowJudge: Judge?
  /// What a worker makes of the picture to look at, if anything.
  private let thumbnail: Limits.Thumbnail?
  /// Jernih's own, for `engine.version`.
  package let version: String
  /// A test's eye on every photo that is judged; nothing in service.
  package var onJudging: @Sendable () -> Void = {}

  /// A judged photo.
  package struct Judged {
    /// Not yet placed in a case.
    package var verdict: Verdict
    /// The upright thumbnail, JPEG bytes; `nil` for an unreadable photo or where none is wanted.
    package var thumbnail: [UInt8]?
    /// The findings themselves, for what needs other photos.
    package var findings: Findings
  }

  /// - Parameters:
  ///   - version: Jernih's own version, for `engine.version`.
  ///   - thumbnail: What a worker makes of the picture to look at; `nil` for nothing.
  package init(policy: Policy, version: String, thumbnail: Limits.Thumbnail?) {
    self.policy = policy
    self.thumbnail = thumbnail
    self.version = version
    judge = Judge(policy)
    shadowJudge = policy.shadow.map(Judge.init)
  }

  /// The same bench with another policy.
  package func judging(by policy: Policy) -> Bench {
    var bench = Bench(
      policy: policy, version: version,
      thumbnail: thumbnail == nil ? nil : policy.limits.thumbnail)
    bench.onJudging = onJudging
    return bench
  }

  /// What a worker is told to do with a photo.
  ///
  /// - Parameter kind: The kind claimed; `nil` asks the picture.
  package func assignment(kind: String?) -> Assignment {
    Assignment(
      kind: kind, fallbackKind: Policy.otherKind, shapes: policy.kinds.map(\.shape),
      thumbnail: thumbnail, photo: policy.limits.photo, worker: policy.limits.worker)
  }

  /// Judges what came of an inspection.
  ///
  /// - Parameter duplicate: What the check that needs other photos found; `nil` outside the
  ///   service.
  package func judge(
    _ outcome: InspectionOutcome, kind: String?, submission: Provenance, isolation: Isolation,
    queuedMilliseconds: Double? = nil, duplicate: Duplicate? = nil
  ) -> Judged {
    var findings: Findings
    let worker: WorkerSetup?
    switch outcome {
    case .report(let report, let by): (findings, worker) = (report.findings, by)
    case .failed(let fault, let by):
      (findings, worker) = (Findings(fault: fault, kind: kind ?? Policy.otherKind), by)
    }
    let engine = Engine(
      version: version, policy: policy.signature, libjpeg: worker?.libjpeg ?? "",
      libpng: worker?.libpng ?? "", isolation: isolation.rawValue, sandbox: worker?.sandbox ?? [])
    if findings.fault == nil, let duplicate {
      findings.readings.append(duplicate.reading)
      findings.duplicatesOf = duplicate.others
    }
    findings.milliseconds.queued = queuedMilliseconds
    onJudging()
    let verdict = judge.verdict(findings, submission: submission, engine: engine)
    return Judged(verdict: verdict, thumbnail: findings.thumbnail, findings: findings)
  }

  /// What the shadow limits, which judge nothing, would have said of a photo otherwise.
  ///
  /// - Returns: `nil` where they say the same, or the policy has none.
  package func shadowChange(of judged: Judged) -> VerdictChange? {
    guard let shadowJudge else { return nil }
    let verdict = judged.verdict
    let other = shadowJudge.verdict(
      judged.findings, submission: verdict.submission, engine: verdict.engine)
    return VerdictChange(from: verdict, to: other)
  }
}
