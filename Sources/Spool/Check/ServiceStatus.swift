/// One service that has a station on the spool.
package struct ServiceStatus: Equatable, Sendable {
  /// Its station.
  package var station: StationID
  /// The machine it runs on; empty where its lease is torn.
  package var host: String
  /// Its process id on that machine.
  package var process: Int32?
  /// How it isolates photos: `photo` or `worker`, and then what holds of the sandbox; empty where
  /// its lease is torn.
  package var isolation: [String]
  /// Seconds since it last renewed its lease.
  package var silentSeconds: Double
  /// Whether it is known to be dead or has been silent for longer than its lease.
  package var isAbandoned: Bool
  /// What it tells of itself; `nil` where that is missing or torn, and of commands.
  package var state: ServiceState?
  /// The jobs it holds.
  package var jobs: Int

  /// Whether it judges photos: a command that has a station for a moment does not.
  package var isAtWork: Bool { !isAbandoned && !isolation.isEmpty }
}
