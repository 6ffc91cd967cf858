import Verdicts
import JSON

/// What was sent and what was answered, and whether the two agree.
struct Ledger {
  /// How often each photo was sent, by its number.
  private var sent: [Int: Int] = [:]
  /// Drops that cannot become a photo.
  private var badNames = 0
  /// What each serial said first: whose answer it is and which attempt it is of.
  private var told: [String: String] = [:]
  private var slots: [String: [String: Bool]] = [:]
  private var rejected: Set<String> = []
  /// What was told of each case.
  private var cases: [String: ToldCase] = [:]
  private var violations: [String] = []
  /// Events that came again under the serial they had before.
  private(set) var repeatedEvents = 0
  /// Photos whose verdict is that the decoder failed them: innocent, but interrupted too often.
  private(set) var failedPhotos = 0

  /// Photos that were sent at least once.
  var photoCount: Int { sent.count }
  var dropCount: Int { sent.values.reduce(badNames, +) }

  mutating func send(_ photo: TinyPhoto) { sent[photo.number, default: 0] += 1 }
  mutating func sendBadName() { badNames += 1 }

  /// Takes an event out of the outbox.
  mutating func take(_ name: String, _ bytes: [UInt8]) {
    guard let event = try? JSON.parse(bytes), let serial = event["serial"]?.string,
      name == serial + ".json"
    else {
      violations.append("outbox/\(name) is no event of its serial")
      return
    }
    let isRejection = event["type"]?.string == "rejected"
    let slot = "\(event["case"]?.string ?? "")/\(event["kind"]?.string ?? "")"
    let same = event["sameAs"]?.integer
    let line = "\(slot) n \(event["n"]?.integer ?? 0) same \(same ?? 0) rejected \(isRejection)"
    if let earlier = told[serial] {
      repeatedEvents += 1
      if earlier != line { violations.append("\(serial) said '\(earlier)', then '\(line)'") }
      return
    }
    told[serial] = line
    if let caseID = event["case"]?.string, event["caseRevision"]?.integer != nil {
      cases[caseID, default: ToldCase()].take(event, serial)
      if cases[caseID]?.isTwice == true {
        violations.append("\(caseID): two events of one revision")
      }
    }
    if isRejection {
      rejected.insert(serial)
    } else {
      slots[slot, default: [:]][serial] = same != nil
    }
  }

  /// All that is wrong once every drop has found its place.
  ///
  /// - Parameters:
  ///   - quarantined: How many drops lie in quarantine.
  ///   - others: Cases that somebody else answers for.
  mutating func check(
    _ spool: SpoolFiles, quarantined: Int, besides others: Set<String> = []
  ) -> [String] {
    var wrong = violations
    wrong += cases.flatMap { $0.value.trouble($0.key, spool) }
    var found: [Int: Int] = [:]
    for caseID in spool.names("cases") where !others.contains(caseID) {
      for attempt in spool.names("cases/\(caseID)") where !attempt.contains(".html") {
        if attempt == "case.json" || attempt.hasPrefix(".") { continue }
        checkAttempt(spool, caseID, attempt, &found, &wrong)
      }
    }
    for number in sent.keys.sorted() where found[number, default: 0] != 1 {
      wrong.append("photo \(number) is in \(found[number, default: 0]) attempts")
    }
    for (number, times) in sent.sorted(by: { $0.key < $1.key }) {
      let serials = slots[TinyPhoto(number: number).slot] ?? [:]
      let verdicts = serials.values.count { !$0 }
      if verdicts != 1 || serials.count != times {
        wrong.append(
          "photo \(number), sent \(times) times, has \(verdicts) verdict events and "
            + "\(serials.count - verdicts) that say it is the same")
      }
    }
    if rejected.count != badNames || quarantined != badNames {
      wrong.append("of \(badNames) bad names \(rejected.count) told, \(quarantined) quarantined")
    }
    return wrong
  }

  private mutating func checkAttempt(
    _ spool: SpoolFiles, _ caseID: String, _ attempt: String, _ found: inout [Int: Int],
    _ wrong: inout [String]
  ) {
    let place = "cases/\(caseID)/\(attempt)"
    // What no decoder could name is kept as `.bin`.
    let bytes = spool.read("\(place)/original.jpg") ?? spool.read("\(place)/original.bin")
    guard let photo = bytes.flatMap({ TinyPhoto($0) }),
      photo.slot == "\(caseID)/\(attempt)", sent[photo.number] != nil
    else {
      wrong.append("\(place) holds no photo that was sent to it")
      return
    }
    found[photo.number, default: 0] += 1
    guard let verdict = spool.read("\(place)/verdict.json").flatMap({ try? JSON.parse($0) }),
      let outcome = verdict["verdict"]?.string
    else {
      wrong.append("\(place) has no whole verdict")
      return
    }
    guard outcome == "unreadable" else { return }
    switch verdict["fault"]?["code"]?.string {
    case "decoderFailed", "timedOut": failedPhotos += 1
    case let code: wrong.append("\(place) is said to be \(code ?? "unreadable")")
    }
  }
}
