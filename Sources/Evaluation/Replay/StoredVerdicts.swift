package import JSON
package import Verdicts

/// Reads verdicts as they are stored piece by piece, so that any number of them takes the memory of
/// one: one a line, one in a file of its own, several such files one after the other, or a list.
///
/// The outermost objects of a text are verdicts; brackets, commas and space between them are passed
/// over.
package struct StoredVerdicts {
  /// The most bytes of one verdict: one by the service has about 8 KB.
  private static let bytesMaximum = 4 << 20

  private let source: String
  /// What is there of the verdict that has begun.
  private var object: [UInt8] = []
  private var depth = 0
  private var line = 1
  private var startLine = 1
  private var isQuoted = false
  private var isEscaped = false

  /// - Parameter source: The file's name, for messages.
  package init(named source: String) {
    self.source = source
  }

  /// Reads every verdict of a text that is at hand, in order.
  ///
  /// - Parameters:
  ///   - bytes: What `check` writes as ndjson or JSON, or any number of `verdict.json`.
  ///   - source: The file's name, for messages.
  /// - Throws: ``DataFileError`` with the line where a verdict that cannot be read begins.
  package static func parse(_ bytes: [UInt8], named source: String) throws(DataFileError)
    -> [Verdict]
  {
    var stored = StoredVerdicts(named: source)
    let verdicts = try stored.take(bytes)
    try stored.finish()
    return verdicts
  }

  /// Takes the next piece of the text.
  ///
  /// - Returns: The verdicts that end in it, in order.
  /// - Throws: ``DataFileError`` with the line where a verdict that cannot be read begins.
  package mutating func take(_ piece: some Sequence<UInt8>) throws(DataFileError) -> [Verdict] {
    var verdicts: [Verdict] = []
    for byte in piece {
      if byte == 0x0A { line += 1 }
      if depth > 0 {
        object.append(byte)
        guard object.count <= Self.bytesMaximum else {
          throw failure("the verdict that begins here is longer than a verdict can be")
        }
      }
      if isQuoted { passQuoted(byte) } else if try isEnd(byte) { verdicts.append(try verdict()) }
    }
    return verdicts
  }

  /// Says that there is no more.
  ///
  /// - Throws: ``DataFileError`` where a verdict has begun and not ended.
  package func finish() throws(DataFileError) {
    guard depth == 0 else { throw failure("the verdict that begins here does not end") }
  }

  private mutating func passQuoted(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isQuoted = false
    }
  }

  /// Takes a byte outside of quotes, and says whether a verdict ends with it.
  private mutating func isEnd(_ byte: UInt8) throws(DataFileError) -> Bool {
    switch byte {
    case UInt8(ascii: "{"):
      if depth == 0 { (object, startLine) = ([byte], line) }
      depth += 1
    case UInt8(ascii: "}") where depth > 0:
      depth -= 1
      return depth == 0
    case UInt8(ascii: "\"") where depth > 0: isQuoted = true
    case _ where depth > 0, UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","), 0x09, 0x0A,
      0x0D, 0x20:
      break
    default:
      startLine = line
      throw failure("expected verdicts as check and the service write them")
    }
    return false
  }

  private func verdict() throws(DataFileError) -> Verdict {
    let json: JSON
    do {
      json = try JSON.parse(object)
    } catch {
      throw failure(error.message, at: error.position)
    }
    do {
      return try Verdict(json: json)
    } catch {
      throw failure("\(error)")
    }
  }

  /// - Parameter position: In the verdict that begins at ``startLine``.
  private func failure(
    _ message: String, at position: TextPosition = TextPosition(line: 1, column: 1)
  ) -> DataFileError {
    DataFileError(
      source: source,
      position: TextPosition(line: startLine + position.line - 1, column: position.column), key: "",
      message: message)
  }
}
