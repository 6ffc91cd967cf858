/// One photo to inspect as it reaches a worker: what to do, where the bytes are, whom to answer.
struct Order {
  /// The assignment as it came, not yet read.
  var frame: [UInt8]
  /// A sealed memory file with the photo's bytes.
  var photo: Int32
  /// The writing end of a pipe for the report.
  var answer: Int32
}
