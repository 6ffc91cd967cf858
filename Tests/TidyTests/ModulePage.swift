import Foundation

/// A page of documentation as far as its form goes: pictures, and what it points at.
struct ModulePage {
  var lines: [String]

  init(_ text: String) { lines = text.components(separatedBy: "\n") }

  /// What lines and arrows are drawn with.
  private static let strokes: Set<Character> = ["─", "│", "►", "◄", "▲", "▼", "→", "└", "┌"]
  /// Fewer lines than this are no picture.
  private static let pictureLinesMinimum = 3

  /// Whether a fenced block without a language, of three lines or more, has lines drawn in it.
  var hasPicture: Bool {
    var isFenced = false
    // The lines of the block at hand, where it has no language.
    var drawn: [String]?
    for line in lines {
      guard line.hasPrefix("```") else {
        drawn?.append(line)
        continue
      }
      if let drawn, drawn.count >= Self.pictureLinesMinimum,
        drawn.contains(where: { $0.contains(where: Self.strokes.contains) })
      {
        return true
      }
      isFenced.toggle()
      drawn = isFenced && line == "```" ? [] : nil
    }
    return false
  }

  /// Paths that it links to, from its own folder, without addresses of the network.
  var links: [String] {
    prose.flatMap { line in
      line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
    }.filter { !$0.contains("://") }.map { String($0.prefix { $0 != "#" }) }.filter { !$0.isEmpty }
  }

  /// Pages of its own catalogue that it links to.
  var pages: [String] {
    prose.flatMap { line in line.matches(of: /<doc:([A-Za-z0-9]+)>/).map { String($0.1) } }
  }

  /// Files and folders that it names in quotes of code, from the root of the repository.
  var places: [String] {
    prose.flatMap { line in
      line.matches(of: /`((?:Sources|Tests|testimages|\.ci)\/[A-Za-z0-9_.+\/-]+)`/)
        .map { String($0.1) }
    }
  }

  /// What is no fenced block.
  private var prose: [String] {
    var isFenced = false
    return lines.filter { line in
      if line.hasPrefix("```") { isFenced.toggle() }
      return !isFenced && !line.hasPrefix("```")
    }
  }
}
