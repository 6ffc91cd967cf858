import Foundation
import TestSupport
import Verdicts
import JSON

/// Photos that `Fuzzing` has damaged, dropped while services work: each must get its answer, no
/// service may end, and none may be held up.
struct Mutated {
  private let options: Options
  private let spool: SoakSpool

  /// A worker's time for a photo and a second more.
  private static let millisecondsMaximum = 11_000.0
  /// Drops that wait in `new/` at most twice this.
  private static let waitingMaximum = 500

  init(_ options: Options) throws {
    self.options = options
    spool = try SoakSpool(options)
  }

  func run() throws -> [String] {
    let count = options.photos ?? 2000
    let drops = spool.folder.appending(path: "drops").path
    let export = try BuiltProgram("Fuzzing").run(
      ["export", drops, "--count", "\(count)", "--seed", "\(options.seed)"], takesErrors: true)
    guard export.status == 0 else { throw SoakError("no photos could be made: \(export.output)") }
    let services = try (0..<(options.services ?? 1)).map {
      try spool.serve($0, workers: options.workers)
    }
    try spool.awaitStart(of: services.count)
    let start = SteadyClock.seconds
    let names = try FileManager.default.contentsOfDirectory(atPath: drops)
    for (number, name) in names.enumerated() {
      // No more at once than inotify can tell of: what is only found may still grow, and waits.
      if number.isMultiple(of: Self.waitingMaximum) {
        _ = SteadyClock.wait(atMost: 600, every: 0.01) {
          spool.names("new").count < Self.waitingMaximum
        }
      }
      guard unsafe rename("\(drops)/\(name)", "\(spool.path)/new/\(name)") == 0 else {
        throw SoakError("\(name) cannot be renamed into new/: errno \(errno)")
      }
    }
    let isDone = try spool.awaitEvents(count)
    let seconds = SteadyClock.seconds - start
    var violations = services.filter { !$0.isRunning }.map { "service \($0.pid) ended by itself" }
    violations += services.filter { $0.terminate() == nil }
      .map { "service \($0.pid) did not end by SIGTERM as it should" }
    if !isDone { violations.append("\(try spool.unfinished()) drops are still under way") }
    violations += try check(names) + spool.verify()
    let slowest = slowestMilliseconds()
    if slowest > Self.millisecondsMaximum {
      violations.append("a photo took \(Int(slowest)) ms")
    }
    print(
      "\(count) damaged photos in \(Int(seconds)) s, the slowest \(Int(slowest)) ms from its "
        + "worker to its case")
    return violations
  }

  /// Looks for every drop's answer: a verdict of its own name, or the word that its bytes are
  /// known.
  private func check(_ names: [String]) throws -> [String] {
    var wrong: [String] = []
    var outcomes: [String: Int] = [:]
    var answered = 0
    for name in spool.names("outbox") {
      let event = spool.read("outbox/\(name)").flatMap { try? JSON.parse($0) }
      guard let event, event["serial"]?.string.map({ $0 + ".json" }) == name else {
        wrong.append("outbox/\(name) is no event of its serial")
        continue
      }
      answered += 1
      let outcome = event["sameAs"]?.integer == nil ? event["verdict"]?.string : "the same again"
      outcomes[outcome ?? event["type"]?.string ?? "?", default: 0] += 1
    }
    if answered != names.count { wrong.append("\(names.count) drops have \(answered) events") }
    if outcomes["rejected"] != nil { wrong.append("a well-named photo was rejected") }
    var faults: [String: Int] = [:]
    var files: Set<String> = []
    for caseID in spool.names("cases") {
      for attempt in spool.names("cases/\(caseID)") where !attempt.contains(".html") {
        if attempt == "case.json" || attempt.hasPrefix(".") { continue }
        let place = "cases/\(caseID)/\(attempt)"
        guard let verdict = spool.read("\(place)/verdict.json").flatMap({ try? JSON.parse($0) }),
          let file = verdict["photo"]?["file"]?.string, files.insert(file).inserted
        else {
          wrong.append("\(place) has no whole verdict of its own")
          continue
        }
        if let fault = verdict["fault"]?["code"]?.string { faults[fault, default: 0] += 1 }
      }
    }
    let again = outcomes["the same again", default: 0]
    if files.count + again != names.count || !files.isSubset(of: names) {
      wrong.append("\(names.count) drops, \(files.count) verdicts and \(again) known again")
    }
    for (what, number) in (outcomes.sorted { $0.key < $1.key }) { print("  \(number) \(what)") }
    for (what, number) in (faults.sorted { $0.key < $1.key }) { print("    \(number) \(what)") }
    if let ended = faults["decoderFailed"] { wrong.append("\(ended) photos ended their workers") }
    return wrong
  }

  /// The longest time from a photo's worker to its case, as the journal has it.
  private func slowestMilliseconds() -> Double {
    var slowest = 0.0
    for log in spool.names("journal") {
      let lines = String(decoding: spool.read("journal/\(log)") ?? [], as: UTF8.self)
      for line in lines.split(separator: "\n") {
        let entry = try? JSON.parse(Array(line.utf8))
        slowest = max(slowest, entry?["milliseconds"]?.number ?? 0)
      }
    }
    return slowest
  }
}
