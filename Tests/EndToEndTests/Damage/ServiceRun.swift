import Foundation

/// `jernih serve` on one spool, as a user that exists nowhere else.
final class ServiceRun {
  /// The service's user and group.
  static let user: uid_t = 52_001
  /// A gateway's user; its group is the service's.
  static let sender: uid_t = 52_002

  let process: Spawned
  private let messages: String

  /// - Parameters:
  ///   - program: A copy that any user can run.
  ///   - messages: A file for its standard error that is not there yet.
  init(program: String, spool: String, policy: String, messages: String) throws {
    self.messages = messages
    process = try Spawned(
      [
        "setpriv", "--reuid=\(Self.user)", "--regid=\(Self.user)", "--clear-groups", program,
        "serve", spool, "--workers", "2", "--policy", policy,
      ], errors: messages)
  }

  /// What it has warned of, but for the line that any service says of such a spool.
  var lines: [String] {
    let text = (try? String(contentsOfFile: messages, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
      .filter { !$0.contains("level=notice") && !$0.contains("gateways can decide") }
  }

  /// Waits until it watches for drops, which is before its lease is written.
  ///
  /// - Parameter known: The leases of others.
  /// - Returns: Whether it does.
  func waitUntilUp(in spool: String, known: Set<String>, seconds: Double) -> Bool {
    let limit = Date(timeIntervalSinceNow: seconds)
    while process.ended() == nil, Date() < limit {
      let names = FileTree.names("\(spool)/active").map { "active/\($0)" }
      if names.contains(where: { $0.hasSuffix(".lease") && !known.contains($0) }) { return true }
      Thread.sleep(forTimeInterval: 0.005)
    }
    return false
  }
}
