import Foundation

/// One file or folder of a spool that is to be damaged.
struct Place: Hashable, Sendable {
  /// Something that only a service that runs has, found by its folder: it is what the template has
  /// not.
  enum Live: String, CaseIterable, Sendable {
    case station = "active/(own station)"
    case lease = "active/(own lease)"
    case index = "index/(own file)"
    case journal = "journal/(own file)"

    var folder: String { String(rawValue.prefix { $0 != "/" }) }
    var isFolder: Bool { self == .station }
  }

  /// The path below the spool; empty for the spool itself, and what people call it for a live one.
  let path: String
  let isFolder: Bool
  let live: Live?

  init(_ path: String, isFolder: Bool) {
    self.path = path
    self.isFolder = isFolder
    live = nil
  }

  init(_ live: Live) {
    path = live.rawValue
    isFolder = live.isFolder
    self.live = live
  }

  private var parts: [String] { path.split(separator: "/").map(String.init) }

  /// The spool itself and what lies in it directly: what the contract lets a start refuse.
  var isTop: Bool { parts.count <= 1 }

  /// Whether photos may wait until it is mended: they are taken from, judged in, kept in or told of
  /// in these. All other folders serve something else, and no photo waits for them.
  var mayHoldPhotosUp: Bool {
    isTop && ["", "new", "active", "cases", "outbox"].contains(path)
  }

  /// The entry of `active`, `decisions`, `deferred` or `new` that it is or lies in: the service
  /// takes such away when it sees it, so that while one runs it must come with the damage done.
  var arrival: String? {
    guard live == nil, parts.count > 1,
      ["active", "decisions", "deferred", "new"].contains(parts[0])
    else {
      return nil
    }
    return parts.prefix(2).joined(separator: "/")
  }

  /// The case that it belongs to; `nil` for none.
  var caseID: String? { parts.count > 1 && parts[0] == "cases" ? parts[1] : nil }

  /// Whether it is an event that still lies beside its verdict.
  var isUnsentEvent: Bool {
    caseID == SpoolTemplate.unsentCase && path.contains(/\/[0-9a-f]{28}\.json$/)
  }

  /// Whether it is a revision of a case, which the next one takes the place of.
  var isRevision: Bool { path.contains("/.case-") }

  /// Whether one of the two lies in the other, or they are the same.
  func touches(_ other: String) -> Bool {
    path.isEmpty || other == path || other.hasPrefix(path + "/") || path.hasPrefix(other + "/")
  }

  /// Where it is in a spool.
  ///
  /// - Parameter known: The places of the template: a live one is what has come since.
  func resolved(in spool: String, known: Set<String>) -> String? {
    guard let live else { return path.isEmpty ? spool : "\(spool)/\(path)" }
    let found = FileTree.names("\(spool)/\(live.folder)").first {
      !known.contains("\(live.folder)/\($0)") && $0.hasSuffix(".lease") == (live == .lease)
    }
    return found.map { "\(spool)/\(live.folder)/\($0)" }
  }

  /// The places of a template, one or two of each sort, in order.
  static func all(of template: SpoolTemplate) -> [Place] {
    var found: [String: Place] = ["": Place("", isFolder: true)]
    for path in template.places {
      guard let sort = sort(of: path), found[sort] == nil else { continue }
      found[sort] = Place(path, isFolder: FileTree.isFolder("\(template.path)/\(path)"))
    }
    let sorted = found.sorted { $0.key < $1.key }.map(\.value)
    return sorted + Live.allCases.map { Place($0) }
  }

  /// What sort of thing a path is, so that each is damaged once; `nil` for what is left whole.
  private static func sort(of path: String) -> String? {
    var parts = path.split(separator: "/").map(String.init)
    guard parts.count > 1 else { return path }
    switch parts[0] {
    case "cases":
      // A case to which ordinary photos come.
      if parts[1] == SpoolTemplate.wholeCase { return nil }
      if ![SpoolTemplate.purgedCase, SpoolTemplate.unsentCase].contains(parts[1]) {
        parts[1] = "CASE"
      }
      if parts.count > 2, FileTree.isKind(parts[2]) { parts[2] = "KIND" }
      if parts.count > 2, parts[2].hasPrefix(".case-") { parts[2] = ".case-N" }
      if parts[1] == SpoolTemplate.unsentCase, !isOfUnsent(parts) { return nil }
      return parts.joined(separator: "/")
    case "outbox", "quarantine", "index", "journal":
      return parts[0] + "/" + parts[1].replacing(/[0-9a-f]{28}/, with: "ID")
    default: return path
    }
  }

  /// What a photo whose event is unsent has beyond others: the rest is damaged elsewhere.
  private static func isOfUnsent(_ parts: [String]) -> Bool {
    parts.count == 3
      ? parts[2] == "KIND"
      : parts.count == 4 && !["original.jpg", "thumb.jpg"].contains(parts[3])
  }
}

extension FileTree {
  /// Whether a name is an attempt's folder.
  fileprivate static func isKind(_ name: String) -> Bool {
    name.wholeMatch(of: /[a-z][a-z0-9]*(\.[0-9]+)?/) != nil
  }
}
