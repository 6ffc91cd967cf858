import Files
import Foundation
import Spool
import Supervisor
import Synchronization
import TestSupport
import Testing
import Verdicts
import Vocabulary

@Suite("A photo's way through the service, counted")
struct JudgeOnceTests {
  /// What a service did.
  private final class Counts: Sendable {
    let judged = Mutex(0)
    /// How often each verdict in a case was opened, by its path below the spool.
    let opened = Mutex<[String: Int]>([:])
    let end = Mutex<Service.End?>(nil)
  }

  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "testimages")

  /// Drops fixtures into one case and has a new service judge them.
  private func run(_ path: String, drops: [String]) throws -> Counts {
    for name in drops {
      let draft = URL(filePath: "\(path)/tmp/\(name)")
      try Data(contentsOf: Self.fixtures.appending(path: name + ".jpg")).write(to: draft)
      let kind = name.prefix { $0 != "-" }
      let target = URL(filePath: "\(path)/new/GW-1.\(kind).\(name).jpg")
      try FileManager.default.moveItem(at: draft, to: target)
    }
    let counts = Counts()
    let isDone = DispatchSemaphore(value: 0)
    // A thread of its own: a service blocks signals where it runs.
    Thread {
      defer { isDone.signal() }
      let end = try? Self.serve(path, counts)
      counts.end.withLock { $0 = end }
    }.start()
    isDone.wait()
    return counts
  }

  private static func serve(_ path: String, _ counts: Counts) throws -> Service.End {
    let policy = Policy.default
    let tree = try SpoolTree(path, kinds: Set(policy.kinds.map(\.kind)))
    tree.gate.interposer = { call, place in
      let place = place.description
      if call == .open, place.hasPrefix("cases/"), place.hasSuffix("/verdict.json") {
        counts.opened.withLock { $0[place, default: 0] += 1 }
      }
      return .proceed
    }
    var bench = Bench(policy: policy, version: "0", thumbnail: policy.limits.thumbnail)
    bench.onJudging = { counts.judged.withLock { $0 += 1 } }
    var options = Service.Options()
    options.once = true
    options.allowsWeakSandbox = true
    let service = Service(
      station: Station(tree), bench: bench, options: options,
      executable: BuiltProgram("jernih").executable.path, say: { _ in })
    return try service.run()
  }

  @Test("each photo is judged once, and each verdict of its case is read once at most")
  func once() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "jernih-once-" + UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try SpoolTree.create(path)
    let first = try run(path, drops: ["ktp-good-1", "kk-good-1"])
    #expect(first.end.withLock { $0 } == .done)
    #expect(first.judged.withLock { $0 } == 2)
    #expect(
      first.opened.withLock { $0 }
        == ["ktp", "kk"].reduce(into: [:]) {
          $0["cases/GW-1/\($1)/verdict.json"] = 1
        })
    // A service that is new reads what is there, and each again for no photo.
    let second = try run(path, drops: ["ktp-good-2", "ktp-good-3", "ktp-dark-1"])
    #expect(second.end.withLock { $0 } == .done)
    #expect(second.judged.withLock { $0 } == 3)
    #expect(
      second.opened.withLock { $0 }
        == ["ktp", "kk", "ktp.2", "ktp.3", "ktp.4"].reduce(into: [:]) {
          $0["cases/GW-1/\($1)/verdict.json"] = 1
        })
  }
}
