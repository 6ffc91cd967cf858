/// The least JPEG that the parent takes from a child as a thumbnail: eight grey pixels square.
package enum LeastThumbnail {
  /// Its segments, in order.
  package enum Segment: Int, CaseIterable {
    case start, application, quantisation, frame, huffman, scan
  }

  package static let application: [UInt8] = Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
  package static let quantisation: [UInt8] = [0] + [UInt8](repeating: 1, count: 64)
  package static let frame: [UInt8] = [8, 0, 8, 0, 8, 1, 1, 0x11, 0]
  package static let huffman: [UInt8] = [0, 1] + [UInt8](repeating: 0, count: 15) + [0]
  package static let scan: [UInt8] = [1, 1, 0, 0, 63, 0]

  package static var bytes: [UInt8] {
    Segment.allCases.flatMap(bytes(of:)) + [0xFF, 0, 4, 0xFF, 0xD9]
  }

  /// A segment with its marker and its length.
  package static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 0xFF)] + body
  }

  /// Where a segment's body begins, in bytes.
  package static func body(of segment: Segment) -> Int {
    end(of: segment) - bytes(of: segment).count + 4
  }

  /// Where a segment ends, in bytes.
  package static func end(of segment: Segment) -> Int {
    Segment.allCases.prefix(segment.rawValue + 1).reduce(0) { $0 + bytes(of: $1).count }
  }

  private static func bytes(of segment: Segment) -> [UInt8] {
    switch segment {
    case .start: [0xFF, 0xD8]
    case .application: Self.segment(0xE0, application)
    case .quantisation: Self.segment(0xDB, quantisation)
    case .frame: Self.segment(0xC0, frame)
    case .huffman: Self.segment(0xC4, huffman)
    case .scan: Self.segment(0xDA, scan)
    }
  }
}
