import Casework
import JSON
import Verdicts

/// What `journal` shows: lines as they are found, or the cases that they are about.
struct JournalText {
  /// The forms.
  enum Format: String, CaseIterable {
    case text, json
  }

  let format: Format
  /// Whether only the cases' numbers are wanted.
  let casesOnly: Bool
  let words: JournalWords
  private var lines = 0
  private var cases: Set<String> = []

  init(format: Format, casesOnly: Bool, words: JournalWords) {
    self.words = words
    self.format = format
    self.casesOnly = casesOnly
  }

  /// Takes one line of the journal.
  mutating func print(_ line: JournalQuery.Line) {
    lines += 1
    if let caseID = line.caseID { cases.insert(caseID) }
    if casesOnly { return }
    switch format {
    case .text: Output.result(text(line) + "\n")
    case .json:
      let members =
        (line.json.members ?? []) + [
          JSON.Member(key: "service", value: .text(line.service))
        ]
      Output.result(JSON(.object(members)).line + "\n")
    }
  }

  /// Prints the cases where they are wanted, and on standard error how much it was.
  func finish(tornLines: Int) {
    if casesOnly {
      for caseID in cases.sorted() {
        let json = JSON.object(["case": .text(caseID)]).line
        Output.result((format == .json ? json : TerminalText.escaped(caseID)) + "\n")
      }
    }
    Output.error(words.sum(lines: lines, cases: cases.count, torn: tornLines) + "\n")
  }

  /// `TIME  EVENT  CASE  key value, key value`.
  private func text(_ line: JournalQuery.Line) -> String {
    let shown: Set = ["time", "event", "case"]
    let details = (line.json.members ?? []).filter { !shown.contains($0.key) && !$0.value.isNull }
      .map { "\(words($0.key)) \($0.value.string ?? $0.value.line)" }
    let word = words(line.event)
    let event = word + String(repeating: " ", count: max(0, 9 - word.count))
    let text =
      "\(line.time)  \(event)  \(line.caseID ?? "-")  "
      + (details + ["\(words("service")) \(line.service)"]).joined(separator: ", ")
    return TerminalText.escaped(text)
  }
}
