/// One spool: a directory that is a queue and an archive, seen by one service or one command.
///
/// It knows nothing of pictures. Everything is plain files, directories and renames; any prefix of
/// its calls leaves a spool that ``recover()`` makes whole. To be used from one thread.
///
/// **Diagnostics.** ``SpoolError/configuration(_:)`` from ``open(_:groups:kinds:limits:)`` and
/// ``create(_:groups:)`` ends the command; ``SpoolError/machine(_:)`` from anything else is worth
/// another try.
package final class Spool {
  /// The way to the file system.
  package let gate: FileGate
  package let limits: SpoolLimits
  /// The spool's path as the user gave it, for messages.
  private let name: String
  /// The policy's kinds.
  package let kinds: Set<String>
  let intakeGroup: UInt32
  let clerksGroup: UInt32
  /// This service's folder under `active/`, once there was need of one.
  var station: WorkerStation?
  /// Jobs that the caller holds.
  var held: Set<JobID> = []
  /// Cases whose own directory entry is known to be durable.
  var durableCases: Set<String> = []
  /// How this service's workers are isolated, for ``status()``: a word, and then what holds. To be set
  /// before anything is claimed.
  package var isolation: [String] = []
  /// Whether what commands left in quarantine was looked for: once a service, for it may be large.
  var hasTidiedQuarantine = false
  /// Told of each thing that is passed over, each time.
  package var onPassingOver: (PassedOver) -> Void = { _ in }
  /// Other services' leases as last seen, with the steady time of their last change.
  var leasesSeen: [JobID: (changed: FileTime, seconds: Double)] = [:]
  /// Bytes that may still be taken in, and until when that is believed, in monotonic seconds.
  var room: (bytes: Int64, untilSeconds: Double)?
  /// What is known of the journal that this service writes.
  var journalState = JournalState()
  /// What is known of photos that are not in the index.
  var unindexed = UnindexedState()
  /// Deferred jobs as last read, each with the change time of its record.
  var deferredRecords: [JobID: (changed: FileTime, record: JobRecord)] = [:]

  /// Opens the spool at `path`.
  ///
  /// - Parameters:
  ///   - groups: The groups of the policy; a folder of another group is refused.
  ///   - kinds: The kinds of the policy.
  /// - Throws: ``SpoolError/configuration(_:)`` for a folder that is missing, of a wider mode than
  ///   the contract's, of another group or on another file system, with what it should be.
  package init(
    _ path: String, groups: SpoolGroups = SpoolGroups(), kinds: Set<String>,
    limits: SpoolLimits = SpoolLimits()
  ) throws(SpoolError) {
    gate = try FileGate(root: path)
    name = path
    let checked = try SpoolTree(gate: gate, name: path).check(groups)
    (intakeGroup, clerksGroup) = checked
    self.kinds = kinds
    self.limits = limits
  }

  /// Makes what is missing of the spool at `path`: the directory itself and its folders.
  ///
  /// An existing empty directory of one's own becomes a spool; any other is left as it is, for
  /// opening to judge.
  ///
  /// - Throws: ``SpoolError/configuration(_:)`` where a group cannot be given;
  ///   ``SpoolError/machine(_:)`` where a directory cannot be made.
  package static func create(_ path: String, groups: SpoolGroups = SpoolGroups())
    throws(SpoolError)
  {
    try SpoolTree.makeRoot(path)
    try SpoolTree(gate: FileGate(root: path), name: path).create(groups)
  }

  /// Tries whether names can be moved between the folders, as a service does with every photo. Nothing
  /// is changed.
  ///
  /// - Throws: ``SpoolError/configuration(_:)`` with the folder that is a mount of its own.
  package func checkRenames() throws(SpoolError) {
    try SpoolTree(gate: gate, name: name).checkRenames()
  }
}
