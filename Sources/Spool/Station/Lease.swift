/// What a lease file says of the service that holds it.
package struct Lease: Equatable, Sendable {
  /// The longest lease that is read, in bytes.
  static let bytesMaximum = 4096

  /// Whose death frees what it holds, before its time is over.
  package var owner: HostIdentity
  /// How its workers are isolated: a word, and then what holds.
  package var isolation: [String]

  /// The file's text: six lines. The machine stands behind the host's name, so that a reader that
  /// knows of none takes it for another host's and goes by silence alone.
  package var bytes: [UInt8] {
    let lines = [
      owner.machine.isEmpty ? owner.host : "\(owner.host) \(owner.machine)", owner.boot,
      owner.processSpace, "\(owner.process)", owner.started,
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
    let names = lines[0].split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    owner = HostIdentity(
      host: String(names[0]), machine: names.count > 1 ? String(names[1]) : "", boot: lines[1],
      processSpace: lines[2], process: process, started: lines[4])
    isolation = lines[5].split(separator: " ").map(String.init)
  }
}
