/// The names of the photos that a command is to judge, in order.
enum PhotoNames {
  /// All of them are known.
  case list([ArgumentBytes])
  /// They come one after the other.
  case stream(NameStream)

  /// How many there are; `nil` where only the end will tell.
  var count: Int? {
    if case .list(let paths) = self { paths.count } else { nil }
  }

  /// Whether standard input is one of the photos.
  var includesStandardInput: Bool {
    if case .list(let paths) = self { paths.contains(ArgumentBytes("-")) } else { false }
  }

  /// Whether somebody's list names them: then each name has its answer, whatever it leads to.
  var isAnsweredLineByLine: Bool { count == nil }
}
