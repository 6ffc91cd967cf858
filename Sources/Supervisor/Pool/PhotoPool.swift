package import Files
import Spool
package import Wire

/// What a service wants of a pool of workers: photos in, the ends of their tries out.
///
/// ``InspectionPool`` is the one with processes. The service's tests have one that answers at once,
/// from the bytes that it is given; nothing else has a reason to.
package protocol PhotoPool: AnyObject {
  /// Starts every worker, as far as the machine gives them.
  func start()
  /// Ends every worker; what was under way is forgotten.
  func stop()
  /// Whether photos can be decoded at all.
  ///
  /// - Returns: What the workers are; `nil` until one has said so.
  /// - Throws: ``PoolError/cannotConfine``, for good.
  func checkSetup() throws(PoolError) -> WorkerSetup?
  /// What the machine lacks for workers; `nil` while it gives them.
  var want: PoolError? { get }
  /// After so many photos a worker that serves many is replaced.
  var photosPerWorker: Int { get set }
  /// How many photos can be taken now.
  var idleWorkerCount: Int { get }
  /// Gives one photo to an idle worker.
  ///
  /// - Parameters:
  ///   - ticket: The caller's number for it, not in use.
  ///   - photo: The photo's bytes.
  ///   - assignment: What to do.
  ///   - track: The photo's track; in the fast one its clock is short.
  /// - Returns: Whether a worker has it; otherwise the machine gives none now, and it was not
  ///   begun.
  func begin(ticket: UInt64, photo: SealedBytes, assignment: Assignment, track: Track) -> Bool
  /// The descriptors to wait on, for reading.
  var descriptors: [Int32] { get }
  /// The next moment at which ``service(readable:)`` has to be called, on ``SystemClock``.
  var nextDeadlineSeconds: Double? { get }
  /// Takes in what the workers said.
  ///
  /// - Parameter readable: Those of ``descriptors`` that are readable or hung up.
  /// - Returns: The tries that are over, in the order in which they ended.
  func service(readable: Set<Int32>) -> [Finished]
}

extension PhotoPool {
  /// Whether a photo can be taken now.
  package var hasIdleWorker: Bool { idleWorkerCount > 0 }
}
