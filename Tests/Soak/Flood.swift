import Foundation

/// A burst of renames that inotify's queue cannot hold: what is lost there must be found by scans.
///
/// The services are frozen during the burst, so nothing drains the queue meanwhile.
struct Flood {
  private let options: Options
  private let spool: SoakSpool

  init(_ options: Options) throws {
    self.options = options
    spool = try SoakSpool(options)
  }

  func run() throws -> [String] {
    let photos = (0..<(options.photos ?? 20_000)).map { TinyPhoto(number: $0) }
    for photo in photos { try spool.prepare(photo.bytes, as: photo.name(0)) }
    var services: [RunningService] = []
    for number in 0..<(options.services ?? 1) {
      // Of several, every second one does without inotify.
      let isWatching = number.isMultiple(of: 2)
      services.append(try spool.serve(number, workers: options.workers, isWatching: isWatching))
    }
    try spool.awaitStart(of: services.count)
    for service in services { service.signal(SIGSTOP) }
    let burst = SteadyClock.seconds
    for photo in photos { try spool.send(photo.name(0)) }
    let burstSeconds = SteadyClock.seconds - burst
    for service in services { service.signal(SIGCONT) }
    var ledger = Ledger()
    for photo in photos { ledger.send(photo) }
    let isDone = try spool.awaitEvents(photos.count)
    let seconds = SteadyClock.seconds - burst - burstSeconds
    let processor = services.map(\.processorSeconds).reduce(0, +)
    let peak = services.map(\.peakBytes).max() ?? 0
    var violations = services.filter { $0.terminate() == nil }
      .map { "service \($0.pid) did not end by SIGTERM as it should" }
    if !isDone { violations.append("\(try spool.unfinished()) drops are still under way") }
    for name in spool.names("outbox") { ledger.take(name, spool.read("outbox/\(name)") ?? []) }
    violations += ledger.check(spool.files, quarantined: spool.names("quarantine").count)
    violations += try spool.verify()
    let queue = (try? String(contentsOfFile: Self.queueFile, encoding: .utf8)) ?? "?"
    print(
      "\(photos.count) renames in \(text(burstSeconds)) s, inotify's queue holds "
        + queue.filter(\.isNumber))
    print(
      "\(text(seconds)) s with \(services.count) services: "
        + "\(text(Double(photos.count) / seconds)) photos a second, "
        + "\(text(processor * 1000 / Double(photos.count))) ms of the supervisors' processor time "
        + "each, \(peak >> 20) MB resident at most, \(ledger.failedPhotos) photos given up")
    return violations
  }

  private static let queueFile = "/proc/sys/fs/inotify/max_queued_events"

  private func text(_ value: Double) -> String { String(format: "%.2f", value) }
}
