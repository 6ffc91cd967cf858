import Foundation
import JSON

/// The policy is read again and again while photos come: each is judged by one of the two policies,
/// and by the whole of it; none is lost or judged twice.
///
/// One service is told to read it, the others take it over.
struct Reloads {
  private let options: Options
  private let spool: SoakSpool
  private let photos: [TinyPhoto]

  /// By the first every photo of a house is too small, by the second none is.
  private static let policies: [(name: String, retake: Double, text: String)] = [
    policy("strict", retake: 640, review: 1024), policy("mild", retake: 20, review: 40),
  ]
  private static let reloads = 100

  private static func policy(_ name: String, retake: Double, review: Double)
    -> (name: String, retake: Double, text: String)
  {
    let value = "worst: 10, retake: \(retake), review: \(review)"
    let text =
      "{ name: \"\(name)\","
      + " kinds: { rumah: { checks: { resolution: { value: { \(value) } } } } } }"
    return (name, retake, text)
  }

  init(_ options: Options) throws {
    self.options = options
    spool = try SoakSpool(options)
    photos = (0..<(options.photos ?? 900)).map { TinyPhoto(number: $0) }
  }

  func run() throws -> [String] {
    try spool.setPolicy(Self.policies[0].text)
    var services: [RunningService] = []
    for number in 0..<(options.services ?? 2) {
      services.append(try spool.serve(number, workers: options.workers))
    }
    try spool.awaitStart(of: services.count)
    var ledger = Ledger()
    var sent = 0
    for reload in 1...Self.reloads {
      let until = photos.count * reload / Self.reloads
      for photo in photos[sent..<until] {
        try spool.prepare(photo.bytes, as: photo.name(0))
        try spool.send(photo.name(0))
        ledger.send(photo)
      }
      sent = until
      // Now and then a file that is no policy, which changes nothing.
      let isBroken = reload.isMultiple(of: 10)
      try spool.setPolicy(isBroken ? "{ limts: {} }" : Self.policies[reload % 2].text)
      services[0].signal(SIGHUP)
      SteadyClock.sleep(options.isBrief ? 0.03 : 0.1)
    }
    try spool.setPolicy(Self.policies[1].text)
    let isDone = try spool.awaitEvents(photos.count)
    var violations = services.filter { $0.terminate() == nil }
      .map { "service \($0.pid) did not end by SIGTERM as it should" }
    if !isDone { violations.append("\(try spool.unfinished()) drops are still under way") }
    for name in spool.names("outbox") { ledger.take(name, spool.read("outbox/\(name)") ?? []) }
    violations += ledger.check(spool.files, quarantined: spool.names("quarantine").count)
    violations += checkVerdicts()
    return violations + (try spool.verify())
  }

  /// Whether each verdict is of one policy and keeps to its limits.
  private func checkVerdicts() -> [String] {
    var counts: [String: Int] = [:]
    var violations: [String] = []
    for photo in photos where photo.kind == "rumah" {
      let place = "cases/\(photo.slot)/verdict.json"
      guard let verdict = spool.read(place).flatMap({ try? JSON.parse($0) }),
        let name = verdict["engine"]?["policy"]?.string?.split(separator: "@").first,
        let policy = Self.policies.first(where: { $0.name == name })
      else {
        violations.append("\(place) is of no policy")
        continue
      }
      counts[policy.name, default: 0] += 1
      let check = verdict["checks"]?.array?.first { $0["id"]?.string == "resolution" }
      let limit = check?["limits"]?["retake"]?.number
      let isRetake = check?["status"]?.string == "retake"
      if limit != policy.retake || isRetake != (policy.name == Self.policies[0].name) {
        violations.append("\(place) by \(policy.name) has the limit \(limit ?? 0)")
      }
    }
    let messages = spool.messages()
    print(
      "\(photos.count) photos, \(counts[Self.policies[0].name] ?? 0) houses by one policy and "
        + "\(counts[Self.policies[1].name] ?? 0) by the other; "
        + "\(messages.count { $0.contains("read again") }) reloads, "
        + "\(messages.count { $0.contains("another service has changed") }) taken over, "
        + "\(messages.count { $0.contains("the policy stays") }) refused")
    if counts.count < Self.policies.count { violations.append("one policy judged nothing") }
    return violations
  }
}
