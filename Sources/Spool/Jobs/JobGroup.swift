import Files

/// Jobs that go through the same steps together. One that fails falls out and keeps no other.
struct JobGroup {
  private var jobs: [Job]
  /// The jobs that fell out, each with its cause.
  private(set) var failed: [(job: Job, error: FileError)] = []

  init(_ jobs: [Job]) { self.jobs = jobs }

  /// Does something with each job, in order.
  mutating func each(_ body: (Job) throws(FileError) -> Void) {
    var done: [Job] = []
    for job in jobs {
      do throws(FileError) {
        try body(job)
        done.append(job)
      } catch {
        failed.append((job, job.attributed(error)))
      }
    }
    jobs = done
  }

  /// Does something once for all that are left, if any.
  mutating func together(_ body: () throws(FileError) -> Void) {
    guard !jobs.isEmpty else { return }
    do throws(FileError) {
      try body()
    } catch {
      failed += jobs.map { ($0, error) }
      jobs = []
    }
  }
}
