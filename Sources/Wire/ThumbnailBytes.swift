/// The allow-list for thumbnails that a child hands over.
///
/// Walks the segments of a JPEG without decoding anything: only start, JFIF, tables, one frame and
/// its scan may be there, each of exactly its own size, so no EXIF, ICC, XMP, comment or stranger's
/// bytes leave the child, nothing follows the end, and no clerk's browser is asked for more pixels
/// than a thumbnail has.
package enum ThumbnailBytes {
  /// Where a segment's body begins: behind its marker and its length.
  private static let headBytes = 4
  /// JFIF, version, density and an embedded thumbnail of 0 × 0.
  private static let applicationBytes = 14

  /// Whether the bytes are one baseline JPEG without metadata.
  ///
  /// - Parameter longEdgePixels: The longest side that it may claim.
  package static func arePlain(_ bytes: [UInt8], longEdgePixels: Int) -> Bool {
    guard bytes.count > headBytes, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return false }
    var offset = 2
    var components: UInt8?
    while offset + headBytes <= bytes.count {
      guard bytes[offset] == 0xFF else { return false }
      let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
      guard length >= 2, offset + 2 + length <= bytes.count else { return false }
      let body = Array(bytes[(offset + headBytes)..<(offset + 2 + length)])
      switch bytes[offset + 1] {
      case 0xE0: guard offset == 2, isJFIF(body) else { return false }
      case 0xDB: guard areQuantisationTables(body) else { return false }
      case 0xC4: guard areHuffmanTables(body) else { return false }
      case 0xDD: guard body.count == 2 else { return false }
      case 0xC0:
        guard components == nil, isFrame(body, longEdgePixels) else { return false }
        components = body[5]
      case 0xDA:
        guard let components, isScan(body, of: components) else { return false }
        return scanEndsTheFile(bytes, from: offset + 2 + length)
      default: return false
      }
      offset += 2 + length
    }
    return false
  }

  private static func isJFIF(_ body: [UInt8]) -> Bool {
    body.count == applicationBytes && body.starts(with: [0x4A, 0x46, 0x49, 0x46, 0])
      && body.suffix(2) == [0, 0]
  }

  /// Tables of 64 steps, each a byte, behind a byte that numbers the table.
  private static func areQuantisationTables(_ body: [UInt8]) -> Bool {
    !body.isEmpty && body.count.isMultiple(of: 65) && body.count <= 4 * 65
      && stride(from: 0, to: body.count, by: 65).allSatisfy { body[$0] < 4 }
  }

  /// Tables of 16 counts and as many symbols as these add up to, behind a byte that numbers each.
  private static func areHuffmanTables(_ body: [UInt8]) -> Bool {
    var rest = body[...]
    while let table = rest.popFirst() {
      guard table & ~0x13 == 0, rest.count >= 16 else { return false }
      let symbols = rest.prefix(16).reduce(0) { $0 + Int($1) }
      guard symbols <= 256, rest.count >= 16 + symbols else { return false }
      rest = rest.dropFirst(16 + symbols)
    }
    return !body.isEmpty
  }

  /// Eight bits a sample, one component or three, and sides within the limit.
  private static func isFrame(_ body: [UInt8], _ longEdgePixels: Int) -> Bool {
    guard body.count > 5, body[0] == 8, body[5] == 1 || body[5] == 3 else { return false }
    let sides = [Int(body[1]) << 8 | Int(body[2]), Int(body[3]) << 8 | Int(body[4])]
    return body.count == 6 + 3 * Int(body[5])
      && sides.allSatisfy { (1...max(1, longEdgePixels)).contains($0) }
  }

  /// One scan of all components and all coefficients.
  private static func isScan(_ body: [UInt8], of components: UInt8) -> Bool {
    body.count == 4 + 2 * Int(components) && body[0] == components && body.suffix(3) == [0, 63, 0]
  }

  /// Whether entropy-coded data runs from `start` up to an end marker that is the last thing there.
  private static func scanEndsTheFile(_ bytes: [UInt8], from start: Int) -> Bool {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == 0xFF {
        switch bytes[offset + 1] {
        case 0, 0xD0...0xD7: offset += 1
        case 0xD9: return offset + 2 == bytes.count
        default: return false
        }
      }
      offset += 1
    }
    return false
  }
}
