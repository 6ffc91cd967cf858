import Foundation

/// One combination tried on a spool of its own: the damage, ordinary photos beside it, and what is
/// to hold then.
///
/// What is asked, in short: ordinary photos are judged, told of and shown within five seconds,
/// whatever lies damaged below the folders that they pass through. Where it is one of those, they
/// are judged and told of within five seconds of its mending. Nothing that the damage itself has
/// not destroyed is lost, no photo is attached twice, the service says little, does not spin and
/// ends only when it is told to. Only at a start may it refuse to work, in one line that names the
/// place, and only for the spool and what lies in it directly.
///
/// What is not asked, for the damage itself stands against it: a photo that comes to a damaged
/// case, or waits in a damaged job, may wait or be told of otherwise; jobs of a dead service whose
/// lease cannot be read may wait for the lease to run out; where a folder stands for
/// `reports/index.html` or `reports` is out of reach, there is no overview; where `quarantine` is,
/// bad names wait. A job whose drop is destroyed has lost it, though a copy lay in the result that
/// was being built: nobody can tell how much of that was written. What a link in the spool leads to
/// is in its place.
final class Trial {
  /// What did not hold. Where only time was short it may have been the machine's.
  struct Failure: Sendable {
    var text: String
    var isLate: Bool
  }

  /// What a test of the trial itself has go wrong.
  enum Planted { case loss, end }

  private let combination: Combination
  private let planted: Planted?
  let template: SpoolTemplate
  private let base: String
  private let spool: String
  let view: SpoolView
  private let known: Set<String>
  private(set) var service: ServiceRun?
  private var runCount = 0
  private var mending: Mending?
  private var ordinary = OrdinaryDrops()
  private var destroyed: Set<SmallPhoto> = []
  private var failures: [Failure] = []
  /// What every service that was started has said.
  private var said: [String] = []

  private static let promisedSeconds = 5.0
  /// Jobs of a service that dies while another runs are looked for every five seconds.
  private static let recoverySeconds = 5.0
  /// How long the damage lasts where photos may wait for its end.
  private static let damagedSeconds = 1.5
  /// Lines about one trouble.
  private static let linesMaximum = 3
  private static let idleShare = 0.1
  /// A service that tries again now and then may take more than one that rests.
  private static let tryingShare = 0.25

  private var place: Place { combination.place }
  private var isArrival: Bool { combination.moment == .running && place.arrival != nil }

  init(
    _ combination: Combination, _ template: SpoolTemplate, number: Int, planted: Planted? = nil
  ) {
    self.combination = combination
    self.planted = planted
    self.template = template
    base = "\(template.base)/trial-\(number)"
    spool = "\(base)/spool"
    view = SpoolView(spool)
    known = Set(template.places)
  }

  /// Runs it to its end.
  ///
  /// - Returns: What did not hold, and below it what the service said.
  func run() -> [Failure] {
    defer {
      service?.process.stop()
      FileTree.remove(base)
    }
    do {
      try prepare()
      let isUp = try combination.moment == .running ? damageRunning() : damageBefore()
      if isUp {
        try dropOrdinary()
        if planted == .end { service?.process.stop() }
        if place.mayHoldPhotosUp { try sitOut() } else { passBy() }
        rest()
        end()
      }
      if place.isTop { mend() }
      if planted == .loss { FileTree.remove("\(spool)/cases/F-1") }
      count()
    } catch {
      fail("the trial failed: \(error)")
    }
    guard let first = failures.first else { return [] }
    takeMessages()
    let lines = said.prefix(6).map { $0.replacingOccurrences(of: spool, with: "SPOOL") }
    let text = failures.map(\.text).joined(separator: "; ") + "\n    said: \(lines)"
    return [
      Failure(
        text: "\(combination): \(text)",
        isLate: first.isLate && failures.allSatisfy(\.isLate))
    ]
  }

  private func fail(_ text: String, isLate: Bool = false) {
    failures.append(Failure(text: text, isLate: isLate))
  }

  // MARK: Before

  private func prepare() throws {
    for folder in [base, "\(base)/aside"] {
      FileTree.makeFolder(folder, owner: 0, mode: 0o755)
    }
    try FileTree.copy(template.path, spool)
    try SpoolTemplate.freshen(spool)
  }

  private func start() throws -> ServiceRun {
    takeMessages()
    runCount += 1
    let run = try ServiceRun(
      program: template.program, spool: spool, policy: template.policy,
      messages: "\(base)/messages-\(runCount)")
    service = run
    return run
  }

  private func takeMessages() {
    said += service?.lines ?? []
    service = nil
  }

  /// Starts a service, waits until it has done what it found, and then does the damage.
  private func damageRunning() throws -> Bool {
    var held: [String] = []
    if let arrival = place.arrival {
      let isOfStation = arrival.hasPrefix(template.station)
      held = isOfStation ? [template.station, template.station + ".lease"] : [arrival]
    }
    // A drop that is renamed into place under the service's eyes need not age first.
    let drops = template.waiting.map(\.home).filter { $0.hasPrefix("new/") && !held.contains($0) }
    for (index, path) in (held + drops).enumerated() {
      guard FileTree.move("\(spool)/\(path)", "\(base)/held-\(index)") else {
        throw Office.OfficeError(text: "\(path) cannot be held back")
      }
    }
    let run = try start()
    guard run.waitUntilUp(in: spool, known: known, seconds: 20) else {
      fail("it did not start")
      return false
    }
    for (index, path) in drops.enumerated() {
      _ = FileTree.move("\(base)/held-\(held.count + index)", "\(spool)/\(path)")
    }
    let others = template.waiting.filter { waiting in
      !held.contains { waiting.home.hasPrefix($0) }
    }.map(\.photo)
    if let late = waitFor(others.map(isTold), seconds: 20).first {
      fail("\(late) before the damage")
      return false
    }
    if let arrival = place.arrival, let index = held.firstIndex(of: arrival) {
      try damage("\(base)/held-\(index)" + place.path.dropFirst(arrival.count))
    } else if let path = place.resolved(in: spool, known: known) {
      try damage(path)
    } else {
      fail("there is no \(place.path) to be damaged")
      return false
    }
    for (index, path) in held.enumerated() {
      _ = FileTree.move("\(base)/held-\(index)", "\(spool)/\(path)")
    }
    return true
  }

  /// Does the damage, and then starts a service. Where that is refused as the contract allows, the
  /// damage is mended and another one started.
  private func damageBefore() throws -> Bool {
    try damage(place.path.isEmpty ? spool : "\(spool)/\(place.path)")
    let run = try start()
    // Where the damage keeps it from making its lease nothing tells when it is up.
    _ = run.waitUntilUp(in: spool, known: known, seconds: Self.damagedSeconds)
    guard let end = run.process.ended() else { return true }
    let lines = run.lines
    let name = place.path.isEmpty ? spool : place.path
    guard place.isTop, end == .exit(2) else {
      fail("it ended at its start: \(end)")
      return false
    }
    if lines.count != 1 || !lines[0].contains(name) {
      fail("its refusal is not one line that names the place")
    }
    mend()
    guard try start().waitUntilUp(in: spool, known: known, seconds: 20) else {
      fail("it did not start once that was mended")
      return false
    }
    return true
  }

  private func damage(_ path: String) throws {
    let all = template.photos + ordinary.accepted.map(\.photo)
    let inside = view.files(holding: all, below: path)
    let files = view.files(holding: all, below: base)
    mending = try combination.damage.befall(
      path, aside: "\(base)/aside", owner: ServiceRun.user)
    guard combination.damage.destroys, !place.isTop else { return }
    // What lies elsewhere too is not destroyed; a result that was being built is no such place.
    for photo in inside.keys {
      let elsewhere = files[photo]?.contains {
        !"\(base)/\($0)/".hasPrefix(path + "/") && !$0.contains("/out/")
      }
      if elsewhere != true { destroyed.insert(photo) }
    }
  }

  private func mend() {
    mending?.mend()
    mending = nil
  }

  // MARK: Ordinary photos beside it

  /// Two new cases, a case that is whole, a name that says nothing, and the damaged case itself.
  private func dropOrdinary() throws {
    var drops = OrdinaryDrops.usual
    if let caseID = place.caseID {
      drops.append(.init(photo: SmallPhoto(caseID, "lainnya", number: 25), isAwaited: false))
    }
    ordinary.pending = drops
    try ordinary.drop(into: spool, drafts: base)
  }

  /// The damage is where photos pass through: they may wait until it is mended.
  private func sitOut() throws {
    let isMended = mending == nil
    if !isMended {
      Thread.sleep(forTimeInterval: Self.damagedSeconds - 1)
      let share = processorShare(seconds: 1)
      if share > Self.tryingShare {
        fail("it takes \(percent(share)) while it waits", isLate: true)
      }
      if let end = service?.process.ended() { return fail("it ended while it waited: \(end)") }
      view.readOutbox()
      let isWaiting = ordinary.accepted.contains { !isTold($0.photo).isSo() && $0.isAwaited }
      let lines = service?.lines.count ?? 0
      if isWaiting, lines == 0 { fail("photos wait and it says nothing") }
      if lines > Self.linesMaximum { fail("it says \(lines) lines") }
      mend()
      try ordinary.drop(into: spool, drafts: base)
      if !ordinary.pending.isEmpty { fail("the mended spool takes no drop") }
    }
    let lines = service?.lines.count ?? 0
    let photos = awaited + template.waiting.map(\.photo)
    let conditions = photos.map(isTold) + photos.map(isJudged) + [isRejected]
    for late in waitFor(conditions, seconds: Self.promisedSeconds) {
      fail("\(late) after the mending", isLate: true)
    }
    let more = (service?.lines.count ?? 0) - lines
    if more > Self.linesMaximum { fail("it says \(more) lines after the mending") }
  }

  /// The damage is where no other photo has to pass.
  private func passBy() {
    if !ordinary.pending.isEmpty { fail("\(ordinary.pending.count) drops were refused") }
    var seconds = Self.promisedSeconds
    if isArrival, place.path.hasPrefix("active/") { seconds += Self.recoverySeconds }
    let others = template.waiting.filter(isUntouched).map(\.photo)
    var conditions = (awaited + others).flatMap { [isTold($0), isJudged($0)] }
    conditions += awaited.map(isShown)
    if hasOverview { conditions += Set(awaited.map(\.caseID)).sorted().map(isListed) }
    if place.path != "quarantine" { conditions.append(isRejected) }
    for late in waitFor(conditions, seconds: seconds) { fail(late, isLate: true) }
    // A job that nobody is waited for is met within these times too.
    if isArrival, others.count < template.waiting.count - 1 {
      let isDeferred = place.path.hasPrefix("deferred/")
      Thread.sleep(forTimeInterval: isDeferred ? 1.2 : Self.recoverySeconds + 0.5)
    }
    let lines = service?.lines.count ?? 0
    if lines > Self.linesMaximum { fail("it says \(lines) lines") }
  }

  private var awaited: [SmallPhoto] {
    (ordinary.accepted + ordinary.pending).filter(\.isAwaited).map(\.photo)
  }

  /// Whether the damage leaves a job of the template alone.
  private func isUntouched(_ waiting: SpoolTemplate.Waiting) -> Bool {
    if place.path == template.station + ".lease" {
      return !waiting.home.hasPrefix(template.station)
    }
    return !place.touches(waiting.home) && place.caseID != waiting.photo.caseID
  }

  private var hasOverview: Bool {
    if place.path.hasPrefix("reports/") { return combination.damage != .otherKind }
    return place.path != "reports"
  }

  // MARK: Afterwards

  /// Whether it comes to rest.
  private func rest() {
    // What is left to do, an overview say, is not rest yet: a spin does not end.
    var share = 1.0
    for _ in 0..<4 where share > Self.idleShare { share = processorShare(seconds: 1) }
    if share > Self.idleShare { fail("it takes \(percent(share)) at rest") }
  }

  private func processorShare(seconds: Double) -> Double {
    guard let process = service?.process else { return 0 }
    let before = process.processorSeconds
    Thread.sleep(forTimeInterval: seconds)
    return (process.processorSeconds - before) / seconds
  }

  private func percent(_ share: Double) -> String { "\(Int(share * 100)) % of a processor" }

  private func end() {
    guard let process = service?.process else { return }
    if let end = process.ended() { return fail("it ended by itself: \(end)") }
    process.signal(SIGTERM)
    let end = process.wait(seconds: 10)
    if end != .exit(0) {
      fail("told to end it did so by \(end.map { "\($0)" } ?? "force alone")")
    }
  }

  /// Whether every photo has its place, and none has two in its case.
  private func count() {
    let photos = template.photos + ordinary.accepted.map(\.photo)
    let found = view.files(holding: photos)
    let linked =
      combination.damage == .link ? view.files(holding: photos, below: "\(base)/aside") : [:]
    for photo in photos where !destroyed.contains(photo) {
      let files = found[photo] ?? []
      if files.isEmpty, linked[photo] == nil { fail("\(photo.name) is lost") }
      let attempts = files.filter { $0.hasPrefix("cases/") }
      if attempts.count > 1, place.caseID != photo.caseID {
        fail("\(photo.name) is attached \(attempts.count) times")
      }
    }
  }
}
