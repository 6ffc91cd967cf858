package import Foundation

/// Who started whom.
package enum ProcessTree {
  /// All processes that one has started itself and that are still there.
  package static func children(of process: pid_t) -> [pid_t] {
    let list = "/proc/\(process)/task/\(process)/children"
    return ((try? String(contentsOfFile: list, encoding: .utf8)) ?? "")
      .split(separator: " ").compactMap { pid_t($0) }
  }

  /// All processes that one has started, that those have started, and so on.
  package static func below(_ process: pid_t) -> [pid_t] {
    var all: [pid_t] = []
    var waiting = [process]
    while let next = waiting.popLast() {
      let children = children(of: next)
      all += children
      waiting += children
    }
    return all
  }
}
