/// What was found in `deferred/`; what could not be looked at is passed over, and in neither list.
struct DeferredJobs {
  /// Jobs with their records, oldest first.
  var jobs: [(id: JobID, record: JobRecord)] = []
  /// Jobs without a record that can be read by what it says: what a crash has left.
  var broken: [JobID] = []
}
