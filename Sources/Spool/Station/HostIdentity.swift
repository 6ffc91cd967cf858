import Files
import Glibc

/// Which process on which boot of which machine: what a lease says of its owner.
package struct HostIdentity: Equatable, Sendable {
  /// By gethostname(2), blanks replaced.
  package var host: String
  /// A digest of `/etc/machine-id`, which is nobody else's to know; empty where there is none, or
  /// in a lease of a version that did not say it.
  package var machine: String
  /// The kernel's random id of this boot.
  package var boot: String
  /// The process id's name space: in another one a number means another process.
  package var processSpace: String
  /// Its id in that name space.
  package var process: Int32
  /// Start of the process in clock ticks since boot: a number used again is another process.
  package var started: String

  /// This process.
  package static func current() -> HostIdentity {
    var name = [CChar](repeating: 0, count: 256)
    _ = unsafe gethostname(&name, name.count - 1)
    let host = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return HostIdentity(
      host: EntryName(host).description.replacingSpaces, machine: ownMachine,
      boot: text("/proc/sys/kernel/random/boot_id"),
      processSpace: (try? FileGate().linkOutside("/proc/self/ns/pid")) ?? "",
      process: getpid(), started: start(of: getpid()) ?? "")
  }

  /// Whether the owner is known to be dead before its lease is over: only on this host can that be.
  ///
  /// Two living machines may have one name, and one machine id where one was copied from the other:
  /// so another boot is this host's own earlier one only if nobody renews the lease.
  ///
  /// - Parameters:
  ///   - observer: The process that asks.
  ///   - silentSeconds: For how long the owner's lease has not been renewed, 0 or more.
  ///   - renewalSeconds: How often a living owner renews it.
  package func isDead(
    seenBy observer: HostIdentity, silentSeconds: Double, renewalSeconds: Double
  ) -> Bool {
    guard isOnHost(of: observer), !boot.isEmpty else { return false }
    if boot != observer.boot { return silentSeconds > 2 * renewalSeconds }
    guard processSpace == observer.processSpace, !processSpace.isEmpty else { return false }
    guard let start = Self.start(of: process) else {
      return kill(process, 0) != 0 && errno == ESRCH
    }
    return start != started
  }

  /// Whether host and machine are the same, as far as both say.
  private func isOnHost(of other: HostIdentity) -> Bool {
    guard host == other.host else { return false }
    return machine == other.machine || machine.isEmpty || other.machine.isEmpty
  }

  private static let ownMachine: String = {
    let id = text("/etc/machine-id")
    guard !id.isEmpty else { return "" }
    var digest = SHA256()
    digest.update(Array("jernih lease \(id)".utf8))
    return String(digest.digest().description.prefix(16))
  }()

  private static func start(of process: Int32) -> String? {
    // Field 22, counted after the command's name, which is in brackets and may hold anything.
    let stat = text("/proc/\(process)/stat")
    guard let end = stat.lastIndex(of: ")") else { return nil }
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    // A zombie works no more.
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    return String(fields[19])
  }

  private static func text(_ path: String) -> String {
    (try? FileGate().firstLineOutside(path)) ?? ""
  }
}

extension String {
  fileprivate var replacingSpaces: String { String(map { $0 == " " ? "_" : $0 }) }
}
