import Findings
import Glibc
import Supervisor
import Testing
import Verdicts
import Vocabulary
import Wire

/// The table of <doc:Ends>, row by row.
@Suite("Whose doing an end is")
struct EndReadingTests {
  private static let assignment: Assignment = {
    let policy = Policy.default
    return Bench(policy: policy, version: "0", thumbnail: nil).assignment(kind: "ktp")
  }()
  private static let report = ChildReport(
    findings: Findings(fault: Fault(.found(.badData)), kind: "ktp"))
  private static let memory = ChildReport(
    findings: Findings(
      fault: Fault(
        .over(.memory, allowed: assignment.photo.decoderMemoryBytes, seen: nil)), kind: "ktp"))

  private func blame(_ ending: Slot.Ending, _ track: Track = .slow) -> Blame? {
    switch EndReading(ending, of: Self.assignment, in: track) {
    case .answer: nil
    case .none(let blame, _): blame
    }
  }

  private func killed(_ signal: Int32) -> ChildEnd { ChildEnd(exited: false, code: Int(signal)) }
  private func exited(_ status: Int) -> ChildEnd { ChildEnd(exited: true, code: status) }

  @Test("before the mark everything is the machine's, however the process ended")
  func beforeTheMark() {
    #expect(blame(.notStarted(errno: EAGAIN)) == .machine(.process(errno: EAGAIN)))
    let ends = [0, 1, 65, 71, 74, 255].map(exited) + (1...31).map(killed)
    for end in ends { #expect(blame(.died(end, after: nil)) == .machine(.readiness), "\(end)") }
    #expect(blame(.overdue(after: nil, processorSeconds: 9)) == .machine(.readiness))
    #expect(blame(.lost(after: nil)) == .machine(.readiness))
    #expect(blame(.strange(after: nil)) == .machine(.readiness))
  }

  @Test("after the mark no exit status is the machine's word")
  func exits() {
    for status in [0, 1, 65, 69, 71, 74, 126, 127, 255] {
      #expect(blame(.died(exited(status), after: .ready)) == .photo, "\(status)")
    }
  }

  @Test("after the mark every signal is the photo's doing but SIGKILL, which it cannot send")
  func signals() {
    for signal in 1...Int32(31) where signal != SIGKILL {
      #expect(blame(.died(killed(signal), after: .ready)) == .photo, "\(signal)")
    }
    #expect(blame(.died(killed(SIGKILL), after: .ready)) == .outside)
    #expect(blame(.lost(after: .ready)) == .outside)
    #expect(blame(.strange(after: .ready)) == .photo)
  }

  @Test("what ends for want of what it was promised is the machine's")
  func withLess() {
    for end in [exited(1), killed(SIGKILL), killed(SIGXCPU), killed(SIGSEGV), killed(SIGILL)] {
      #expect(blame(.died(end, after: .readyWithLess)) == .machine(.limits))
    }
    #expect(blame(.answered(Self.memory.frame, .readyWithLess)) == .machine(.limits))
    #expect(blame(.answered(Self.memory.frame, .ready)) == nil)
    #expect(blame(.answered(Self.report.frame, .readyWithLess)) == nil)
  }

  @Test("an answer is one that passes the checks; nonsense is the photo's doing")
  func answers() {
    #expect(blame(.answered(Self.report.frame, .ready)) == nil)
    #expect(blame(.answered([], .ready)) == .photo)
    #expect(blame(.answered(Self.report.frame + [0], .ready)) == .photo)
    let other = ChildReport(
      findings: Findings(fault: Fault(.found(.badData)), kind: "kk"))
    #expect(blame(.answered(other.frame, .ready)) == .photo)
  }

  @Test(
    "beyond the clock of the fast track a photo goes to the slow one; there its own work counts")
  func overdue() {
    #expect(blame(.overdue(after: .ready, processorSeconds: 0.9), .fast) == .track)
    let half = Double(Self.assignment.worker.wallSeconds) / 2
    #expect(blame(.overdue(after: .ready, processorSeconds: half)) == .photo)
    #expect(blame(.overdue(after: .ready, processorSeconds: half - 0.1)) == .outside)
    #expect(blame(.overdue(after: .ready, processorSeconds: nil)) == .outside)
  }

  @Test("a notice of cost is the track's where one was asked for, nonsense otherwise")
  func cost() {
    var fast = Self.assignment
    fast.costMaximumMilliseconds = Track.fastMillisecondsMaximum
    let notice = CostNotice(milliseconds: 2200).frame
    guard
      case .none(.track, _) = EndReading(.answered(notice, .ready), of: fast, in: .fast)
    else {
      Issue.record("not taken for a notice")
      return
    }
    #expect(blame(.answered(notice, .ready)) == .photo)
  }
}
