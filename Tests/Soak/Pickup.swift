import Foundation
import TestSupport

/// How soon an idle service takes a rename, and how soon the answer is there.
struct Pickup {
  private let options: Options
  private let spool: SoakSpool

  /// What issue and users expect of an idle machine, in seconds; and what even a loaded one keeps.
  private static let wantedSeconds = 0.1
  private static let boundSeconds = 10.0

  init(_ options: Options) throws {
    self.options = options
    spool = try SoakSpool(options)
  }

  func run() throws -> [String] {
    let service = try spool.serve(0, workers: options.workers)
    let isReady = SteadyClock.wait(atMost: 60) {
      spool.names("active").contains { $0.hasSuffix(".lease") }
    }
    guard isReady != nil else { throw SoakError("the service did not start") }
    var random = SplitMix64(seed: options.seed)
    var taken: [Double] = []
    var answered: [Double] = []
    for number in 0..<(options.photos ?? 200) {
      SteadyClock.sleep(Double.random(in: 0.02...0.3, using: &random))
      let photo = TinyPhoto(number: number)
      let name = photo.name(0)
      try spool.prepare(photo.bytes, as: name)
      try spool.send(name)
      let place = "new/\(name)"
      guard
        let claim = SteadyClock.wait(
          atMost: Self.boundSeconds, every: 0.0002, for: { !spool.exists(place) }),
        let answer = SteadyClock.wait(
          atMost: Self.boundSeconds, every: 0.0002, for: { spool.names("outbox").count > number })
      else { return ["drop \(number) was not answered within \(Self.boundSeconds) s"] }
      taken.append(claim)
      answered.append(claim + answer)
    }
    guard service.terminate() != nil else { return ["the service did not end by SIGTERM"] }
    let late = taken.count { $0 > Self.wantedSeconds }
    print("taken    \(Self.quantiles(taken)); \(late) of \(taken.count) later than 100 ms")
    print("answered \(Self.quantiles(answered))")
    return try spool.verify()
  }

  private static func quantiles(_ values: [Double]) -> String {
    let sorted = values.sorted()
    func at(_ share: Double) -> String {
      let index = min(sorted.count - 1, Int(share * Double(sorted.count)))
      return String(format: "%.1f ms", sorted[index] * 1000)
    }
    return "p50 \(at(0.5)), p99 \(at(0.99)), max \(at(1))"
  }
}
