/// Passages of several lines that stand in two places.
///
/// Blank lines, comments and imports do not count, nor do spaces at a line's ends.
struct EqualPassages {
  /// Two places with the same lines.
  struct Passage {
    var first: (file: SourceFile, line: Int)
    var second: (file: SourceFile, line: Int)
    var lineCount: Int
  }

  /// Longest ones, each once, in the order of their second places.
  private(set) var passages: [Passage] = []
  /// Every line that counts, one file after the other.
  private var lines: [(text: Substring, file: Int, line: Int)] = []

  /// - Parameters:
  ///   - files: Where to look.
  ///   - least: The fewest equal lines that are a passage.
  /// - Complexity: O(lines), but for what is found.
  init(_ files: [SourceFile], least: Int) {
    for (number, file) in files.enumerated() {
      for (index, line) in file.lines.enumerated() {
        let text = SourceFile.trimmed(line)
        guard !text.isEmpty, !text.hasPrefix("//"), !text.hasPrefix("#include"),
          !text.hasPrefix("import "), !text.hasPrefix("package import ")
        else { continue }
        lines.append((text, number, index + 1))
      }
    }
    guard lines.count > least else { return }
    // Windows of equal hash begin a passage where the lines before them differ.
    let hashes = lines.map { $0.text.hashValue }
    var places: [Int: [Int]] = [:]
    for start in 0...lines.count - least where lines[start].file == lines[start + least - 1].file {
      var hash = Hasher()
      for value in hashes[start..<start + least] { hash.combine(value) }
      let window = hash.finalize()
      for other in places[window] ?? [] where !isContinued(other, start) {
        let count = equalCount(other, start)
        guard count >= least else { continue }
        passages.append(
          Passage(
            first: (files[lines[other].file], lines[other].line),
            second: (files[lines[start].file], lines[start].line), lineCount: count))
      }
      places[window, default: []].append(start)
    }
  }

  /// Whether the lines before two places are equal as well: their passage began earlier.
  private func isContinued(_ one: Int, _ other: Int) -> Bool {
    one > 0 && lines[one - 1].file == lines[one].file
      && lines[other - 1].file == lines[other].file
      && lines[one - 1].text == lines[other - 1].text
  }

  private func equalCount(_ one: Int, _ other: Int) -> Int {
    var count = 0
    while other + count < lines.count, one + count < other || lines[one].file != lines[other].file,
      lines[one + count].file == lines[one].file,
      lines[other + count].file == lines[other].file,
      lines[one + count].text == lines[other + count].text
    { count += 1 }
    return count
  }
}
