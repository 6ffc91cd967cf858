import Glibc
import Spool

/// One run of `status` that shows what is: once, or every second.
struct StatusRun {
  /// The forms.
  private enum Format: String, CaseIterable {
    case text, json, prometheus
  }

  private let format: Format
  private let words: StaffWords
  private let spool: ArgumentBytes
  /// Where it is written; `nil` for standard output.
  private let output: ArgumentBytes?
  private let isWatching: Bool

  /// - Throws: ``UsageError``.
  init(_ arguments: Arguments, _ spool: ArgumentBytes) throws {
    format = try arguments.word("format", default: .text)
    words = try StaffWords(arguments)
    output = arguments.bytes("output")
    isWatching = arguments.has("watch")
    self.spool = spool
  }

  /// Shows it.
  ///
  /// - Returns: 0 where all is well, 1 where something needs a person.
  /// - Throws: ``FileError``, ``CommandError`` where the output cannot be written.
  func show(_ tree: SpoolTree) throws -> Int32 {
    while true {
      let facts = try StatusFacts(tree)
      let text = render(facts)
      if let output {
        try FileText.replace(output, with: text, isForAll: true)
      } else {
        if isWatching, isatty(STDOUT_FILENO) == 1 { Output.result("\u{1B}[H\u{1B}[2J") }
        Output.result(text)
      }
      guard isWatching else { return facts.needsPerson ? 1 : 0 }
      sleep(1)
    }
  }

  private func render(_ facts: StatusFacts) -> String {
    switch format {
    case .text: StatusText(facts: facts, spool: spool.display, words: words).text
    case .json: StatusJSON(facts: facts).text
    case .prometheus: PrometheusText(facts: facts).text
    }
  }
}
