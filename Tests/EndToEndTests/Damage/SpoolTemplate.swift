import Foundation
import Verdicts
import JSON

/// A spool that holds one of everything: what a service has made, and what one that was killed has
/// left. It is copied for each combination.
final class SpoolTemplate: Sendable {
  /// A photo that waits in the template and where; it is answered once a service takes it up.
  struct Waiting: Sendable {
    var photo: SmallPhoto
    var home: String
  }

  /// The case that is never damaged.
  static let wholeCase = "E-9"
  /// A case of which nothing is left but tombstones.
  static let purgedCase = "C-3"
  /// A case whose photo is attached and not told of.
  static let unsentCase = "D-4"

  /// A folder for everything, that every user may enter.
  let base: String
  let program: String
  let policy: String
  /// Everything below it.
  let places: [String]
  /// Photos that have to be found again, whatever comes.
  let photos: [SmallPhoto]
  /// Those of them that every service takes up in its first seconds.
  let waiting: [Waiting]
  /// The dead service's folder and lease.
  let station: String
  let rejectedSerials: Set<String>

  var path: String { "\(base)/template" }

  private static let due = SmallPhoto("M-1", "ktp", number: 12)
  private static let late = SmallPhoto("M-2", "ktp", number: 13)
  private static let unfinished = SmallPhoto(
    truncated: SmallPhoto("U-1", "ktp", number: 14))
  private static let dueID = JobFiles.id(3)
  private static let lateID = JobFiles.id(4)
  private static let unfinishedID = JobFiles.id(5)

  init() throws {
    base =
      FileManager.default.temporaryDirectory.appending(
        path: "jernih-damage-" + UUID().uuidString
      ).path
    program = "\(base)/jernih"
    policy = "\(base)/policy.json5"
    FileTree.makeFolder(base, owner: 0, mode: 0o755)
    // The build may lie where this user cannot look.
    try FileTree.copy(Program.path, program)
    FileTree.give(program, to: 0, group: 0, mode: 0o755)
    // Drops that lie there at a start need not age longer than the wait that is allowed.
    try FileTree.write(
      policy, Array("{ limits: { spool: { settleSeconds: 1 } } }".utf8), owner: 0, mode: 0o644)
    let spool = "\(base)/template"
    FileTree.makeFolder(spool, owner: ServiceRun.user, mode: 0o711)
    let judged = Self.judgedPhotos
    let view = try Self.serve(
      judged, spool: spool, program: program, policy: policy, messages: "\(base)/messages")
    rejectedSerials = view.rejected
    try Self.makePurgedCase(spool)
    let stations = FileTree.names("\(spool)/active").filter { !$0.contains(".") }
    guard stations.count == 1 else { throw Office.OfficeError(text: "no station was left") }
    station = "active/\(stations[0])"
    let jobs = try Self.makeJobs("\(spool)/\(station)", spool: spool)
    let drop = SmallPhoto("N-1", "ktp", number: 15)
    let part = SmallPhoto("N-2", "ktp", number: 16)
    for (photo, name) in [(drop, drop.name), (part, "\(part.name).part")] {
      try FileTree.write(
        "\(spool)/new/\(name)", photo.bytes, owner: ServiceRun.user, mode: 0o640)
    }
    try Self.decide("A-1.kk.b", spool: spool)
    try FileTree.write("\(spool)/tmp/draft", [1, 2, 3], owner: ServiceRun.user)
    for (photo, id) in Self.deferred {
      try JobFiles(path: "\(spool)/deferred/\(id)").make(photo)
    }
    try Self.freshen(spool)
    places = FileTree.places(below: spool)
    let home = station
    waiting =
      jobs.map { Waiting(photo: $0.photo, home: "\(home)/\($0.id)") } + [
        Waiting(photo: Self.due, home: "deferred/\(Self.dueID)"),
        Waiting(photo: drop, home: "new/\(drop.name)"),
      ]
    photos =
      judged.map(\.photo) + waiting.map(\.photo).filter { $0.caseID != Self.unsentCase }
      + [Self.late, Self.unfinished, part]
  }

  /// Removes everything. Not left to the last reference: a thread may hold that for longer than the
  /// process lives.
  func remove() { FileTree.remove(base) }

  /// Drops for the service that makes the template; the last one's name says nothing.
  private static var judgedPhotos: [(photo: SmallPhoto, name: String)] {
    [
      ("A-1", "ktp"), ("A-1", "kk"), ("A-1", "rumah"), ("A-1", "rumah"), ("B-2", "ktp"),
      (unsentCase, "ktp"), (wholeCase, "ktp"),
    ].enumerated().map { index, words in
      let photo = SmallPhoto(words.0, words.1, number: index + 1)
      return (photo, "\(words.0).\(words.1).\(index).jpg")
    } + [(SmallPhoto("none", "none", number: 9), "no name")]
  }

  private static var deferred: [(SmallPhoto, String)] {
    [(due, dueID), (late, lateID), (unfinished, unfinishedID)]
  }

  /// Has the photos judged by a service that is then killed.
  private static func serve(
    _ photos: [(photo: SmallPhoto, name: String)], spool: String, program: String, policy: String,
    messages: String
  ) throws -> SpoolView {
    let service = try ServiceRun(
      program: program, spool: spool, policy: policy, messages: messages)
    guard service.waitUntilUp(in: spool, known: [], seconds: 30) else {
      throw Office.OfficeError(text: "no service: \(service.lines.joined(separator: "; "))")
    }
    for (photo, name) in photos {
      let draft = "\(spool)/tmp/photo"
      try FileTree.write(draft, photo.bytes, owner: ServiceRun.sender, mode: 0o644)
      guard FileTree.move(draft, "\(spool)/new/\(name)") else {
        throw Office.OfficeError(text: "no drop \(name)")
      }
    }
    let view = SpoolView(spool)
    let cases = Set(photos.map(\.photo.caseID)).subtracting(["none"])
    let limit = Date(timeIntervalSinceNow: 60)
    while FileTree.names("\(spool)/outbox").count < photos.count
      || !cases.allSatisfy(view.isInOverview)
    {
      guard Date() < limit else {
        throw Office.OfficeError(text: "no template: \(service.lines.joined(separator: "; "))")
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    try decide("A-1.ktp.a", spool: spool)
    while FileTree.info("\(spool)/cases/A-1/ktp/decision.json") == nil
      || FileTree.names("\(spool)/outbox").count <= photos.count
    {
      guard Date() < limit else { throw Office.OfficeError(text: "no decision in the template") }
      Thread.sleep(forTimeInterval: 0.01)
    }
    service.process.stop()
    view.readOutbox()
    return view
  }

  /// Drops a clerk's decision.
  private static func decide(_ name: String, spool: String) throws {
    let text =
      #"{"schema": "jernih.decision/1", "verdict": "retake", "reason": "seen", "by": "c-1"}"#
    let draft = "\(spool)/decisions/.\(name)"
    try FileTree.write(draft, Array(text.utf8), owner: ServiceRun.sender, mode: 0o644)
    _ = FileTree.move(draft, "\(spool)/decisions/\(name).decision.json")
  }

  private static func makePurgedCase(_ spool: String) throws {
    let folder = "\(spool)/cases/\(purgedCase)"
    let mark = #""schema": "jernih.tombstone/1", "case": "\#(purgedCase)""#
    let photo =
      #""kind": "ktp", "n": 1, "sha256": null, "verdict": "accept", "score": 80, "judged": null"#
    let day = #""purged": "2020-03-24T08:15:00Z""#
    for path in [folder, "\(folder)/ktp"] {
      FileTree.makeFolder(path, owner: ServiceRun.user, mode: 0o2750)
    }
    let all =
      #"{\#(mark), "state": "complete", "received": null, \#(day), "photos": [{\#(photo)}]}"#
    for (path, text) in [(folder, all), ("\(folder)/ktp", "{\(mark), \(day), \(photo)}")] {
      try FileTree.write(
        "\(path)/tombstone.json", Array(text.utf8), owner: ServiceRun.user, mode: 0o640)
    }
  }

  /// Fills the dead service's station: a photo that was claimed, one whose result was being built,
  /// and one that was attached and not told of.
  private static func makeJobs(_ station: String, spool: String) throws -> [(
    photo: SmallPhoto, id: String
  )] {
    let claimed = SmallPhoto("R-1", "ktp", number: 10)
    let building = SmallPhoto("R-2", "ktp", number: 11)
    let events = try FileTree.names("\(spool)/outbox").filter {
      let bytes = try Data(contentsOf: URL(filePath: "\(spool)/outbox/\($0)"))
      return try JSON.parse([UInt8](bytes))["case"]?.string == unsentCase
    }
    guard let event = events.first,
      let attached = judgedPhotos.first(where: { $0.photo.caseID == unsentCase })
    else { throw Office.OfficeError(text: "no event of \(unsentCase)") }
    _ = FileTree.move(
      "\(spool)/outbox/\(event)", "\(spool)/cases/\(unsentCase)/ktp/\(event)")
    let jobs = [
      (claimed, JobFiles.id(1)), (building, JobFiles.id(2)),
      (attached.photo, String(event.dropLast(".json".count))),
    ]
    for (photo, id) in jobs {
      let job = JobFiles(path: "\(station)/\(id)")
      try job.make(photo)
      try job.record(
        photo.caseID == unsentCase ? attached.name : photo.name, seen: JobFiles.now, attempts: 1)
    }
    let out = "\(station)/\(JobFiles.id(2))/out"
    FileTree.makeFolder(out, owner: ServiceRun.user, mode: 0o2750)
    try FileTree.write(
      "\(out)/original.jpg", building.bytes, owner: ServiceRun.user, mode: 0o640)
    try FileTree.write(
      "\(out)/verdict.json", Array(#"{"schema": "jernih."#.utf8), owner: ServiceRun.user,
      mode: 0o640)
    return jobs.map { ($0.0, $0.1) }
  }

  /// Writes the records of deferred jobs by the present time: one that is due, one whose pause has
  /// just begun, and an upload that may still grow.
  static func freshen(_ spool: String) throws {
    let now = JobFiles.now
    let minute: Int64 = 60_000_000_000
    for (photo, id) in deferred {
      let job = JobFiles(path: "\(spool)/deferred/\(id)")
      let isUnfinished = id == unfinishedID
      let deferral = JobFiles.Deferral(
        reason: isUnfinished ? "unfinished" : "machine", time: id == dueID ? now - minute : now,
        changed: job.changed)
      // The fourth pause is the longest.
      let count = id == lateID ? 4 : 1
      try job.record(
        photo.name, seen: isUnfinished ? now : now - minute, wasRenamed: !isUnfinished,
        deferrals: Array(repeating: deferral, count: count))
    }
  }
}
