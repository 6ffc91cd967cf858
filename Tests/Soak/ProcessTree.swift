import Foundation

/// Who started whom.
enum ProcessTree {
  /// All processes that one has started, that those have started, and so on.
  static func below(_ process: pid_t) -> [pid_t] {
    var all: [pid_t] = []
    var waiting = [process]
    while let next = waiting.popLast() {
      let list = "/proc/\(next)/task/\(next)/children"
      let children = ((try? String(contentsOfFile: list, encoding: .utf8)) ?? "")
        .split(separator: " ").compactMap { pid_t($0) }
      all += children
      waiting += children
    }
    return all
  }
}
