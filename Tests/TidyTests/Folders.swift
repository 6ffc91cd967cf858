import Foundation

/// The folders of a target and what they say of each other, by the names of their types: the
/// compiler sees no folders.
struct Folders {
  /// The folders that each folder mentions a type of, with one place where it does.
  private(set) var arrows: [String: [String: String]] = [:]

  /// - Parameters:
  ///   - files: The Swift files of one target, `Sources/TARGET/FOLDER/Name.swift`, or of one folder.
  ///   - level: How deep the folders lie: 2 for those of a target, 3 for those of a folder of it.
  init(_ files: [SourceTree.File], level: Int = 2) {
    let declaration =
      #/
        ^(?:@\w+\ )*(?:public\ |package\ |internal\ )?(?:final\ |indirect\ )?
        (?:struct|enum|class|actor|protocol|typealias)\ ([A-Za-z0-9]+)
      /#
    var home: [String: String] = [:]
    for file in files {
      for line in file.lines {
        guard let type = line.firstMatch(of: declaration) else { continue }
        home[String(type.1)] = Self.folder(of: file, level)
      }
    }
    for file in files {
      let from = Self.folder(of: file, level)
      for (index, line) in file.lines.enumerated() {
        for word in Self.words(in: line) {
          guard let to = home[word], to != from, arrows[from]?[to] == nil else { continue }
          arrows[from, default: [:]][to] = "\(file):\(index + 1) \(word)"
        }
      }
    }
  }

  /// The folder of a level, one name; empty for a file beside the folders.
  private static func folder(of file: SourceTree.File, _ level: Int) -> String {
    let parts = file.path.split(separator: "/")
    return parts.count > level + 1 ? String(parts[level]) : ""
  }

  /// The names in a line of code, without what stands in comments, in quotes, or behind a dot.
  static func words(in line: String) -> [String] {
    var code = line
    if let comment = code.range(of: "//") { code = String(code[..<comment.lowerBound]) }
    code.replace(/"(?:[^"\\]|\\.)*"/, with: "")
    return code.matches(of: /(?:^|[^A-Za-z0-9_.])([A-Z][A-Za-z0-9]*)/).map { String($0.1) }
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
