import Foundation

/// A control group of its own that bounds the memory of what runs in it, of the first or second
/// kind.
final class MemoryGroup {
  private let folder: String
  private let isFirstKind: Bool

  /// Whether there can be one here.
  static let isOffered = geteuid() == 0 && MemoryGroup() != nil

  /// `nil` where no control group bounds memory, or none may be made.
  init?() {
    let name = "jernih-test-" + UUID().uuidString
    for (root, isFirstKind) in [
      ("/sys/fs/cgroup/memory", true), ("/sys/fs/cgroup", false), ("/sys/fs/cgroup/unified", false),
    ] {
      if !isFirstKind { _ = Self.write("+memory", to: root + "/cgroup.subtree_control") }
      let folder = "\(root)/\(name)"
      guard (try? FileManager.default.attributesOfFileSystem(forPath: root)) != nil,
        unsafe mkdir(folder, 0o755) == 0
      else { continue }
      let limit = isFirstKind ? "memory.limit_in_bytes" : "memory.max"
      if FileManager.default.fileExists(atPath: "\(folder)/\(limit)") {
        self.folder = folder
        self.isFirstKind = isFirstKind
        return
      }
      _ = unsafe rmdir(folder)
    }
    return nil
  }

  /// What is in it must have ended.
  deinit {
    for _ in 0..<100 where unsafe rmdir(folder) != 0 { Thread.sleep(forTimeInterval: 0.02) }
  }

  /// Starts another program in it.
  var prefix: [String] {
    ["/bin/sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", "\(folder)/cgroup.procs"]
  }

  /// What it holds now, in bytes.
  var usedBytes: Int {
    let text = read(isFirstKind ? "memory.usage_in_bytes" : "memory.current")
    return Int(text.trimmingCharacters(in: .newlines)) ?? 0
  }

  /// How many processes were killed for want of memory in it.
  var killCount: Int {
    let line = read(isFirstKind ? "memory.oom_control" : "memory.events").split(separator: "\n")
      .first { $0.hasPrefix("oom_kill ") }
    return line?.split(separator: " ").last.flatMap { Int($0) } ?? 0
  }

  /// Bounds what it may hold.
  ///
  /// - Parameter bytes: `nil` is no bound.
  /// - Returns: Whether it could be done.
  func bound(to bytes: Int?) -> Bool {
    guard isFirstKind else {
      _ = Self.write(bytes == nil ? "max" : "0", to: "\(folder)/memory.swap.max")
      return Self.write(bytes.map { "\($0)" } ?? "max", to: "\(folder)/memory.max")
    }
    let value = bytes.map { "\($0)" } ?? "-1"
    // With swap it is never less than without, and there may be no word of swap at all.
    let withSwap = "\(folder)/memory.memsw.limit_in_bytes"
    if bytes == nil { _ = Self.write(value, to: withSwap) }
    guard Self.write(value, to: "\(folder)/memory.limit_in_bytes") else { return false }
    if bytes != nil { _ = Self.write(value, to: withSwap) }
    return true
  }

  private func read(_ file: String) -> String {
    (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)) ?? ""
  }

  private static func write(_ text: String, to place: String) -> Bool {
    let file = unsafe open(place, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return unsafe Glibc.write(file, text, text.utf8.count) == text.utf8.count
  }
}
