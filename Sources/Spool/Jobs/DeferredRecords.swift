package import Files
import Glibc

/// The jobs that wait in `deferred/`, by their records; a record that has not changed is not read
/// again.
package final class DeferredRecords {
  /// What was found; what could not be looked at is passed over, and in neither list.
  struct Found {
    /// Jobs with their records, oldest first.
    var jobs: [(id: JobID, record: JobRecord)] = []
    /// Jobs without a record that can be read by what it says: what a crash has left.
    var broken: [JobID] = []
  }

  private let tree: SpoolTree
  private var gate: FileGate { tree.gate }
  /// Records as last read, each with the change time of its file.
  private var known: [JobID: (changed: FileTime, record: JobRecord)] = [:]

  /// The jobs of a spool.
  package init(_ tree: SpoolTree) { self.tree = tree }

  /// Where a job waits.
  static func path(_ id: JobID) -> RelativePath {
    Folder.deferred.path.appending(id.description)
  }

  /// Looks at all of them.
  func read() throws(FileError) -> Found {
    var found = Found()
    let ids = try ids()
    for id in ids {
      try tree.passingOver(Self.path(id)) { () throws(FileError) in
        if let record = try record(of: id) {
          found.jobs.append((id, record))
        } else {
          found.broken.append(id)
        }
      }
    }
    let present = Set(ids)
    known = known.filter { present.contains($0.key) }
    return found
  }

  /// The oldest jobs that wait, at most `count`.
  package func jobs(atMost count: Int) throws(FileError) -> [DeferredJob] {
    try read().jobs.prefix(count).map { DeferredJob($0.record) }
  }

  /// How many wait, and how many of them for something that is passed over.
  package func counts() throws(FileError) -> (waiting: Int, blocked: Int) {
    let all = try ids().count
    let waiting = try read().jobs.count { $0.record.deferral?.reason != .blocked }
    return (waiting, all - waiting)
  }

  /// Forgets what is known of a job that waits no more.
  func forget(_ id: JobID) { known[id] = nil }

  private func ids() throws(FileError) -> [JobID] {
    try gate.names(in: Folder.deferred.path).compactMap(JobID.init)
  }

  /// The record of a job; `nil` where it is none that can be read by what it says.
  private func record(of id: JobID) throws(FileError) -> JobRecord? {
    let path = Self.path(id).appending(JobLayout.record)
    guard let info = try gate.info(path) else { return nil }
    if let known = known[id], known.changed == info.changed { return known.record }
    guard let record = try record(at: path) else { return nil }
    known[id] = (info.changed, record)
    return record
  }

  /// A job's record, wherever the job is; `nil` where there is none that can be read by what it
  /// says.
  func record(at path: RelativePath) throws(FileError) -> JobRecord? {
    do {
      return try gate.readHead(path, bytesMaximum: JobRecord.bytesRead).flatMap(JobRecord.init)
    } catch {
      // Whatever stands in its place, it says nothing of the job.
      if case .input = error { return nil }
      if error.errorNumber == ELOOP { return nil }
      throw error
    }
  }
}
