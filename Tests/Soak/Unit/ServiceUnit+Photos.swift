import Foundation
import TestSupport
import Verdicts
import JSON

/// Photos on their way through the service under the unit, and what becomes of all of them.
extension ServiceUnit {
  private static let fixtures = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "testimages")
  private static let chosen = [
    "ktp-good-1.jpg", "ktp-blur-motion-1.jpg", "kk-good-1.jpg", "ktp-iphone.heic",
    "ktp-corrupt.jpg", "rumah-front-1.jpg", "rumah-190-scans.jpg", "rumah-png-16.png",
  ]

  /// Fixtures, each in its own case, by `jernih submit` as the gateway; and a drop without a usable
  /// name.
  func photosAreJudged() throws -> [String] {
    let manifest = try JSON.parse(
      [UInt8](Data(contentsOf: Self.fixtures.appending(path: "manifest.json"))))
    var wrong: [String] = []
    for (index, name) in Self.chosen.enumerated() {
      guard
        let entry = manifest["photos"]?.array?.first(where: { $0["file"]?.string == name }),
        let kind = entry["kind"]?.string, let expected = entry["expect"]?["verdict"]?.string
      else { throw SoakError("testimages/manifest.json says nothing of \(name)") }
      let caseID = "GW-\(Self.planted[0])-\(index)"
      others.insert(caseID)
      try machine.write(Data(contentsOf: Self.fixtures.appending(path: name)), to: "/tmp/\(name)")
      try machine.need(
        "jernih submit \(Self.spool) --case \(caseID) --programme kis --kind \(kind) /tmp/\(name)",
        as: Self.gateway)
      let place = "cases/\(caseID)/\(kind)/verdict.json"
      let took = SteadyClock.wait(atMost: Self.patienceSeconds) { files.exists(place) }
      guard took != nil, let verdict = files.read(place).flatMap({ try? JSON.parse($0) }) else {
        return wrong + ["\(name) has no verdict", try machine.need(Self.lastWords)]
      }
      let seen = verdict["verdict"]?.string
      if seen != expected { wrong.append("\(name) is \(seen ?? "nothing"), not \(expected)") }
      let walls = verdict["engine"]?["sandbox"]?.array?.compactMap(\.string) ?? []
      if !walls.contains("seccomp") || !walls.contains(where: { $0.hasPrefix("landlock") }) {
        wrong.append("\(name) was decoded behind \(walls)")
      }
    }
    let bad = "KTP \(Self.planted[1]) \(Self.planted[2]).jpg"
    try machine.need(
      "cd \(Self.spool) && cp /tmp/\(Self.chosen[0]) 'tmp/\(bad)' && mv 'tmp/\(bad)' new",
      as: Self.gateway)
    ledger.sendBadName()
    return wrong + awaitRest()
  }

  /// What is made is as wide as the contract says, however the service was ended meanwhile.
  func modesHold() throws -> [String] {
    var wrong: [String] = []
    for line in try machine.need("find \(Self.spool) -printf '%y %m %u:%g %P\\n'").split(
      separator: "\n")
    {
      let words = line.split(separator: " ", maxSplits: 3)
      let place = words.count > 3 ? words[3] : ""
      let folder = place.prefix { $0 != "/" }
      // What lies there is the senders' own, and keeps their modes where nobody else can go.
      if ["tmp", "new", "decisions"].contains(folder), place != folder { continue }
      if folder == "quarantine", place.hasSuffix(".bin") { continue }
      let isFolder = words[0] == "d"
      let expected: String =
        switch folder {
        case "": "711 jernih:jernih"
        case "spool.json", "policy.json": "644 jernih:jernih"
        case "tmp", "new": "3770 jernih:jernih-intake"
        case "decisions": "3770 jernih:jernih-clerks"
        case "outbox": (isFolder ? "2770" : "660") + " jernih:jernih-intake"
        case "cases", "reports": (isFolder ? "2750" : "640") + " jernih:jernih-clerks"
        default: (isFolder ? "700" : "600") + " jernih:jernih"
        }
      if words[1...2].joined(separator: " ") != expected {
        wrong.append("\(place) is \(words[1]) \(words[2]), not \(expected)")
      }
    }
    return wrong
  }

  /// Looks for every drop that was sent.
  func nothingIsLost() throws -> [String] {
    for name in files.names("outbox") { ledger.take(name, files.read("outbox/\(name)") ?? []) }
    let quarantined = files.names("quarantine").count { $0.hasSuffix(".bin") }
    let wrong = ledger.check(files, quarantined: quarantined, besides: others)
    print("\(ledger.photoCount) photos; \(ledger.failedPhotos) given up")
    let verified = try machine.run(
      "jernih status \(Self.spool) --verify --policy /etc/jernih/policy.json5")
    return verified.status == 0 ? wrong : wrong + ["verify: \(verified.output)"]
  }
}
