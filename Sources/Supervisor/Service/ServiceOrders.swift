import CSystem
import Glibc

/// What a service is told by signals: to stop, or to read its policy again.
///
/// SIGTERM and SIGINT stop it; SIGHUP has it read the policy, and stops it where the terminal that
/// it was started on has hung up. SIGUSR1 and SIGUSR2 ask for nothing and end nothing.
struct ServiceOrders {
  /// The standard descriptors that were a terminal at the start.
  private let terminals: [Int32]
  private var isReloadWanted = false

  init() { terminals = (0...2).filter { isatty($0) == 1 } }

  /// A descriptor that becomes readable when there is an order. To be closed by the caller.
  static func descriptor() -> Int32 {
    let signals = [SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2]
    return unsafe csystem_signal_descriptor(signals, Int32(signals.count))
  }

  /// Reads what orders have come.
  ///
  /// - Returns: Whether one of them was to stop.
  mutating func isToldToStop(_ signals: Int32) -> Bool {
    while true {
      switch csystem_next_signal(signals) {
      case 0: return false
      case SIGUSR1, SIGUSR2: continue
      case SIGHUP where !hasHungUp: isReloadWanted = true
      default: return true
      }
    }
  }

  /// Whether the policy is to be read again; asked once for each order.
  mutating func takeReload() -> Bool {
    defer { isReloadWanted = false }
    return isReloadWanted
  }

  private var hasHungUp: Bool {
    terminals.contains { terminal in
      var entry = pollfd(fd: terminal, events: 0, revents: 0)
      return unsafe poll(&entry, 1, 0) > 0 && Int32(entry.revents) & (POLLHUP | POLLERR) != 0
    }
  }
}
