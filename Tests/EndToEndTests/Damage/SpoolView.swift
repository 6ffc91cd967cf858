import Foundation
import Verdicts
import JSON

/// What people outside see of a spool: clerks, gateways, and root who counts the photos.
final class SpoolView {
  let path: String
  private var readEvents: Set<String> = []
  /// Case and kind of every verdict that was told, `CASE.KIND`.
  private(set) var told: Set<String> = []
  /// Serials of drops that were told to be rejected.
  private(set) var rejected: Set<String> = []

  init(_ path: String) { self.path = path }

  /// Reads the events that have come; what is no event tells nothing.
  func readOutbox() {
    for name in FileTree.names("\(path)/outbox") where !readEvents.contains(name) {
      guard let bytes = read("outbox/\(name)") else { continue }
      readEvents.insert(name)
      guard let event = try? JSON.parse(bytes) else { continue }
      if event["type"]?.string == "rejected", let serial = event["serial"]?.string {
        rejected.insert(serial)
      }
      guard let caseID = event["case"]?.string, let kind = event["kind"]?.string else { continue }
      told.insert("\(caseID).\(kind)")
    }
  }

  /// Whether a case has the photo, with a verdict.
  func isJudged(_ photo: SmallPhoto) -> Bool {
    let attempt = "cases/\(photo.caseID)/\(photo.kind)"
    return read("\(attempt)/original.jpg") == photo.bytes
      && FileTree.info("\(path)/\(attempt)/verdict.json") != nil
  }

  /// Whether the case's own page shows it.
  func isOnCasePage(_ photo: SmallPhoto) -> Bool {
    text("cases/\(photo.caseID)/index.html").contains("\(photo.kind)/original.jpg")
  }

  /// Whether a list of a day names the case.
  func isInOverview(_ caseID: String) -> Bool {
    FileTree.places(below: path + "/reports").contains { name in
      name.hasPrefix("day-") && text("reports/" + name).contains("\(caseID)/")
    }
  }

  /// Every file that holds one of these photos, by photo; below `folder` where it is given.
  func files(holding photos: [SmallPhoto], below folder: String? = nil) -> [SmallPhoto: [String]] {
    let bySize = Dictionary(grouping: photos, by: \.bytes.count)
    var found: [SmallPhoto: [String]] = [:]
    for name in FileTree.places(below: folder ?? path) + [""] {
      let file = name.isEmpty ? folder ?? path : "\(folder ?? path)/\(name)"
      guard let info = FileTree.info(file), info.st_mode & S_IFMT == S_IFREG,
        let sized = bySize[Int(info.st_size)],
        let bytes = try? Data(contentsOf: URL(filePath: file))
      else { continue }
      for photo in sized where bytes.elementsEqual(photo.bytes) {
        found[photo, default: []].append(name)
      }
    }
    return found
  }

  private func text(_ place: String) -> String {
    read(place).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private func read(_ place: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: "\(path)/\(place)"))).map { Array($0) }
  }
}
