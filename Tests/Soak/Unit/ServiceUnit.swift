import Foundation
import TestSupport

/// The unit that `jernih help systemd` prints, started by a real systemd: whether it comes up,
/// holds what it promises, and loses nothing when systemd or somebody else ends it.
final class ServiceUnit {
  let options: Options
  let machine: Machine
  var ledger = Ledger()
  /// Cases of photos that are not the ledger's.
  var others: Set<String> = []
  private let setup: ServiceUnitSetup
  private let people = ["GATEWAY": gateway, "CLERK": clerk]
  private var nextPhoto = 0

  static let spool = "/srv/jernih"
  static let gateway = "gateway"
  static let clerk = "clerk"
  static let stranger = "stranger"
  /// What the service said last.
  static let lastWords = "journalctl --no-pager -o cat -n 8 _COMM=jernih"
  /// How long anything may take that takes a second where nobody disturbs it.
  static let patienceSeconds = 180.0

  var files: SpoolFiles { SpoolFiles(path: machine.root + Self.spool) }

  init(_ options: Options) throws {
    self.options = options
    setup = try ServiceUnitSetup()
    machine = try Machine(in: options.folder)
    print("\(machine.version) runs as process 1 of its own")
  }

  private typealias Step = (promise: String, check: () throws -> [String])

  func run() throws -> [String] {
    for user in [Self.gateway, Self.clerk, Self.stranger] {
      try machine.need("systemd-sysusers --inline 'u \(user) -'")
    }
    do {
      try setup.type(on: machine, people: people)
    } catch let error as SoakError {
      return [error.text, try machine.run(Self.lastWords).output]
    }
    let start: [Step] = [
      ("it is active, enabled and watched", isActive),
      ("it and its workers are shut in", isShutIn),
      ("its exposure, counted while it runs, is 1.0 or less", isLittleExposed),
      ("photos get their verdicts", photosAreJudged),
      ("each reads what is meant for him, and nothing else", readersAreKeptApart),
      ("all of it typed again disturbs nothing", isTypedAgain),
    ]
    let blows: [Step] = [
      ("SIGKILL amid photos loses nothing", survivesKill),
      ("a crash tells nothing and loses nothing", survivesCrash),
      ("it refuses wider modes, and comes back when they are mended", refusesWiderModes),
      ("a stop lets photos under way finish", stopsInOrder),
      ("a frozen service is ended by the watchdog and its photos are judged", isWatched),
    ]
    let end: [Step] = [
      ("modes and groups are the contract's", modesHold),
      ("every drop is in one place, with one verdict", nothingIsLost),
      ("the journal holds nothing personal", journalIsImpersonal),
    ]
    var violations: [String] = []
    for step in start + (options.isBrief ? [] : blows) + end {
      let begin = SteadyClock.seconds
      let wrong = try step.check()
      let seconds = String(format: "%.1f s", SteadyClock.seconds - begin)
      print("\(wrong.isEmpty ? "held" : "NOT held"): \(step.promise) (\(seconds))")
      violations += wrong
    }
    try machine.need("systemctl stop jernih")
    return violations
  }

  /// As after an update of the program: what is there stays, and the service goes on.
  private func isTypedAgain() throws -> [String] {
    let process = try property("MainPID")
    try setup.type(on: machine, people: people)
    return try property("MainPID") == process ? [] : ["the service was ended by it"]
  }

  // MARK: Asking systemd

  func property(_ name: String) throws -> String {
    try machine.need("systemctl show -P \(name) jernih")
  }

  /// Waits until it is active as another process than before.
  ///
  /// - Returns: What is wrong.
  func awaitRestart(of process: String) throws -> [String] {
    let isBack = try SteadyClock.wait(atMost: Self.patienceSeconds, every: 0.1) {
      let now = try property("MainPID")
      return try now != process && now != "0" && property("ActiveState") == "active"
    }
    return isBack == nil ? ["it was not started again"] : []
  }

  // MARK: The gateway's side

  /// So many photos, put into `new/` by the gateway while the service is frozen, so that it has
  /// them all before it when it goes on.
  func sendToFrozen(_ count: Int) throws {
    try machine.need("systemctl kill --kill-who=main -s STOP jernih")
    let batch = "/tmp/batch"
    try machine.need("rm -rf \(batch)")
    for _ in 0..<count {
      let photo = TinyPhoto(number: nextPhoto)
      nextPhoto += 1
      try machine.write(photo.bytes, to: "\(batch)/\(photo.name(0))")
      ledger.send(photo)
    }
    try machine.need(
      """
      cd \(Self.spool) && for file in \(batch)/*; do name=${file##*/}
        cp "$file" tmp && chmod 0660 "tmp/$name" && mv -nT "tmp/$name" "new/$name" || exit 1
      done
      """, as: Self.gateway)
  }

  /// Lets it go on, and returns once it has answered the first.
  func thaw() throws -> [String] {
    let before = files.names("outbox").count
    try machine.need("systemctl kill --kill-who=main -s CONT jernih")
    let answer = SteadyClock.wait(atMost: Self.patienceSeconds) {
      files.names("outbox").count > before
    }
    return answer == nil ? ["it answers nothing after SIGCONT"] : []
  }

  /// Drops and jobs that have not come to their end.
  var unfinished: Int { files.names("new").count + jobs.count + files.names("deferred").count }

  /// Jobs of all workers.
  var jobs: [String] {
    files.names("active").filter { !$0.hasSuffix(".lease") }
      .flatMap { files.names("active/\($0)") }
  }

  func awaitRest() -> [String] {
    let rest = SteadyClock.wait(atMost: Self.patienceSeconds, every: 0.05) { unfinished == 0 }
    return rest == nil ? ["\(unfinished) drops are still under way"] : []
  }
}
