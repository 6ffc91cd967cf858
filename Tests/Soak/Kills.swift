import Foundation
import TestSupport

/// Several services on one spool, killed and frozen at random, and their workers too.
///
/// A service that is frozen for longer than its lease of five seconds has its photos taken over by
/// another; when it wakes, what it still wants to do must come to nothing.
final class Kills {
  private let options: Options
  private let spool: SoakSpool
  private var ledger = Ledger()
  private var random: SplitMix64
  private var services: [RunningService] = []
  private var thaws: [(process: pid_t, dueSeconds: Double)] = []
  private var frozen: Set<pid_t> = []
  private var counts: [String: Int] = [:]
  private var nextPhoto = 0
  private var token = 0

  private static let leaseSeconds = 5.0
  /// The longest wait for the end, in seconds: far more than a loaded machine needs.
  private static let restSeconds = 600.0

  init(_ options: Options) throws {
    self.options = options
    random = SplitMix64(seed: options.seed)
    spool = try SoakSpool(
      options, limits: "leaseSeconds: \(Int(Self.leaseSeconds)), settleSeconds: 1")
  }

  func run() throws -> [String] {
    let seconds = options.seconds ?? 60
    let photos = options.photos ?? Int(seconds * 10)
    for number in 0..<(options.services ?? 4) { services.append(try start(number)) }
    let begin = SteadyClock.seconds
    var nextKill = begin + 1
    while SteadyClock.seconds < begin + seconds || nextPhoto < photos {
      let share = min(1, (SteadyClock.seconds - begin) / seconds)
      while nextPhoto < Int(Double(photos) * share) { try drop() }
      if SteadyClock.seconds >= nextKill, SteadyClock.seconds < begin + seconds {
        try strike()
        nextKill = SteadyClock.seconds + Double.random(in: 0.02...0.4, using: &random)
      }
      try tend()
      SteadyClock.sleep(0.01)
    }
    return try finish(since: begin)
  }

  /// Every second service does without inotify.
  private func start(_ number: Int) throws -> RunningService {
    try spool.serve(number, workers: options.workers, isWatching: number.isMultiple(of: 2))
  }

  // MARK: Senders

  /// A photo now and then comes twice, at once or later, and a name now and then is bad.
  private func drop() throws {
    let photo = TinyPhoto(number: nextPhoto)
    nextPhoto += 1
    let times = Int.random(in: 0..<8, using: &random) == 0 ? 2 : 1
    for _ in 0..<times { try send(photo) }
    if Int.random(in: 0..<12, using: &random) == 0 {
      try send(TinyPhoto(number: Int.random(in: 0..<nextPhoto, using: &random)))
    }
    guard Int.random(in: 0..<20, using: &random) == 0 else { return }
    token += 1
    try spool.prepare(photo.bytes, as: "no name \(token)")
    try spool.send("no name \(token)")
    ledger.sendBadName()
  }

  private func send(_ photo: TinyPhoto) throws {
    token += 1
    let name = photo.name(token)
    try spool.prepare(photo.bytes, as: name)
    try spool.send(name)
    ledger.send(photo)
  }

  // MARK: Blows

  private func strike() throws {
    // Who sleeps is seldom struck again: it must come to wake up.
    let awake = services.filter { !frozen.contains($0.pid) }
    let isSparing = Int.random(in: 0..<10, using: &random) != 0
    guard let service = (isSparing ? awake : services).randomElement(using: &random) else { return }
    let isBrief = Int.random(in: 0..<4, using: &random) != 0
    let worker = service.workers.randomElement(using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<3:
      count("services killed")
      service.kill9()
      frozen.remove(service.pid)
    case 3..<6:
      // Never all of them for so long: somebody has to take over.
      let isLong = !isBrief && frozen.count < services.count / 2
      count(isLong ? "services frozen beyond their lease" : "services frozen")
      let lease = Self.leaseSeconds
      freeze(service.pid, isLong ? (lease + 1)...(lease + 4) : 0.02...0.5)
    case 6..<9:
      guard let worker else { return }
      count("workers killed")
      kill(worker, SIGKILL)
    default:
      guard let worker else { return }
      count("workers frozen")
      freeze(worker, 0.02...1)
    }
  }

  private func freeze(_ process: pid_t, _ seconds: ClosedRange<Double>) {
    guard !frozen.contains(process) else { return }
    kill(process, SIGSTOP)
    frozen.insert(process)
    thaws.append(
      (process, SteadyClock.seconds + Double.random(in: seconds, using: &random)))
  }

  private func count(_ what: String) { counts[what, default: 0] += 1 }

  /// Wakes who has slept enough, starts who is gone, and takes events as a consumer does.
  private func tend() throws {
    let now = SteadyClock.seconds
    for (process, _) in thaws where frozen.contains(process) {
      if thaws.contains(where: { $0.process == process && $0.dueSeconds <= now }) {
        kill(process, SIGCONT)
        frozen.remove(process)
      }
    }
    thaws.removeAll { !frozen.contains($0.process) }
    for (number, service) in services.enumerated() where !service.isRunning {
      services[number] = try start(number)
    }
    for name in spool.names("outbox") {
      guard let bytes = spool.read("outbox/\(name)") else { continue }
      ledger.take(name, bytes)
      _ = unsafe unlink("\(spool.path)/outbox/\(name)")
    }
  }

  // MARK: The end

  private func finish(since begin: Double) throws -> [String] {
    for process in frozen { kill(process, SIGCONT) }
    frozen = []
    thaws = []
    let isDone = try spool.awaitRest(seconds: Self.restSeconds, meanwhile: tend)
    let seconds = SteadyClock.seconds - begin
    // One more look at the outbox, for what was sent last.
    try tend()
    var violations = services.filter { $0.terminate() == nil }
      .map { "service \($0.pid) did not end by SIGTERM as it should" }
    if !isDone { violations.append("\(try spool.unfinished()) drops are still under way") }
    for name in spool.names("outbox") { ledger.take(name, spool.read("outbox/\(name)") ?? []) }
    let quarantined = spool.names("quarantine").count { $0.hasSuffix(".bin") }
    violations += ledger.check(spool.files, quarantined: quarantined)
    violations += try spool.verify()
    report(seconds)
    return violations
  }

  private func report(_ seconds: Double) {
    print(
      "\(ledger.dropCount) drops of \(ledger.photoCount) photos, \(services.count) services, "
        + "\(Int(seconds)) s")
    for (what, number) in counts.sorted(by: { $0.key < $1.key }) { print("  \(number) \(what)") }
    print(
      "  \(spool.messages().count { $0.contains("silent for longer") }) woke up without a lease")
    print("  \(ledger.repeatedEvents) events repeated under their own serial")
    print("  \(ledger.failedPhotos) photos given up after being interrupted too often")
  }
}
