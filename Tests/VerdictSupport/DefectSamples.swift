package import Measures
package import Verdicts

/// Every defect that a photo of one kind can have by the built-in policy.
package enum DefectSamples {
  /// What the meters, the rules and the bench can say caused a failure; `nil` where they say none.
  private static func causes(of check: CheckID) -> [Cause?] {
    switch check {
    case .legibility: [.focus, .motion, .spot, .far, .chat, .small, .faint, .grain, .recompressed]
    case .resolution: [.far, .chat, .small]
    case .blur: [.focus, .motion]
    case .framing: [.cut, .far, .missing, .several]
    case .exposure: [.dark, .bright]
    case .glare: [.overPrint, .besidePrint]
    case .contrast: [.faint, .shadow]
    case .recapture: [.screen, .screenshot]
    case .compression: [.recompressed, .upscaled]
    case .duplicate: [.samePicture]
    case .kind: [.otherKind, .blank]
    case .orientation: [nil, .mirrored]
    case .occlusion: [nil, .hidden]
    case .tilt, .noise, .colour: [nil]
    }
  }

  /// For a review and for a retake where the kind's rules can ask for it.
  package static func all(of kind: KindPolicy) -> [CheckResult] {
    CheckID.allCases.flatMap { id -> [CheckResult] in
      if id == .legibility {
        guard kind.shape.widthMillimetres != nil else { return [] }
        return causes(of: id).flatMap { [result(id, .retake, $0), result(id, .review, $0)] }
      }
      guard let check = kind.checks[id] else { return [] }
      let rules = (check.value.map { [$0] } ?? []) + check.measures.map(\.rule)
      var statuses: [CheckResult.Status] = rules.contains { $0.retake != nil } ? [.retake] : []
      if !rules.isEmpty || check.unmeasuredScore != nil { statuses.append(.review) }
      return causes(of: id).flatMap { cause in
        statuses.map { result(id, $0, cause) }
      }
    }
  }

  /// A check that failed.
  package static func result(
    _ id: CheckID, _ status: CheckResult.Status, _ cause: Cause? = nil
  ) -> CheckResult {
    CheckResult(
      id: id, status: status, score: status == .retake ? 20 : 45, value: 1, unit: "", limits: nil,
      cause: cause)
  }
}
