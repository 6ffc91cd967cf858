import CSystem
import Glibc

/// What a service manager is told: ready, alive, how much was done, stopping.
///
/// The protocol of sd_notify(3): datagrams of `KEY=VALUE` lines to the socket that the environment
/// names. Without that socket everything here does nothing. A datagram that cannot be sent is left:
/// the next one says as much.
package struct ServiceNotifier {
  private let address: String?
  /// How often a sign of life is due, in seconds: half of what the manager waits; `nil` for never.
  private let lifeIntervalSeconds: Double?
  private var nextLifeSeconds = 0.0
  private var isReady = false
  private var lastStatus = ""
  private var nextStatusSeconds = 0.0
  /// The shortest time between two statuses: a photo a millisecond needs no datagram each.
  private static let statusIntervalSeconds = 1.0

  /// - Parameters:
  ///   - environment: Gives a variable of the process's environment.
  ///   - process: This process's id: a watchdog may be meant for another.
  package init(environment: (String) -> String?, process: Int32) {
    address = environment("NOTIFY_SOCKET").flatMap { $0.isEmpty ? nil : $0 }
    let isMeant = environment("WATCHDOG_PID").map { $0 == "\(process)" } ?? true
    let microseconds = environment("WATCHDOG_USEC").flatMap(Double.init) ?? 0
    let isAsked = address != nil && isMeant && microseconds > 0
    lifeIntervalSeconds = isAsked ? microseconds / 2e6 : nil
  }

  /// As this process's own environment says.
  package init() {
    self.init(
      environment: { name in
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
      }, process: getpid())
  }

  /// When ``sayAlive(at:status:)`` must be called next, on ``SystemClock``; `nil` if never.
  package var nextSeconds: Double? { lifeIntervalSeconds == nil ? nil : nextLifeSeconds }

  /// Says that a turn of the service's loop has come to its end: the first time that it is ready,
  /// then that it is alive, each with its status where that has changed.
  ///
  /// - Parameters:
  ///   - seconds: The time on ``SystemClock``.
  ///   - status: One line without personal data.
  package mutating func sayAlive(at seconds: Double, status: String) {
    guard address != nil else { return }
    var lines: [String] = []
    if !isReady { lines.append("READY=1") }
    if let lifeIntervalSeconds, seconds >= nextLifeSeconds {
      lines.append("WATCHDOG=1")
      nextLifeSeconds = seconds + lifeIntervalSeconds
    }
    if seconds >= nextStatusSeconds || !isReady, status != lastStatus {
      lines.append("STATUS=\(status)")
      lastStatus = status
      nextStatusSeconds = seconds + Self.statusIntervalSeconds
    }
    isReady = true
    send(lines)
  }

  /// Says that the policy is read again; the next sign of life says that it is ready once more.
  package mutating func sayReloading() {
    isReady = false
    send(["RELOADING=1"])
  }

  /// Says that the service has been told to stop.
  package func sayStopping() { send(["STOPPING=1"]) }

  private func send(_ lines: [String]) {
    guard let address, !lines.isEmpty else { return }
    let text = lines.joined(separator: "\n")
    _ = unsafe csystem_notify(address, text, text.utf8.count)
  }
}
