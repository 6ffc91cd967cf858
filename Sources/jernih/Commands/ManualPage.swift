import Report

/// A page of the manual, for whichever form it is shown in: the program's own or a command's, in
/// the order of a man page.
struct ManualPage {
  /// A part of a section.
  enum Block {
    case paragraph(String)
    /// A term and what it means.
    case row(String, String)
    /// A line that is typed as it stands.
    case line(String)
  }

  struct Section {
    var title: String
    var blocks: [Block]
  }

  /// `jernih-check`, or `jernih`.
  var name: String
  var sections: [Section]

  /// A command's page.
  init(_ command: Command, _ language: Language) {
    let words = ManualWords(language)
    name = "jernih-" + command.name
    sections = [
      Section(
        title: words.name,
        blocks: [.paragraph("\(name) – \(words.summary(of: command))")]),
      Section(
        title: words.synopsis,
        blocks: [.paragraph("jernih \(command.name) \(command.synopsis)")]),
      Section(
        title: words.description,
        blocks: words.description(of: command).map(Block.paragraph)),
      Section(
        title: words.options,
        blocks: (command.options + Command.common).map {
          .row($0.term, words.help(of: $0, in: command))
        }),
      Section(
        title: words.exitStatus,
        blocks: (command.exits + [.failed]).map { .row("\($0.status)", words.meaning(of: $0)) }),
    ]
    if !command.examples.isEmpty {
      let examples = command.examples.flatMap {
        [Block.paragraph(words.caption($0.0)), .line($0.1)]
      }
      sections.append(Section(title: words.examples, blocks: examples))
    }
    sections.append(
      Section(
        title: words.seeAlso, blocks: [.paragraph("jernih(1); jernih help")]))
  }

  /// The page of the whole program.
  init(_ language: Language) {
    let words = ManualWords(language)
    name = "jernih"
    sections = [
      Section(title: words.name, blocks: [.paragraph("jernih – " + words.purpose)]),
      Section(
        title: words.synopsis,
        blocks: [.line("jernih COMMAND [OPTION]… [ARGUMENT]…"), .line("jernih --version")]),
      Section(
        title: words.commands,
        blocks: Command.all.map { .row($0.name, words.summary(of: $0)) }
          + HelpTopic.allCases.map { .row("help \($0.rawValue)", words.topic($0)) }),
      Section(
        title: words.exitStatus,
        blocks: [.row("0", words.good), .row("1", words.bad), .row("2", words.failed)]),
      Section(title: words.seeAlso, blocks: [.paragraph(words.manuals)]),
    ]
  }

  /// The page for a terminal.
  ///
  /// - Parameter columns: Of the terminal, 40 or more.
  func text(columns: Int) -> String {
    sections.map { section in
      var text = section.title + "\n"
      var isBehindParagraph = false
      for block in section.blocks {
        var isParagraph = false
        if case .paragraph = block { isParagraph = true }
        // An empty line keeps two paragraphs apart.
        text += isParagraph && isBehindParagraph ? "\n" : ""
        text += Self.text(block, columns: columns)
        isBehindParagraph = isParagraph
      }
      return text
    }.joined(separator: "\n")
  }

  private static func text(_ block: Block, columns: Int) -> String {
    switch block {
    case .paragraph(let text):
      TextWrap.lines(text, columns: columns - 4).map { "    \($0)\n" }.joined()
    case .line(let line): "      \(line)\n"
    case .row(let term, let meaning): row(term, meaning, columns: columns)
    }
  }

  /// A term and its meaning in two columns; one that is too long for its column has a line of its
  /// own.
  private static func row(_ term: String, _ meaning: String, columns: Int) -> String {
    let column = columns < 60 ? 8 : 26
    let margin = String(repeating: " ", count: column)
    // Options without a letter stand below the long names of those that have one.
    let indented = (term.hasPrefix("--") ? "      " : "  ") + term
    let lines = TextWrap.lines(meaning, columns: columns - column)
    let gap = column - indented.count
    let head = gap < 2 ? "\n" + margin : String(repeating: " ", count: gap)
    return indented + head + lines.joined(separator: "\n" + margin) + "\n"
  }
}
