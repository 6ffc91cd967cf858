import CSystem
import Glibc

/// Ctrl-C and SIGTERM, kept back so that a command can say what it has done before it ends by them.
final class Interruption {
  /// Becomes readable when one of them comes; -1 where both are ignored.
  let descriptor: Int32

  /// From here on both are kept back. What was ignored when the program began, as with nohup,
  /// stays ignored.
  ///
  /// - Parameter isWanted: Whether anything is kept back: not where the program will wait for
  ///   something else than ``descriptor``, for then it could not be ended.
  init(isWanted: Bool = true) {
    let watched = [SIGINT, SIGTERM].filter { isWanted && !Self.isIgnored($0) }
    descriptor = unsafe csystem_signal_descriptor(watched, Int32(watched.count))
  }

  deinit { close(descriptor) }

  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(signal, nil, &action) == 0 else { return false }
    // SIG_IGN is the address 1, which no handler has.
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// Whether one of them has come; it is then taken.
  func take() -> Int32? {
    let signal = csystem_next_signal(descriptor)
    return signal == 0 ? nil : signal
  }

  /// Ends the process by the signal, as if it had not been kept back: a shell that runs a loop
  /// then ends it too.
  static func end(by signal: Int32) -> Never {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, signal)
    unsafe sigprocmask(SIG_UNBLOCK, &set, nil)
    raise(signal)
    exit(2)
  }
}
