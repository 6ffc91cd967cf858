/// One fenced block of a page of documentation.
struct FencedBlock: Sendable {
  /// The word behind the first fence, `sh`; empty where there is none.
  var language: String
  /// The line of the first fence, from 1.
  var line: Int
  /// What stands between the fences, each line with its end.
  var text = ""
  /// What comments right above it say, without `<!--` and `-->`.
  var marks: [String] = []
  /// Whether nothing but empty lines stands between it and the block before.
  var followsBlock = false

  /// Whether it is meant to be run.
  var isCommand: Bool { ["sh", "python"].contains(language) }

  /// What a mark says behind its beginning, `not run: `; `nil` where there is none of it.
  func mark(_ beginning: String) -> String? {
    marks.first { $0.hasPrefix(beginning) }.map { String($0.dropFirst(beginning.count)) }
  }
}
