/// What holds of a clerk's decision as a file, whoever reads it.
package enum DecisionFile {
  /// The largest one that is read, in bytes.
  package static let bytesMaximum = 4096
}
