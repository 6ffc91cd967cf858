import Foundation
import TestSupport

/// A machine that loses its power again and again while photos come: the spool lies on an ext4 that
/// is shut down without its log being written, so that all that no fsync has made durable is gone.
final class PowerCuts {
  private let options: Options
  private let disk: SmallDisk
  private let spool: SoakSpool
  private var ledger = Ledger()
  private var random: SplitMix64
  private var sent = 0
  private var token = 0
  /// Events read since the power last came back.
  private var read: Set<String> = []

  /// How long the power holds, in seconds.
  private static let holdsSeconds = 0.1...1.5
  private static let restSeconds = 300.0

  init(_ options: Options) throws {
    self.options = options
    random = SplitMix64(seed: options.seed)
    disk = try SmallDisk(.ext4, sizeBytes: 256 << 20, inodes: 1 << 16)
    spool = try SoakSpool(options, limits: "settleSeconds: 1", in: disk.path)
    disk.sync()
  }

  func run() throws -> [String] {
    let photos = options.photos ?? 300
    var cuts = 0
    while sent < photos {
      try serveUntilCut(photos)
      cuts += 1
      try disk.restart()
      read = []
    }
    let service = try spool.serve(0, workers: options.workers)
    let isDone = try spool.awaitRest(seconds: Self.restSeconds, meanwhile: takeEvents)
    var violations: [String] = []
    if service.terminate() == nil { violations.append("the service did not end by SIGTERM") }
    if !isDone { violations.append("\(try spool.unfinished()) drops are still under way") }
    try takeEvents()
    let quarantined = spool.names("quarantine").count { $0.hasSuffix(".bin") }
    violations += ledger.check(spool.files, quarantined: quarantined)
    violations += try spool.verify()
    print(
      "\(ledger.dropCount) drops of \(ledger.photoCount) photos, \(cuts) power cuts, "
        + "\(ledger.repeatedEvents) events repeated under their own serial, "
        + "\(ledger.failedPhotos) photos given up")
    return violations
  }

  /// Has services work while photos come, until the power goes.
  private func serveUntilCut(_ photos: Int) throws {
    let services = try (0..<(options.services ?? 1)).map {
      try spool.serve($0, workers: options.workers)
    }
    let cut = SteadyClock.seconds + Double.random(in: Self.holdsSeconds, using: &random)
    while SteadyClock.seconds < cut {
      if sent < photos { try drop() }
      try takeEvents()
      SteadyClock.sleep(Double.random(in: 0...0.04, using: &random))
    }
    try disk.cutPower()
    let workers = services.flatMap(\.workers)
    for service in services { service.kill9() }
    _ = SteadyClock.wait(atMost: 30) { workers.allSatisfy { kill($0, 0) != 0 } }
  }

  /// Drops a photo as a careful sender does: it counts once it is durable in `new/`. Now and then
  /// one comes twice, or under a name that cannot be.
  private func drop() throws {
    let photo = TinyPhoto(number: sent)
    sent += 1
    let times = Int.random(in: 0..<8, using: &random) == 0 ? 2 : 1
    for _ in 0..<times {
      token += 1
      try send(photo.bytes, as: photo.name(token))
      ledger.send(photo)
    }
    guard Int.random(in: 0..<20, using: &random) == 0 else { return }
    try send(photo.bytes, as: "no name \(token)")
    ledger.sendBadName()
  }

  private func send(_ bytes: [UInt8], as name: String) throws {
    try spool.prepare(bytes, as: name)
    try makeDurable("tmp/" + name)
    try spool.send(name)
    try makeDurable("new")
  }

  private func makeDurable(_ place: String) throws {
    let file = unsafe open("\(spool.path)/\(place)", O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    guard fsync(file) == 0 else {
      throw SoakError("\(place) cannot be made durable: errno \(errno)")
    }
  }

  /// Reads events as a consumer does that has not been told that they are durable.
  private func takeEvents() throws {
    for name in spool.names("outbox") where !read.contains(name) {
      guard let bytes = spool.read("outbox/\(name)") else { continue }
      ledger.take(name, bytes)
      read.insert(name)
      if Bool.random(using: &random) { _ = unsafe unlink("\(spool.path)/outbox/\(name)") }
    }
  }
}
