package import JSON
package import Verdicts

/// Verdicts as they are stored: one a line, one in a file of its own, several such files one after
/// the other, or a list.
package enum StoredVerdicts {
  /// Reads every verdict of a text, in order; what may be long is read by ``StoredVerdictStream``.
  ///
  /// - Parameters:
  ///   - bytes: What `check` writes as ndjson or JSON, or any number of `verdict.json`.
  ///   - source: The file's name, for messages.
  /// - Throws: ``DataFileError`` with the line where a verdict that cannot be read begins.
  package static func parse(_ bytes: [UInt8], named source: String) throws(DataFileError)
    -> [Verdict]
  {
    var stream = StoredVerdictStream(named: source)
    let verdicts = try stream.take(bytes)
    try stream.finish()
    return verdicts
  }
}
