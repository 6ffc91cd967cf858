import Glibc

/// The machine's fault: workers cannot be had.
package enum PoolError: Error, Equatable, CustomStringConvertible {
  /// No process or socket for a worker.
  case cannotStart(errno: Int32)
  /// A job could not be handed to a worker.
  case cannotSend(errno: Int32)
  /// Workers end because this kernel does not let them confine themselves as they must.
  case cannotConfine
  /// Workers end before they take a single job.
  case workersDie

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
    }
  }
}
