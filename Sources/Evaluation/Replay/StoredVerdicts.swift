package import JSON
package import Verdicts

/// Verdicts as they are stored: one a line, one in a file of its own, several such files one after
/// the other, or a list.
package enum StoredVerdicts {
  /// Reads every verdict of a text, in order.
  ///
  /// - Parameters:
  ///   - bytes: What `check` writes as ndjson or JSON, or any number of `verdict.json`.
  ///   - source: The file's name, for messages.
  /// - Throws: ``DataFileError`` with the line where a verdict that cannot be read begins.
  package static func parse(_ bytes: [UInt8], named source: String) throws(DataFileError)
    -> [Verdict]
  {
    var verdicts: [Verdict] = []
    for (range, line) in try objects(in: bytes, named: source) {
      func failure(_ message: String, line: Int, column: Int) -> DataFileError {
        DataFileError(
          source: source, position: TextPosition(line: line, column: column), key: "",
          message: message)
      }
      let json: JSON
      do {
        json = try JSON.parse(Array(bytes[range]))
      } catch {
        let place = error.position
        throw failure(error.message, line: line + place.line - 1, column: place.column)
      }
      do {
        verdicts.append(try Verdict(json: json))
      } catch {
        throw failure("\(error)", line: line, column: 1)
      }
    }
    return verdicts
  }

  /// The outermost objects of a text, each with the line that it begins in. Brackets, commas and
  /// space between them are passed over.
  private static func objects(
    in bytes: [UInt8], named source: String
  ) throws(DataFileError) -> [(range: Range<Int>, line: Int)] {
    var found: [(range: Range<Int>, line: Int)] = []
    var (depth, start, line, startLine) = (0, 0, 1, 1)
    var (isQuoted, isEscaped) = (false, false)
    for (offset, byte) in bytes.enumerated() {
      if byte == 0x0A { line += 1 }
      if isQuoted {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "{"):
        if depth == 0 { (start, startLine) = (offset, line) }
        depth += 1
      case UInt8(ascii: "}") where depth > 0:
        depth -= 1
        if depth == 0 { found.append((start..<(offset + 1), startLine)) }
      case UInt8(ascii: "\"") where depth > 0: isQuoted = true
      case _ where depth > 0, UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","), 0x09, 0x0A,
        0x0D, 0x20:
        break
      default:
        throw DataFileError(
          source: source, position: TextPosition(line: line, column: 1), key: "",
          message: "expected verdicts as check and the service write them")
      }
    }
    guard depth == 0 else {
      throw DataFileError(
        source: source, position: TextPosition(line: startLine, column: 1), key: "",
        message: "the verdict that begins here does not end")
    }
    return found
  }
}
