import Foundation
import Testing

/// A page of documentation by its fenced blocks: README or a page of a module.
///
/// * Blocks of `sh` and `python` are commands. They are run in their order.
/// * A block of `text` or `json` with nothing but empty lines between it and a command is what the
///   command prints, errors included (``ShownOutput`` compares the two).
/// * `<!-- not run: WHY -->` above a command says why it is not run; then no output is shown.
/// * `<!-- ends with N -->` gives its exit status where that is not 0.
/// * A block without a language is a picture.
struct DocumentationPage: Sendable, CustomTestStringConvertible {
  /// The path from the root of the repository.
  let path: String
  let blocks: [FencedBlock]

  var testDescription: String { path }

  /// One command and what is shown of it.
  struct Step: Sendable {
    var command: FencedBlock
    /// What it prints; `nil` where the page does not show it.
    var output: FencedBlock?
    /// The exit status that it should have; `nil` for a mark that is no number.
    var status: Int32?
    /// Why it is not run; `nil` where it is.
    var reasonNotRun: String?
  }

  init(path: String, text: String) {
    self.path = path
    var blocks: [FencedBlock] = []
    var open: FencedBlock?
    var marks: [String] = []
    var isBehindBlock = false
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
          isBehindBlock = true
        } else {
          open = FencedBlock(
            language: String(line.dropFirst(3)), line: index + 1, marks: marks,
            followsBlock: isBehindBlock)
        }
        marks = []
      } else if open != nil {
        open?.text += line + "\n"
      } else if line.hasPrefix("<!--"), line.hasSuffix("-->") {
        marks.append(line.dropFirst(4).dropLast(3).trimmingCharacters(in: .whitespaces))
        isBehindBlock = false
      } else if !line.isEmpty {
        marks = []
        isBehindBlock = false
      }
    }
    self.blocks = blocks
  }

  /// Its commands in their order.
  var steps: [Step] {
    blocks.enumerated().compactMap { index, block in
      guard block.isCommand else { return nil }
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      let isOutput =
        next.map { $0.followsBlock && ["text", "json"].contains($0.language) } ?? false
      return Step(
        command: block, output: isOutput ? next : nil,
        status: block.mark("ends with ").map { Int32($0) } ?? 0,
        reasonNotRun: block.mark("not run:"))
    }
  }

  /// What of it breaks the rules above, a line each; empty where nothing does.
  var faults: [String] {
    var faults: [String] = []
    let outputs = Set(steps.compactMap(\.output?.line))
    for block in blocks where block.language == "text" && !outputs.contains(block.line) {
      faults.append("\(path):\(block.line): shows the output of no command")
    }
    for step in steps {
      let place = "\(path):\(step.command.line)"
      if step.status == nil { faults.append("\(place): 'ends with' what?") }
      guard let reason = step.reasonNotRun else { continue }
      if reason.count < 10 { faults.append("\(place): not run, but why?") }
      if step.output != nil { faults.append("\(place): not run, and its output is shown") }
    }
    return faults
  }

  // MARK: Pages

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// README and every page of a module that has commands, in the order of their paths.
  static let withCommands: [DocumentationPage] = {
    let sources = root.appending(path: "Sources").resolvingSymlinksInPath()
    let names =
      FileManager.default.enumerator(atPath: sources.path)?
      .compactMap { $0 as? String } ?? []
    let paths = names.filter { $0.contains(".docc/") && $0.hasSuffix(".md") }.sorted()
    return (["README.md"] + paths.map { "Sources/" + $0 }).compactMap { path in
      let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
      return text.map { DocumentationPage(path: path, text: $0) }
    }.filter { !$0.steps.isEmpty }
  }()
}
