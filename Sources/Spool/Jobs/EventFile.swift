/// One event on its way to `outbox/SERIAL.json`.
package struct EventFile: Equatable, Sendable {
  /// Fixed when the event is first made: a repeat has the same.
  package var serial: JobID
  /// The whole file.
  package var bytes: [UInt8]

  /// An event.
  package init(serial: JobID, bytes: [UInt8]) {
    self.serial = serial
    self.bytes = bytes
  }
}
