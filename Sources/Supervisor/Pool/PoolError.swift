import Glibc
package import Wire

/// Workers cannot be had: the machine's fault but for one case.
package enum PoolError: Error, Equatable, CustomStringConvertible {
  /// No process or socket for a worker.
  case cannotStart(errno: Int32)
  /// A job could not be handed to a worker.
  case cannotSend(errno: Int32)
  /// Workers end because this kernel does not let them confine themselves as they must.
  case cannotConfine
  /// Workers end before they take a single job.
  case workersDie
  /// Photo after photo is cut short, and not by itself.
  case photosCutShort
  /// What a worker would be told to do does not read back: not the machine's fault but our own.
  case badAssignment(FrameError)

  /// Whether the worker at the other end of the socket was no longer there.
  var isWorkerGone: Bool {
    if case .cannotSend(let code) = self { return code == EPIPE || code == ECONNRESET }
    return false
  }

  /// One line, with what to do about it.
  package var description: String {
    switch self {
    case .cannotStart(let code):
      "a worker process cannot be started (\(ErrorNumber(code).text)); \(ErrorNumber(code).remedy)"
    case .cannotSend(let code):
      "a photo cannot be handed to a worker (\(ErrorNumber(code).text)); "
        + ErrorNumber(code).remedy
    case .cannotConfine: "this kernel does not let a worker shut itself in"
    case .workersDie:
      "worker processes end as soon as they are started; "
        + "see whether memory is short or a library missing"
    case .photosCutShort:
      "photos are cut short one after another, and not by themselves; "
        + "see whether the machine is overloaded or memory is short"
    case .badAssignment(let error):
      "a worker could not read what it is told to do (\(error)); this is a fault of jernih itself, "
        + "not of a photo or the machine"
    }
  }
}
