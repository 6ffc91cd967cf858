import Files

/// Why a file of the index is not believed.
enum IndexDamage: Equatable {
  /// A record that is not the last is neither whole nor blank.
  case record
  /// It ends within a record and nobody is writing it.
  case torn
  /// It is shorter, or longer, than what was written to it.
  case length
  /// It is no plain file.
  case kind(FileInfo.Kind)
  /// It cannot be read.
  case unreadable(FileError)

  /// What is to be said of the file.
  var text: String {
    switch self {
    case .record: "holds a record that is damaged"
    case .torn: "ends within a record"
    case .length: "has not the length that was written"
    case .kind(let kind): "is a \(kind) where a file should be"
    case .unreadable(let error): "cannot be read (\(error))"
    }
  }
}
