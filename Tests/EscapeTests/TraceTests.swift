import Foundation
import Inspection
import Testing
import Wire

@Suite(
  "The system calls of workers, seen from outside",
  .enabled(if: Strace.isAtHand, "strace is missing or may not trace, or there is no sandbox"))
struct TraceTests {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "testimages")

  @Test(
    "every call after the filter is on the list, photo by photo",
    arguments: [Isolation.photo, .worker])
  func onlyTheList(isolation: Isolation) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try Strace.run([
      "-ff", "-o", folder.appending(path: "trace").path,
      ProbeRun.folder.appending(path: "jernih").path, "check", "--isolation", isolation.rawValue,
      "--jobs", "1", "--format", "ndjson", Self.fixtures.path,
    ])
    let first = isolation == .photo ? AllowList.nursery : AllowList.worker
    var answered = 0
    for trace in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    {
      let calls = try Strace.calls(trace)
      // A child begins under its nursery's filter; a worker has none until it installs its own.
      let isChild = !calls.contains("execve")
      var allowed: Set<String>? = isChild ? Set(first.map(\.name)) : nil
      var installed = isChild ? 1 : 0
      for call in calls {
        if let allowed { #expect(allowed.contains(String(call)), "\(call) in \(trace)") }
        if installed > 0, call == "write" { answered += 1 }
        guard call == "seccomp" else { continue }
        installed += 1
        // The first is the question whether there are filters at all.
        if !isChild, installed == 2 { allowed = Set(first.map(\.name)) }
        if isChild, installed == 2 { allowed = Set(AllowList.photo.map(\.name)) }
      }
    }
    #expect(answered >= 90)
  }
}
