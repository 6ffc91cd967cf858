import Files
import Spool
import Testing

/// One claimed drop of a spool, with an eye on the calls that are made for it.
final class LoadedJob {
  let folder: TemporarySpool
  let spool: Station
  let job: Job
  /// What was called, and on what, since ``watch(_:)``.
  private(set) var calls: [(call: SystemCall, place: String)] = []

  /// Drops what `write` puts at `tmp/draft`, as `name`, and claims it.
  init(
    _ name: String = "GW-1.ktp.jpg", in folder: TemporarySpool, write: (_ path: String) -> Void
  ) throws {
    self.folder = folder
    write("\(folder.path)/tmp/draft")
    rename("\(folder.path)/tmp/draft", "\(folder.path)/new/\(name)")
    spool = try folder.open()
    let now = try spool.renewLease()
    let drop = try #require(try Inbox(spool, isWatching: false).next(1, at: 0).first)
    job = try #require(try spool.claim([drop], at: now).first?.job)
  }

  /// Counts calls from now on.
  ///
  /// - Parameter act: What else happens at each of them, to the file at a path.
  func watch(_ act: @escaping (SystemCall, _ path: String) -> Void = { _, _ in }) {
    calls = []
    spool.tree.gate.interposer = { [unowned self] call, place in
      calls.append((call, place.description))
      act(call, "\(folder.path)/\(place)")
      return .proceed
    }
  }

  /// How many calls there were of one sort on paths of one ending.
  func count(_ call: SystemCall, _ ending: String = "") -> Int {
    calls.count { $0.call == call && $0.place.hasSuffix(ending) }
  }

  /// An event of the job.
  var event: EventFile { EventFile(serial: job.id, bytes: [1]) }

  /// Attaches the photo, with nothing else.
  func commit(
    _ photo: SealedBytes?, extension ending: String, knowing known: Job.KnownDigest = { _ in nil }
  ) throws -> CommitOutcome {
    try job.commit(
      photo, ResultFiles(originalExtension: ending), where: { _ in true }, knowing: known
    ) { _ in NumberedFiles(verdict: [1], event: [1]) }
  }
}
