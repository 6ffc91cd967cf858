/// Why a job waits in `deferred/`: never the photo's fault.
package enum DeferralReason: String, Sendable, CaseIterable {
  /// A full disk, an I/O error, no memory, no process: judged again after a pause that doubles.
  case machine
  /// Something of its own case cannot be read or written: tried again rarely.
  case blocked
  /// A photo that ends too early and was not seen to be renamed: judged again when it has changed
  /// and come to rest, at the latest ``SpoolLimits/unfinishedSeconds`` after it was first seen.
  case unfinished
  /// It costs more than others: judged when it is the turn of such.
  case costly
}
