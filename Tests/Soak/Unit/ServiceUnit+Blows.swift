import Foundation

/// Ends of the service by systemd and by others, each amid photos, and what comes after.
extension ServiceUnit {
  private var batch: Int { options.photos ?? 150 }

  /// SIGKILL for all its processes, three times.
  func survivesKill() throws -> [String] {
    var wrong: [String] = []
    var left: [Int] = []
    for _ in 0..<3 {
      let process = try property("MainPID")
      try sendToFrozen(batch)
      wrong += try thaw()
      try machine.need("systemctl kill -s KILL jernih")
      left.append(unfinished)
      wrong += try awaitRestart(of: process) + awaitRest()
    }
    print("of \(batch) photos \(left.map(String.init).joined(separator: ", ")) were left each time")
    return wrong
  }

  /// SIGABRT, as a failed assertion sends it: no dump, and no program that looks for causes in the
  /// memory of a process that has held photos.
  func survivesCrash() throws -> [String] {
    let process = try property("MainPID")
    try sendToFrozen(batch)
    var wrong = try thaw()
    try machine.need("systemctl kill --kill-who=main -s ABRT jernih")
    wrong += try awaitRestart(of: process) + awaitRest()
    let log = try machine.need("journalctl --no-pager -o cat -u jernih").lowercased()
    for word in ["backtrac", "core dumped", "dumped core"] where log.contains(word) {
      wrong.append("the journal tells of a '\(word)'")
    }
    return wrong
  }

  /// A folder that others could read: it does not work on such a spool, and comes back by itself
  /// once that is mended.
  func refusesWiderModes() throws -> [String] {
    let process = try property("MainPID")
    let restarts = Int(try property("NRestarts")) ?? 0
    try machine.need("chmod 0750 \(Self.spool)/journal && systemctl kill -s KILL jernih")
    let tries = try SteadyClock.wait(atMost: Self.patienceSeconds, every: 0.2) {
      Int(try property("NRestarts")) ?? 0 > restarts + 2
    }
    var wrong = tries == nil ? ["it was not tried again"] : []
    if try property("ActiveState") == "active" { wrong.append("it works on wider modes") }
    try machine.need("chmod 0700 \(Self.spool)/journal")
    wrong += try awaitRestart(of: process)
    if !(try machine.need(Self.lastWords)).contains("wider than 700") {
      wrong.append("it does not say what was wrong")
    }
    let errors = try machine.need("journalctl --no-pager -p err -o cat -u jernih")
    if !errors.contains("wider than 700") || errors.contains("event=start") {
      wrong.append("journalctl -p err does not show what was wrong, or more than that")
    }
    return wrong
  }

  /// `systemctl stop`: what a worker has is finished, the rest waits for the next start.
  func stopsInOrder() throws -> [String] {
    try sendToFrozen(batch)
    var wrong = try thaw()
    let start = SteadyClock.seconds
    try machine.need("systemctl stop jernih")
    let seconds = String(format: "%.2f s", SteadyClock.seconds - start)
    print("stopped in \(seconds), \(files.names("new").count) photos wait in new/")
    for (name, value) in [
      ("ActiveState", "inactive"), ("Result", "success"), ("ExecMainStatus", "0"),
    ] {
      let seen = try property(name)
      if seen != value { wrong.append("stopped, \(name) is '\(seen)', not \(value)") }
    }
    if !jobs.isEmpty { wrong.append("\(jobs.count) photos under way were not finished") }
    try machine.need("systemctl start jernih")
    return wrong + awaitRest()
  }

  /// The unit's own time, and the shorter one that is used unless it is asked for.
  private static let watchdogSeconds = (printed: 120, short: 10)

  /// It is let be for so long that it must have said that it is alive, then frozen.
  func isWatched() throws -> [String] {
    let seconds = Int(options.seconds ?? Double(Self.watchdogSeconds.short))
    if seconds != Self.watchdogSeconds.printed {
      let change = "[Service]\nWatchdogSec=\(seconds)s\n"
      try machine.write(change.utf8, to: "/run/systemd/system/jernih.service.d/soak.conf")
      try machine.need("systemctl daemon-reload && systemctl restart jernih")
    }
    let process = try property("MainPID")
    let alive = try property("WatchdogTimestampMonotonic")
    SteadyClock.sleep(Double(seconds) * 2.5)
    var wrong: [String] = []
    if try property("MainPID") != process { wrong.append("it was ended although it was well") }
    if try property("WatchdogTimestampMonotonic") == alive { wrong.append("it said nothing") }
    let watched = try property("MainPID")
    let frozen = SteadyClock.seconds
    try sendToFrozen(batch)
    wrong += try awaitRestart(of: watched)
    let back = String(format: "%.1f s", SteadyClock.seconds - frozen)
    print("back \(back) after it was frozen, with a watchdog of \(seconds) s")
    wrong += awaitRest()
    if !(try machine.need("journalctl --no-pager -o cat -u jernih")).contains("Watchdog timeout") {
      wrong.append("it was not the watchdog that ended it")
    }
    return wrong
  }
}
