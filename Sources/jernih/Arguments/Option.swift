/// One option of a command.
struct Option: Sendable {
  /// The long name without its dashes.
  var name: String
  /// The one-letter form; `nil` if there is none.
  var letter: Character?
  /// What its value is called in the help; `nil` if it takes none. Words with `|` between them are
  /// all that it can be.
  var value: String?
  /// One line for the help.
  var help: String

  init(_ name: String, _ letter: Character, value: String? = nil, _ help: String) {
    self.init(name, value: value, help)
    self.letter = letter
  }

  init(_ name: String, value: String? = nil, _ help: String) {
    self.name = name
    self.value = value
    self.help = help
  }

  /// As it is typed: `-k, --kind K`, or `--policy FILE` where there is no letter.
  var term: String {
    let short = letter.map { "-\($0), " } ?? ""
    return short + "--" + name + (value.map { " \($0)" } ?? "")
  }
}
