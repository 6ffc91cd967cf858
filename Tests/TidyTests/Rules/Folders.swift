/// The folders of a target and what they say of each other, by the names of their types: the
/// compiler sees no folders.
struct Folders {
  /// The folders that each folder mentions a type of, with one place where it does.
  private(set) var arrows: [String: [String: String]] = [:]

  /// - Parameters:
  ///   - files: The Swift files of one target, `Sources/TARGET/FOLDER/Name.swift`.
  ///   - parent: The folder whose folders are compared; empty for the target itself.
  init(_ files: [SourceFile], in parent: String = "") {
    let files = files.filter { parent.isEmpty || ($0.folder + "/").hasPrefix(parent + "/") }
    var home: [String: String] = [:]
    for file in files {
      for type in file.declarations where Self.isType(type) {
        home[type.name] = Self.folder(of: file, in: parent)
      }
    }
    for file in files {
      let folder = Self.folder(of: file, in: parent)
      var before = ""
      for token in file.tokens {
        defer { before = token.text }
        guard token.isName, before != ".", let to = home[token.text], to != folder,
          arrows[folder]?[to] == nil
        else { continue }
        arrows[folder, default: [:]][to] = "\(file):\(token.line) \(token.text)"
      }
    }
  }

  /// One name; empty for a file beside the folders.
  private static func folder(of file: SourceFile, in parent: String) -> String {
    let below = parent.isEmpty ? file.folder[...] : file.folder.dropFirst(parent.count + 1)
    return String(below.prefix { $0 != "/" })
  }

  /// A type that the whole target sees by its name alone.
  private static func isType(_ declaration: Declaration) -> Bool {
    let isPrivate = ["private", "fileprivate"].contains(declaration.access)
    return declaration.owner == nil && !isPrivate && declaration.keyword != .extension
      && (declaration.keyword.isType || declaration.keyword == .typealias)
  }

  /// One way that leads back to where it began, each arrow with a place; `nil` where there is none.
  var circle: [String]? {
    var done: Set<String> = []
    func search(_ folder: String, _ way: [String]) -> [String]? {
      if let start = way.firstIndex(of: folder) { return Array(way[start...]) + [folder] }
      guard !done.contains(folder) else { return nil }
      for next in (arrows[folder] ?? [:]).keys.sorted() {
        if let found = search(next, way + [folder]) { return found }
      }
      done.insert(folder)
      return nil
    }
    for folder in arrows.keys.sorted() {
      if let way = search(folder, []) {
        return zip(way, way.dropFirst()).map { "\($0) → \($1) (\(arrows[$0]?[$1] ?? ""))" }
      }
    }
    return nil
  }
}
