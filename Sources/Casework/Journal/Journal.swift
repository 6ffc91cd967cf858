package import Files
import Glibc
package import Spool
import Verdicts
package import JSON

/// The journal as it is written: one line for each thing that is done to a case, without anything
/// personal. A case is named by its number, as its folder is.
package struct Journal {
  private let station: Station

  /// The journal of a station's spool.
  package init(_ station: Station) { self.station = station }

  /// Appends a line.
  ///
  /// - Parameters:
  ///   - event: A word for what was done.
  ///   - serial: The job's, which is its event's as well; `nil` for what is no job.
  ///   - details: What else there is to say; nothing that a sender or a photo has said.
  /// - Throws: ``FileError/machine(_:)``.
  package func write(
    _ event: String, serial: String? = nil, _ details: KeyValuePairs<String, JSON>
  ) throws(FileError) {
    let time = Timestamp.now
    var members = [
      JSON.Member(key: "time", value: .text(time)), JSON.Member(key: "event", value: .text(event)),
      JSON.Member(key: "user", value: .integer(Int(geteuid()))),
    ]
    if let serial { members.append(JSON.Member(key: "serial", value: .text(serial))) }
    members += details.map { JSON.Member(key: $0.key, value: $0.value) }
    try station.journal(day: String(time.prefix(10)), JSON(.object(members)).line)
  }
}
