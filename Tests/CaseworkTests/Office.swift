import Files
import Foundation
import Spool
import Verdicts

/// A spool with cases as a service leaves them, whose verdicts are as the tests want them.
final class Office {
  let path = FileManager.default.temporaryDirectory
    .appending(path: "jernih-casework-" + UUID().uuidString).path
  let policy: Policy

  /// - Parameter retention: The members of the policy's `retention` that are not as by default.
  init(_ retention: String = "") throws {
    try SpoolTree.create(path)
    let text = "{ retention: { \(retention) } }"
    policy = try Policy.load(Array(text.utf8), named: "test")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func open() throws -> Station {
    var limits = SpoolLimits()
    limits.ageSeconds = 0
    return Station(
      try SpoolTree(path, kinds: ["ktp", "kk", "rumah", "lainnya"], limits: limits))
  }

  func write(_ place: String, _ text: String, mode: Int = 0o640) throws {
    let file = URL(filePath: "\(path)/\(place)")
    let folder = file.deletingLastPathComponent()
    if !FileManager.default.fileExists(atPath: folder.path) {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    }
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  /// A photo with a verdict: `accept` completes the case, for no programme asks for more.
  func photo(_ caseID: String, _ folder: String, verdict: String) throws {
    let words = folder.split(separator: ".")
    let number = words.count == 2 ? String(words[1]) : "1"
    let place = "cases/\(caseID)/\(folder)"
    try write(place + "/original.jpg", "photo of \(folder)")
    try write(place + "/thumb.jpg", "small")
    try write(
      place + "/verdict.json",
      """
      {"schema": "jernih.verdict/1", "photo": {"file": "x", "sha256": "\(caseID)-\(folder)"},
       "case": "\(caseID)", "kind": "\(words[0])", "n": \(number), "verdict": "\(verdict)",
       "score": 60, "checks": [], "reply": {"id": "", "en": ""}}
      """)
    try write("cases/\(caseID)/case.json", "{\"schema\": \"jernih.case/1\"}")
    try write("cases/\(caseID)/index.html", "page")
  }

  func names(_ place: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(place)")) ?? []).sorted()
  }
}
