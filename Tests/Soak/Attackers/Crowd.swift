import Foundation
import TestSupport
import Verdicts
import JSON

/// Ordinary photos, each of a case of its own, that come at a steady pace; and how long each waits
/// for its answer, from its rename into `new/` to its event in `outbox/`.
struct Crowd {
  private let spool: SoakSpool
  private let count: Int
  private let perSecond: Double
  /// How long each waited, in seconds; who got no answer waited to the end.
  private(set) var waits: [Double] = []
  private(set) var violations: [String] = []
  private var sentSeconds: [String: Double] = [:]
  private var answered: Set<String> = []

  /// Photos of one to two megapixels, and one of five, as they come by chat and from cameras.
  private static let files: [(name: String, kind: String)] = [
    ("ktp-good-1.jpg", "ktp"), ("ktp-good-2.jpg", "ktp"), ("ktp-good-3.jpg", "ktp"),
    ("ktp-good-4.jpg", "ktp"), ("ktp-blur-slight-1.jpg", "ktp"), ("ktp-blur-motion-1.jpg", "ktp"),
    ("kk-good-1.jpg", "kk"), ("kk-chat-1.jpg", "kk"), ("kk-chat-2.jpg", "kk"),
    ("rumah-front-1.jpg", "rumah"), ("rumah-mountain-1.jpg", "rumah"),
  ]
  private static let mark = "ORDINARY-"
  /// After the last rename, so long is waited for what is still missing.
  private static let patienceSeconds = 60.0

  /// Builds all of them in `tmp/`, so that to send one is a rename and nothing else.
  init(_ count: Int, perSecond: Double, to spool: SoakSpool) throws {
    self.spool = spool
    self.count = count
    self.perSecond = perSecond
    let photos = try Self.files.map { try Fixtures.bytes($0.name) }
    for number in 0..<count {
      // The number as a comment: no two are the same file.
      let comment = Array("\(number)".utf8)
      let photo = photos[number % photos.count]
      let bytes =
        photo.prefix(2) + [0xFF, 0xFE, 0, UInt8(comment.count + 2)] + comment + photo.dropFirst(2)
      try spool.prepare(Array(bytes), as: Self.name(number))
    }
  }

  private static func caseID(_ number: Int) -> String { "\(mark)\(number)" }

  private static func name(_ number: Int) -> String {
    "\(caseID(number)).\(files[number % files.count].kind).p.jpg"
  }

  /// Sends them all and waits for their answers, taking every event out of the outbox as a gateway
  /// does.
  mutating func pass() throws {
    let start = SteadyClock.seconds
    let end = start + Double(count) / perSecond + Self.patienceSeconds
    var sent = 0
    while answered.count < count, SteadyClock.seconds < end {
      while sent < count, SteadyClock.seconds >= start + Double(sent) / perSecond {
        sentSeconds[Self.caseID(sent)] = SteadyClock.seconds
        try spool.send(Self.name(sent))
        sent += 1
      }
      takeEvents()
      SteadyClock.sleep(0.001)
    }
    for (caseID, seconds) in sentSeconds where !answered.contains(caseID) {
      waits.append(SteadyClock.seconds - seconds)
      violations.append("\(caseID) was not answered in \(Int(SteadyClock.seconds - seconds)) s")
    }
  }

  private mutating func takeEvents() {
    for name in spool.names("outbox") {
      guard let bytes = spool.read("outbox/\(name)") else { continue }
      let now = SteadyClock.seconds
      _ = unsafe unlink("\(spool.path)/outbox/\(name)")
      // Of thousands that are not theirs only a glance is taken.
      guard String(decoding: bytes, as: UTF8.self).contains(Self.mark),
        let event = try? JSON.parse(bytes), let caseID = event["case"]?.string,
        let sent = sentSeconds[caseID]
      else { continue }
      let verdict = event["verdict"]?.string ?? event["type"]?.string ?? "?"
      if !["accept", "review", "retake"].contains(verdict) {
        violations.append("\(caseID) is said to be \(verdict)")
      }
      guard answered.insert(caseID).inserted else {
        violations.append("\(caseID) was answered twice")
        continue
      }
      waits.append(now - sent)
    }
  }
}
