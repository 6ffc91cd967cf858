import Foundation
import TestSupport

/// What the unit promises of who the service is, what it may do and who sees what it makes.
extension ServiceUnit {
  /// Type=notify: it is active once it has said that it is ready, and has told its status by then.
  func isActive() throws -> [String] {
    var wrong: [String] = []
    for (name, value) in [
      ("Type", "notify"), ("ActiveState", "active"), ("UnitFileState", "enabled"),
      ("WatchdogUSec", "2min"), ("NRestarts", "0"), ("User", "jernih"),
      ("StartLimitIntervalUSec", "0"),
    ] {
      let seen = try property(name)
      if seen != value { wrong.append("\(name) is '\(seen)', not \(value)") }
    }
    let status = try property("StatusText")
    if !status.contains("photos judged") { wrong.append("its status is '\(status)'") }
    let log = try machine.need("journalctl --no-pager -o cat -u jernih")
    if log.contains("WARNING") || log.contains("gnoring") { wrong.append(log) }
    return wrong
  }

  /// The unit's walls hold for every process of it, and those of the workers came up inside of it.
  func isShutIn() throws -> [String] {
    let user = try machine.need("id -u jernih")
    let members = "/sys/fs/cgroup/system.slice/jernih.service/cgroup.procs"
    let processes = try String(contentsOfFile: machine.root + members, encoding: .utf8)
      .split(separator: "\n")
    var wrong = processes.count > 1 ? [] : ["it has no worker"]
    for process in processes {
      let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        .split(separator: "\n")
      for line in [
        "Uid:\t\(user)\t\(user)\t\(user)\t\(user)", "NoNewPrivs:\t1", "Seccomp:\t2",
        "CapEff:\t0000000000000000", "CapBnd:\t0000000000000000",
      ] where !status.contains(line[...]) {
        wrong.append("\(status[0]): not \(line.replacing("\t", with: " "))")
      }
      let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
      let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
      if core?.split(separator: " ").dropFirst(4).prefix(2) != ["0", "0"] {
        wrong.append("\(status[0]): \(core ?? "no limit") of core dumps")
      }
    }
    let told = try machine.need("jernih status \(Self.spool)")
    print(told.split(separator: "\n").last.map(String.init) ?? "status says nothing")
    for wall in ["isolation photo", "rlimits", "noNewPrivileges", "landlock:", "seccomp"]
    where !told.contains(wall) {
      wrong.append("status names no \(wall)")
    }
    return wrong
  }

  private static let exposureMaximum = 1.0

  func isLittleExposed() throws -> [String] {
    let table = try machine.need("systemd-analyze security --no-pager jernih")
    guard let line = table.split(separator: "\n").last(where: { $0.contains(": ") }),
      let exposure = line.split(separator: " ").lazy.compactMap({ Double($0) }).first
    else { return ["no exposure in: \(table)"] }
    print("exposure \(exposure)")
    return exposure <= Self.exposureMaximum ? [] : ["its exposure is \(exposure)"]
  }

  /// A file of each folder, tried by who may have it and by who may not.
  func readersAreKeptApart() throws -> [String] {
    let spool = Self.spool
    let mine = ["active", "deferred", "quarantine", "index", "journal"].map { "ls \(spool)/\($0)" }
    let cases = "cat \(spool)/cases/*/*/verdict.json \(spool)/cases/*/*/thumb.jpg"
    let reports = "cat \(spool)/reports/index.html \(spool)/cases/*/index.html"
    let take = "rm -f $(ls \(spool)/outbox/*.json | head -1)"
    let outbox = "cat \(spool)/outbox/*.json"
    var wrong: [String] = []
    for (user, may, mayNot) in [
      (Self.gateway, [outbox, take], [cases, reports, "ls \(spool)"] + mine),
      (
        Self.clerk, [cases, reports],
        [outbox, "ls \(spool)/new", "touch \(spool)/cases/a", "ls \(spool)"] + mine
      ),
      (Self.stranger, [], [outbox, cases, reports, "ls \(spool)/new", "ls \(spool)"] + mine),
    ] {
      for line in may where try machine.run(line, as: user).status != 0 {
        wrong.append("\(user) cannot: \(line)")
      }
      for line in mayNot where try machine.run(line, as: user).status == 0 {
        wrong.append("\(user) can: \(line)")
      }
    }
    return wrong
  }

  /// Names of nobody, which senders use where they should not.
  static let planted = ["Siti", "Budi Santoso", "3271046504930002"]

  func journalIsImpersonal() throws -> [String] {
    let log = try machine.need("journalctl --no-pager -o export")
    guard log.contains("_SYSTEMD_UNIT=jernih.service") || log.contains("UNIT=jernih.service") else {
      return ["the journal says nothing of the service at all"]
    }
    print("\(try machine.need("journalctl --no-pager -o cat -u jernih | wc -l")) lines of it")
    let status = try property("StatusText")
    return Self.planted.filter { log.contains($0) || status.contains($0) }
      .map { "the journal holds \($0)" }
  }
}
