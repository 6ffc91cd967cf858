/// One place where a rule does not hold.
struct Finding: Hashable, CustomStringConvertible {
  var path: String
  /// From 1; 0 for the file as a whole.
  var line: Int
  /// What is there, and what should be where that is not plain from the rule.
  var text: String

  /// `Sources/Spool/Jobs/Job.swift:12`: where editors go.
  var place: String { line == 0 ? path : "\(path):\(line)" }
  var description: String { "\(place): \(text)" }
}
