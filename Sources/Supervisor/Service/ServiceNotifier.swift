import CSystem
import Glibc

/// What a service manager is told: ready, alive, how much was done, stopping.
///
/// The protocol of sd_notify(3): datagrams of `KEY=VALUE` lines to the socket that the environment
/// names. Without that socket everything here does nothing. A datagram that cannot be sent, for the
/// manager has no room for it, say, is left: after a pause that doubles the next one says as much.
package struct ServiceNotifier {
  private let address: String?
  /// How often a sign of life is due, in seconds: half of what the manager waits; `nil` for never.
  private let lifeIntervalSeconds: Double?
  private var nextLifeSeconds = 0.0
  private var isReady = false
  private var lastStatus = ""
  private var nextStatusSeconds = 0.0
  /// How often in a row nothing could be sent, and until when it is not tried again.
  private var failures = 0
  private var retrySeconds = 0.0
  /// The shortest time between two statuses: a photo a millisecond needs no datagram each.
  private static let statusIntervalSeconds = 1.0
  /// The longest pause after a datagram that could not be sent, in seconds.
  private static let pauseMaximumSeconds = 5.0
  /// How much longer than it says a service may take to its end, in seconds: pages are written,
  /// too.
  private static let stoppingMarginSeconds = 25

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
  package var nextSeconds: Double? {
    if failures > 0 { return retrySeconds }
    return lifeIntervalSeconds == nil ? nil : nextLifeSeconds
  }

  /// Says that a turn of the service's loop has come to its end: the first time that it is ready,
  /// then that it is alive, each with its status where that has changed.
  ///
  /// - Parameters:
  ///   - seconds: The time on ``SystemClock``.
  ///   - status: One line without personal data.
  package mutating func sayAlive(at seconds: Double, status: String) {
    guard address != nil, failures == 0 || seconds >= retrySeconds else { return }
    let isLifeDue = lifeIntervalSeconds != nil && seconds >= nextLifeSeconds
    let isNews = (seconds >= nextStatusSeconds || !isReady) && status != lastStatus
    var lines: [String] = []
    if !isReady { lines.append("READY=1") }
    if isLifeDue { lines.append("WATCHDOG=1") }
    if isNews { lines.append("STATUS=\(status)") }
    guard lines.isEmpty || send(lines) else {
      let pause = min(Double(1 << min(failures, 8)), Self.pauseMaximumSeconds)
      retrySeconds = seconds + min(pause, lifeIntervalSeconds ?? pause)
      failures += 1
      return
    }
    (failures, isReady) = (0, true)
    if isLifeDue, let lifeIntervalSeconds { nextLifeSeconds = seconds + lifeIntervalSeconds }
    if isNews { (lastStatus, nextStatusSeconds) = (status, seconds + Self.statusIntervalSeconds) }
  }

  /// Says that the policy is read again; the next sign of life says that it is ready once more.
  package mutating func sayReloading() {
    isReady = false
    _ = send(["RELOADING=1"])
  }

  /// Says that the service has been told to stop.
  ///
  /// - Parameter seconds: How long it may still work, by its policy: the manager's own limit gives
  ///   way to that.
  package func sayStopping(withinSeconds seconds: Int) {
    let microseconds = (seconds + Self.stoppingMarginSeconds) * 1_000_000
    _ = send(["STOPPING=1", "EXTEND_TIMEOUT_USEC=\(microseconds)"])
  }

  /// - Returns: Whether it was sent.
  private func send(_ lines: [String]) -> Bool {
    guard let address else { return false }
    let text = lines.joined(separator: "\n")
    return unsafe csystem_notify(address, text, text.utf8.count) == 0
  }
}
