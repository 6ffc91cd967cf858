/// What a lease file says of the service that holds it.
package struct Lease: Equatable, Sendable {
  package var owner: HostIdentity
  /// How its workers are isolated: a word, and then what holds.
  package var isolation: [String]

  /// The file's text: six lines.
  package var bytes: [UInt8] {
    let lines = [
      owner.host, owner.boot, owner.processSpace, "\(owner.process)", owner.started,
      isolation.joined(separator: " "),
    ]
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  package init(owner: HostIdentity, isolation: [String]) {
    self.owner = owner
    self.isolation = isolation
  }

  /// Reads a lease; `nil` where it is torn or not one.
  package init?(_ bytes: [UInt8]) {
    // By bytes: a carriage return and a line feed are one character to a String.
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines.count == 7, let process = Int32(lines[3]) else { return nil }
    owner = HostIdentity(
      host: lines[0], boot: lines[1], processSpace: lines[2], process: process, started: lines[4])
    isolation = lines[5].split(separator: " ").map(String.init)
  }
}
