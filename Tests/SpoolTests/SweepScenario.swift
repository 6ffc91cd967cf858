import Files
import Glibc
import ServiceSupport
import Spool

/// A dozen drops of every sort, and what must have become of them in the end.
struct SweepScenario {
  let folder: TemporarySpool
  /// Events that whoever reads the outbox has seen before the fault.
  var seen: [String: [UInt8]] = [:]

  /// The events that lie in the outbox now, by their files.
  var events: [String: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: folder.names("outbox").map { ($0, folder.read("outbox/\($0)") ?? []) })
  }

  static var limits: SpoolLimits {
    var limits = TemporarySpool.impatient
    limits.photoBytes = 1000
    // Every other station counts as dead, so that one process can play all services in turn.
    limits.leaseSeconds = -1
    return limits
  }

  /// With the service's own pauses after trouble.
  private static var patient: SpoolLimits {
    var limits = limits
    limits.pauseSeconds = SpoolLimits().pauseSeconds
    limits.pauseMaximumSeconds = SpoolLimits().pauseMaximumSeconds
    return limits
  }

  /// - Parameter empty: Whether to leave the drops away.
  init(empty: Bool = false) throws {
    folder = try TemporarySpool(Self.limits)
    if empty { return }
    folder.drop("GW-1.case.json", Array("{\"schema\": \"jernih.case/1\"}".utf8))
    folder.drop("GW-1.ktp.a.jpg", Array("first".utf8))
    folder.drop("GW-1.ktp.b.jpg", Array("first".utf8))
    folder.drop("GW-1.ktp.c.jpg", Array("second".utf8))
    folder.drop("GW-1.kk.png", [])
    folder.drop("GW-2.rumah.a.jpg", Array("house".utf8))
    folder.drop("GW-2.rumah.b.jpg", Array("other house".utf8))
    folder.drop("GW-2.ktp.jpg", [UInt8](repeating: 7, count: 1001))
    folder.drop("GW-2.ktp.x.jpg", [UInt8](repeating: 7, count: 1001))
    folder.drop("GW-2.kk.jpg", [UInt8](repeating: 7, count: 4001))
    folder.drop("no name", Array("bad".utf8))
    folder.drop("3201010101010001.ktp.jpg", Array("nik".utf8))
    _ = unsafe symlink("/etc/passwd", "\(folder.path)/new/GW-3.ktp.jpg")
    _ = unsafe mkdir("\(folder.path)/new/GW-4.ktp.jpg", 0o755)
    putJudged()
    folder.decide("GW-5.ktp.a", verdict: "\"retake\"")
    folder.decide("GW-1.ktp.9.b", verdict: "null")
  }

  /// A case with one photo, as a service has left it, its event read long ago.
  private static let judged: [String: [UInt8]] = {
    guard let scenario = try? SweepScenario(empty: true) else { return [:] }
    scenario.folder.drop("GW-5.ktp.jpg", Array("judged before".utf8))
    _ = try? scenario.serve()
    return scenario.folder.contents().filter { $0.key.hasPrefix("cases/GW-5/") }
  }()

  private func putJudged() {
    for place in ["cases/GW-5", "cases/GW-5/ktp"] {
      _ = unsafe mkdir("\(folder.path)/\(place)", 0o750)
    }
    for (place, bytes) in Self.judged {
      folder.write(place, bytes)
      _ = unsafe chmod("\(folder.path)/\(place)", 0o640)
    }
  }

  /// Runs one service on it, with a fault in the way.
  ///
  /// - Parameters:
  ///   - bug: What the service does wrong.
  ///   - fault: Asked at each mutating call, by its number from 0.
  /// - Returns: How many mutating calls there were.
  func serve(
    planted bug: PlantedBug? = nil, _ fault: @escaping (Int) -> Interference = { _ in .proceed }
  ) throws -> Int {
    let calls = Calls()
    let spool = try folder.open()
    bug?.begin(in: folder.path)
    spool.tree.gate.interposer = { call, place in
      guard call.isMutating else { return .proceed }
      calls.count += 1
      let interference = fault(calls.count - 1)
      bug?.act(before: call, place, interference, in: folder.path)
      return interference
    }
    if PromptService(spool).drain(turnsMaximum: 40) { try? spool.close() }
    return calls.count
  }

  /// Runs one service on it in a time of its own, with errors in the way, until everything is done.
  ///
  /// - Parameters:
  ///   - limit: Seconds after which it is given up.
  ///   - fault: Asked at each mutating call, by its number and the seconds gone by.
  /// - Returns: After how many seconds all was done; `nil` where it never was.
  func serve(withinSeconds limit: Double, _ fault: @escaping (Int, Double) -> Interference)
    throws -> Double?
  {
    let calls = Calls()
    let clock = VirtualClock()
    let spool = try folder.open(Self.patient)
    spool.tree.gate.interposer = { call, _ in
      guard call.isMutating else { return .proceed }
      calls.count += 1
      return fault(calls.count - 1, clock.goneSeconds)
    }
    let isDone = PromptService(spool, clock: clock).drain(withinSeconds: limit)
    if isDone { try? spool.close() }
    return isDone ? clock.goneSeconds : nil
  }

  private final class Calls { var count = 0 }

  /// What is wrong with what was told, and with what it tells of.
  private func violationsOfEvents(afterPowerCut: Bool, withDropsBack: Bool) -> [String] {
    var wrong: [String] = []
    for caseID in ["GW-1", "GW-2", "GW-5"] {
      let revisions = folder.revisions(caseID)
      // The removal of a lower one is not made durable: it counts for nothing.
      if revisions.isEmpty || revisions.count > 1 && !afterPowerCut {
        wrong.append("\(caseID) has revisions \(revisions)")
      }
      wrong += lastEvent(of: caseID).map { ["\(caseID): \($0)"] } ?? []
    }
    let decided = JudgedBytes.decisions(folder.read("cases/GW-5/ktp/decision.json"))
    if decided != ["retake"] { wrong.append("decisions: \(decided)") }
    let events = self.events.count
    for (name, bytes) in self.events.merging(seen, uniquingKeysWith: { now, _ in now })
    where JudgedBytes.kind(ofEvent: bytes, named: name) == nil {
      wrong.append("an event under another serial")
    }
    for (name, bytes) in seen
    where JudgedBytes.told(self.events[name]) != JudgedBytes.told(bytes) {
      let now = self.events[name].map { String(decoding: $0, as: UTF8.self) } ?? "gone"
      wrong.append("the event '\(String(decoding: bytes, as: UTF8.self))' is now '\(now)'")
    }
    if events < Self.eventCount || events > Self.eventCount && !withDropsBack {
      wrong.append("\(events) events")
    }
    return wrong
  }

  /// Those of thirteen drops, of a word of a sender, and of a decision.
  private static let eventCount = 15

  /// What is wrong with the last event of a case; `nil` where it tells what `case.json` does.
  private func lastEvent(of caseID: String) -> String? {
    let all = Array(seen.values) + Array(events.values)
    return JudgedBytes.trouble(
      ofEvents: all, caseID: caseID, caseFile: folder.read("cases/\(caseID)/case.json"))
  }

  /// All that is wrong once a service has run to its end.
  ///
  /// - Parameters:
  ///   - afterPowerCut: Modes are then not the service's, and a page may be lost.
  ///   - withDropsBack: A claim that the disk failed to keep may be undone by the cut, long after
  ///     its photo was judged: the drop is back, and is answered once more as `sameAs`.
  func violations(afterPowerCut: Bool = false, withDropsBack: Bool = false) throws -> [String] {
    var wrong: [String] = []
    func expect(_ place: String, _ names: [String]) {
      var found = folder.names(place)
      // Pages are not made durable: the service writes those anew that are missing at its start.
      if afterPowerCut, names.contains("index.html"), !found.contains("index.html") {
        found = (found + ["index.html"]).sorted()
      }
      if found != names { wrong.append("\(place) holds \(found)") }
    }
    expect("new", [])
    expect("active", [])
    expect("deferred", [])
    expect("decisions", [])
    expect("cases", ["GW-1", "GW-2", "GW-5"])
    expect("cases/GW-5", ["case.json", "index.html", "ktp"])
    expect("cases/GW-1", ["case.json", "index.html", "kk", "ktp", "ktp.2"])
    expect("cases/GW-2", ["case.json", "index.html", "kk", "ktp", "rumah", "rumah.2"])
    let attempts = JudgedBytes.attempts(inCaseFile: folder.read("cases/GW-1/case.json"))
    if attempts != ["kk": 1, "ktp": 2] {
      wrong.append("case.json is not up to date")
    }
    let originals = ["ktp", "ktp.2", "kk"].map { folder.read("cases/GW-1/\($0)/original.jpg") }
    let expected = ["first", "second", ""].map { Array($0.utf8) }
    if Set(originals) != Set(expected.map(Optional.some)) || originals[2] != [] {
      wrong.append("the originals are not what was dropped")
    }
    if folder.read("cases/GW-2/ktp/original.bin")?.count != 1001 {
      wrong.append("the photo that is too large is lost")
    }
    if folder.read("cases/GW-2/kk/original.bin")?.count != 4001 {
      wrong.append("the photo that is far too large is lost")
    }
    wrong += violationsOfEvents(afterPowerCut: afterPowerCut, withDropsBack: withDropsBack)
    let quarantined = folder.names("quarantine").count { $0.hasSuffix(".bin") }
    if quarantined != 5 { wrong.append("\(quarantined) in quarantine") }
    wrong +=
      JudgedBytes.trouble(
        ofMark: folder.read("spool.json"), policy: folder.read("policy.json")
      ).map { [$0] } ?? []
    let spool = try folder.open()
    var verification = SpoolVerification(spool.tree) {
      verdict, _, digest throws(FileError) in
      try JudgedBytes.fault(of: verdict, digest)
    }
    let found = try verification.run().map(\.description)
    return wrong + (afterPowerCut ? found.filter { !$0.contains(": mode ") } : found)
  }
}
