import Foundation
import JSON
import TestSupport

/// Cases whose two papers and case file come at the same moment, judged by several workers at once:
/// the order of what is told must be that of what happened.
///
/// Of each case the event with the highest `caseRevision` says what `case.json` says, and so does
/// the last one in the order of names, as a consumer reads that sorts its folder. With `--seconds`
/// services and workers are killed for so long, and started again.
final class Order {
  private let options: Options
  private let spool: SoakSpool
  private var services: [RunningService] = []
  private var random: SplitMix64
  private var killCount = 0
  private static let kinds = ["ktp", "kk"]
  private static let caseFile = #"{"schema": "jernih.case/1", "programme": "jampersal"}"#

  init(_ options: Options) throws {
    self.options = options
    random = SplitMix64(seed: options.seed)
    spool = try SoakSpool(options)
  }

  func run() throws -> [String] {
    let count = max(1, (options.photos ?? 2000) / Self.kinds.count)
    let cases = (0..<count).map { "O-\($0)" }
    for (index, caseID) in cases.enumerated() {
      try spool.prepare(Array(Self.caseFile.utf8), as: "\(caseID).case.json")
      for (place, kind) in Self.kinds.enumerated() {
        let photo = TinyPhoto(number: index * Self.kinds.count + place)
        try spool.prepare(photo.bytes, as: "\(caseID).\(kind).jpg")
      }
    }
    services = try (0..<(options.services ?? 1)).map {
      try spool.serve($0, workers: options.workers)
    }
    try spool.awaitStart(of: services.count)
    for caseID in cases {
      for name in Self.kinds.map({ "\(caseID).\($0).jpg" }) + ["\(caseID).case.json"] {
        try spool.send(name)
      }
    }
    try killForAWhile()
    var wrong: [String] = []
    if try !spool.awaitEvents(count * (Self.kinds.count + 1)) {
      wrong.append("\(try spool.unfinished()) drops are still under way")
    }
    wrong += services.filter { $0.terminate() == nil }
      .map { "service \($0.pid) did not end by SIGTERM as it should" }
    wrong += try check(cases)
    wrong += try spool.verify()
    print("\(count) cases of two photos, \(services.count) services of \(options.workers) workers")
    if killCount > 0 { print("killed by SIGKILL \(killCount) times") }
    return wrong
  }

  /// Kills a service, or in one of four times a worker, every 50 to 300 ms.
  private func killForAWhile() throws {
    guard let seconds = options.seconds else { return }
    let end = SteadyClock.seconds + seconds
    while SteadyClock.seconds < end {
      SteadyClock.sleep(Double.random(in: 0.05...0.3, using: &random))
      let number = Int.random(in: 0..<services.count, using: &random)
      let worker = services[number].workers.randomElement(using: &random)
      if let worker, Int.random(in: 0..<4, using: &random) == 0 {
        kill(worker, SIGKILL)
      } else {
        services[number].kill9()
        services[number] = try spool.serve(number, workers: options.workers)
      }
      killCount += 1
    }
    // One that is asked to end before it has begun leaves what the killed one left to the next.
    try spool.awaitLeases(of: services)
  }

  private func check(_ cases: [String]) throws -> [String] {
    var told: [String: ToldCase] = [:]
    var last: [String: JSON] = [:]
    for name in spool.names("outbox").sorted() {
      guard let event = try? JSON.parse(spool.read("outbox/\(name)") ?? []),
        let serial = event["serial"]?.string, let caseID = event["case"]?.string
      else { return ["outbox/\(name) is no event of a case"] }
      told[caseID, default: ToldCase()].take(event, serial)
      last[caseID] = event
    }
    return cases.flatMap { caseID -> [String] in
      guard let one = told[caseID], let last = last[caseID],
        let file = try? JSON.parse(spool.read("cases/\(caseID)/case.json") ?? [])
      else { return ["\(caseID): nothing was told"] }
      var wrong = one.trouble(caseID, spool.files)
      if one.isTwice { wrong.append("\(caseID): two events of one revision") }
      if last["state"]?.string != file["state"]?.string {
        wrong.append("\(caseID): the last event by its name tells another state than case.json")
      }
      return wrong
    }
  }
}
