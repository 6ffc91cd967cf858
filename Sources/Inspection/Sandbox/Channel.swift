/// The descriptors of a worker process beside the standard three, which lead to /dev/null.
///
/// They are these numbers and no others, so that a filter can name them: the kernel gives received
/// descriptors the lowest free ones, in the order in which they were sent.
package enum Channel {
  /// The socket to the parent, where the parent put it.
  package static let control: Int32 = 3
  /// A sealed memory file with the photo's bytes.
  package static let photo: Int32 = 4
  /// The writing end of the pipe for the report.
  package static let answer: Int32 = 5
}
