package import Files
import Findings
import Glibc
import Spool
package import Supervisor
import Verdicts
package import Wire

/// A pool without processes: it answers as soon as it is asked, by what the photo's first word
/// says.
///
/// `photo` passes, `cut` looks as an upload does that is not finished, `crash` ends its decoder,
/// `kill` is ended from outside, `costly` is too much for the fast track; whatever else stands
/// there passes.
package final class PromptPool: PhotoPool {
  private let workers: Int
  private var underWay: [(ticket: UInt64, text: String, kind: String?, track: Track)] = []
  /// The most photos that were under way at once.
  package private(set) var mostUnderWay = 0
  /// How often each photo was begun, by its text.
  package private(set) var begun: [String: Int] = [:]
  /// Whether the machine fails every photo.
  package var isFailing = false
  /// Whether the machine gives no worker a photo.
  package var isRefusing = false
  /// What every report has for a thumbnail; it need be no picture.
  package var thumbnail: [UInt8]?

  /// - Parameter workers: How many photos it takes at once, 1 or more.
  package init(workers: Int) { self.workers = workers }

  private let setup = WorkerSetup(sandbox: [], libjpeg: "", libpng: "")

  package var photosPerWorker = 1

  package func start() {}
  package func stop() { underWay = [] }
  package func checkSetup() -> WorkerSetup? { setup }
  package var want: PoolError? { nil }
  package var idleWorkerCount: Int { workers - underWay.count }
  package var descriptors: [Int32] { [] }
  package var nextDeadlineSeconds: Double? { nil }

  package func begin(ticket: UInt64, photo: SealedBytes, assignment: Assignment, track: Track)
    -> Bool
  {
    guard !isRefusing else { return false }
    precondition(idleWorkerCount > 0 && !underWay.contains { $0.ticket == ticket })
    var bytes = [UInt8](repeating: 0, count: min(photo.count, 64))
    let count = unsafe pread(photo.fileDescriptor, &bytes, bytes.count, 0)
    let text = String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    underWay.append((ticket, text, assignment.kind, track))
    mostUnderWay = max(mostUnderWay, underWay.count)
    begun[text, default: 0] += 1
    return true
  }

  package func service(readable: Set<Int32>) -> [Finished] {
    defer { underWay = [] }
    return underWay.map { photo in
      let (blame, fault) = end(of: photo.text, photo.track)
      guard let blame else {
        var findings = Findings(
          facts: PhotoFacts(format: .jpeg, width: 640, height: 480), fault: fault,
          kind: photo.kind ?? Policy.otherKind)
        findings.thumbnail = thumbnail
        return Finished(
          ticket: photo.ticket, outcome: .report(ChildReport(findings: findings), by: setup),
          blame: nil)
      }
      return Finished(
        ticket: photo.ticket, outcome: .failed(Fault(.decoderFailed, "\(blame)"), by: setup),
        blame: blame)
    }
  }

  private func end(of text: String, _ track: Track) -> (Blame?, Fault?) {
    if isFailing { return (.machine(.readiness), nil) }
    switch text.prefix(while: { $0 != " " }) {
    case "cut": return (nil, Fault(.truncated, "it ends too early"))
    case "crash": return (.photo, nil)
    case "kill": return (.outside, nil)
    case "costly" where track == .fast: return (.track, nil)
    default: return (nil, nil)
    }
  }
}
