package import Findings
import Glibc
import Vocabulary
package import Wire

/// What the end of one inspection means: an answer, or whose doing it was that there is none.
///
/// Pure, and the one place where that is decided; the table is <doc:Ends>.
package enum EndReading: Equatable {
  case answer(ChildReport)
  case none(Blame, Fault)

  /// Reads an end.
  ///
  /// - Parameters:
  ///   - ending: As the worker's slot tells it.
  ///   - assignment: What was asked.
  ///   - track: Where the photo ran.
  package init(_ ending: Slot.Ending, of assignment: Assignment, in track: Track) {
    switch ending {
    case .notStarted(let errno):
      self = .none(.machine(.process(errno: errno)), Self.failed("no process could be had for it"))
    case .died(_, after: nil), .overdue(after: nil, _), .lost(after: nil):
      self = .none(.machine(.readiness), Self.failed("the decoder never became ready"))
    case .strange(after: nil):
      self = .none(.machine(.readiness), Self.failed("the worker spoke out of turn"))
    case .lost: self = .none(.outside, Self.failed("its worker went away"))
    case .strange: self = .none(.photo, Self.failed("the decoder spoke out of turn"))
    case .answered(let frame, let mark): self = Self.answer(frame, mark, assignment)
    case .died(let end, after: let mark?): self = Self.death(end, mark)
    case .overdue(after: _, let processorSeconds):
      self = Self.overdue(processorSeconds, assignment, track)
    }
  }

  private static func answer(_ frame: [UInt8], _ mark: ReadyMark, _ assignment: Assignment) -> Self
  {
    guard let answer = try? ChildAnswer(frame: frame, for: assignment) else {
      return .none(.photo, failed("the decoder's answer did not pass the checks"))
    }
    switch answer {
    case .tooCostly: return .none(.track, timedOut("it costs more than its track allows"))
    case .report(let report):
      guard assignment.kind ?? report.findings.kind == report.findings.kind else {
        return .none(.photo, failed("the decoder's answer did not pass the checks"))
      }
      if mark == .readyWithLess, let fault = report.findings.fault, isForWant(fault) {
        return .none(.machine(.limits), fault)
      }
      return .answer(report)
    }
  }

  /// Whether a fault may be for want of memory.
  private static func isForWant(_ fault: Fault) -> Bool {
    fault.code == .decoderFailed || (fault.code == .tooLarge && fault.limit == "memory")
  }

  private static func death(_ end: ChildEnd, _ mark: ReadyMark) -> Self {
    let how = end.exited ? "status \(end.code)" : "signal \(end.code)"
    let fault = failed("the decoder ended with \(how)")
    if mark == .readyWithLess { return .none(.machine(.limits), fault) }
    guard !end.exited else { return .none(.photo, fault) }
    switch Int32(end.code) {
    case SIGKILL: return .none(.outside, fault)
    case SIGXCPU: return .none(.photo, timedOut("decoding used up its processor time"))
    case SIGSYS:
      return .none(.photo, failed("the sandbox ended the decoder for a forbidden system call"))
    default: return .none(.photo, fault)
    }
  }

  private static func overdue(
    _ processorSeconds: Double?, _ assignment: Assignment, _ track: Track
  ) -> Self {
    let fault = timedOut("decoding took too long by the clock")
    if track == .fast { return .none(.track, fault) }
    // What stood still, or had to share its processor with many, was not at work.
    let own = Double(assignment.worker.wallSeconds) / 2
    return .none(processorSeconds ?? 0 >= own ? .photo : .outside, fault)
  }

  private static func failed(_ detail: String) -> Fault { Fault(.decoderFailed, detail) }
  private static func timedOut(_ detail: String) -> Fault { Fault(.timedOut, detail) }
}
