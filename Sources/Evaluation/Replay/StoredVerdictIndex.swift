package import Verdicts

/// Stored verdicts by the photos they are on.
package struct StoredVerdictIndex: Sendable {
  private var places: [Substring: [Int]] = [:]
  private var verdicts: [Verdict] = []
  /// The names that are asked for; `nil` keeps the verdicts on all.
  private let asked: Set<Substring>?

  /// Sorts verdicts by their files' names.
  package init(_ verdicts: [Verdict]) {
    asked = nil
    for verdict in verdicts { take(verdict) }
  }

  /// Is to keep only what can be the verdict on one of these files.
  package init(onFiles files: [String]) {
    asked = Set(files.map(Self.name))
  }

  /// Takes the next stored verdict.
  package mutating func take(_ verdict: Verdict) {
    let name = Self.name(verdict.submission.file)
    guard asked?.contains(name) ?? true else { return }
    places[name, default: []].append(verdicts.count)
    verdicts.append(verdict)
  }

  /// The verdict on a photo that a label names: of those on files of the same name the one whose
  /// path ends as the label says, else the one that is stored last; `nil` where there is none.
  package func verdict(onFile file: String) -> Verdict? {
    guard let found = places[Self.name(file)] else { return nil }
    let exact = found.last { index in
      let path = verdicts[index].submission.file
      return path == file || path.hasSuffix("/" + file)
    }
    return (exact ?? found.last).map { verdicts[$0] }
  }

  /// What follows a path's last slash.
  private static func name(_ path: String) -> Substring {
    path.split(separator: "/", omittingEmptySubsequences: true).last ?? path[...]
  }
}
