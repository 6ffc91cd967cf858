/// What a child answers: what it found, or that finding it would cost more than it was allowed.
package enum ChildAnswer: Equatable, Sendable {
  case report(ChildReport)
  case tooCostly(CostNotice)

  /// The frame that carries it.
  package var frame: [UInt8] {
    switch self {
    case .report(let report): report.frame
    case .tooCostly(let notice): notice.frame
    }
  }

  /// Reads a child's answer, without the mark before it.
  ///
  /// - Parameters:
  ///   - frame: The bytes as they came, from a process that may be in an attacker's hands.
  ///   - assignment: What the child was asked. A notice of cost answers only an assignment that has
  ///     a maximum, and one that is within it is nonsense.
  /// - Throws: ``FrameError``.
  package init(frame: [UInt8], for assignment: Assignment) throws(FrameError) {
    if let maximum = assignment.costMaximumMilliseconds, let notice = try? CostNotice(frame: frame)
    {
      guard notice.milliseconds > maximum else { throw .inconsistent }
      self = .tooCostly(notice)
    } else {
      self = .report(try ChildReport(frame: frame, for: assignment))
    }
  }
}
