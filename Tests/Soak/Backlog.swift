import Foundation

/// A huge `new/`: bounded memory, the oldest first, a prompt end and a prompt start after a kill.
struct Backlog {
  private let options: Options
  private let spool: SoakSpool

  /// Names that one scan keeps, twice: so much may be out of order while a scan is under way.
  private static let slack = 8192
  private static let peakBytesMaximum = 256 << 20
  private static let endSecondsMaximum = 10.0

  init(_ options: Options) throws {
    self.options = options
    spool = try SoakSpool(options)
  }

  func run() throws -> [String] {
    let count = options.photos ?? 1_000_000
    let begin = SteadyClock.seconds
    for number in 0..<count {
      let photo = TinyPhoto(number: number)
      try spool.prepare(photo.bytes, as: photo.name(0))
      try spool.send(photo.name(0))
    }
    print("\(count) drops made in \(text(SteadyClock.seconds - begin)) s")
    var violations: [String] = []
    var service = try spool.serve(0, workers: options.workers)
    violations += try awaitFirst(service, "the first start", isWithin: 120)
    SteadyClock.sleep((options.seconds ?? 60) / 2)
    let half = judged()
    let peak = service.peakBytes
    service.kill9()
    // A drop that comes while a service is started has its turn behind all the others.
    let fresh = TinyPhoto(number: count + 3)
    try spool.prepare(fresh.bytes, as: fresh.name(0))
    try spool.send(fresh.name(0))
    service = try spool.serve(0, workers: options.workers)
    violations += try awaitFirst(service, "the start after SIGKILL", isWithin: 120)
    SteadyClock.sleep((options.seconds ?? 60) / 2)
    let peaks = max(peak, service.peakBytes)
    guard let end = service.terminate() else { return ["the service did not end by SIGTERM"] }
    let numbers = judged()
    print(
      "\(half.count), then \(numbers.count) judged; \(peaks >> 20) MB resident at most; "
        + "ended \(text(end)) s after SIGTERM")
    if peaks > Self.peakBytesMaximum { violations.append("\(peaks >> 20) MB were resident") }
    if end > Self.endSecondsMaximum { violations.append("SIGTERM took \(text(end)) s") }
    if numbers.count <= half.count, half.count < count {
      violations.append("nothing was judged after the kill")
    }
    return violations + order(numbers, half.count) + (try finish(count, fresh))
  }

  /// Waits for the first answer that was not there before.
  private func awaitFirst(_ service: RunningService, _ when: String, isWithin seconds: Double)
    throws -> [String]
  {
    let before = spool.names("outbox").count
    let took = SteadyClock.wait(atMost: seconds, every: 0.005) {
      spool.names("outbox").count > before
    }
    guard let took else { return ["no photo was judged within \(seconds) s of \(when)"] }
    print("the first answer came \(text(took)) s after \(when)")
    return []
  }

  /// The numbers of all photos judged so far.
  private func judged() -> [Int] {
    spool.names("cases").flatMap { caseID -> [Int] in
      guard let number = Int(caseID.dropFirst(2)) else { return [] }
      return TinyPhoto.kinds.enumerated()
        .filter { spool.exists("cases/\(caseID)/\($0.element)/verdict.json") }
        .map { 3 * number + $0.offset }
    }
  }

  /// Those judged must be the oldest, but for what one scan may be ahead.
  private func order(_ numbers: [Int], _ half: Int) -> [String] {
    guard let last = numbers.max() else { return ["nothing was judged"] }
    print("the newest judged is number \(last) of \(numbers.count) judged")
    return last < numbers.count + Self.slack ? [] : ["number \(last) was judged before its turn"]
  }

  /// A backlog small enough is worked to its end, and none is left behind.
  private func finish(_ count: Int, _ fresh: TinyPhoto) throws -> [String] {
    guard count <= 20_000 else { return [] }
    let service = try spool.serve(0, workers: options.workers)
    let isDone = try spool.awaitRest(seconds: 3600)
    guard service.terminate() != nil else { return ["the service did not end by SIGTERM"] }
    guard isDone else { return ["\(try spool.unfinished()) drops are still under way"] }
    var ledger = Ledger()
    for number in 0..<count { ledger.send(TinyPhoto(number: number)) }
    ledger.send(fresh)
    for name in spool.names("outbox") { ledger.take(name, spool.read("outbox/\(name)") ?? []) }
    return ledger.check(spool.files, quarantined: spool.names("quarantine").count)
      + (try spool.verify())
  }

  private func text(_ value: Double) -> String { String(format: "%.2f", value) }
}
