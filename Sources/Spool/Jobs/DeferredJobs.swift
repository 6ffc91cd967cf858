/// What was found in `deferred/`.
struct DeferredJobs {
  /// Jobs with their records, oldest first.
  var jobs: [(id: JobID, record: JobRecord)] = []
  /// Jobs without a record that can be read by what it says: what a crash has left.
  var broken: [JobID] = []
  /// Why some could not be looked at, the last of them; they are in neither list.
  var failure: SpoolError?
}
