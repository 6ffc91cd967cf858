package import Spool

/// When a service has to tell anew how it is: after a change, and in every station of its own.
/// Where that fails it is tried again, but not at once. Pure.
package struct StatePublication {
  private var told: (station: StationID, state: ServiceState)?
  private var nextSeconds = -Double.infinity

  /// Nothing was told yet.
  package init() {}

  /// So long after a failure it is tried again, in seconds.
  static let retrySeconds = 5.0

  /// Whether it is to be told now.
  package func isDue(_ state: ServiceState, in station: StationID, at seconds: Double) -> Bool {
    if let told, told == (station, state) { return false }
    return seconds >= nextSeconds
  }

  /// It was told.
  package mutating func succeeded(_ state: ServiceState, in station: StationID) {
    told = (station, state)
    nextSeconds = -.infinity
  }

  /// It could not be told.
  package mutating func failed(at seconds: Double) { nextSeconds = seconds + Self.retrySeconds }
}
