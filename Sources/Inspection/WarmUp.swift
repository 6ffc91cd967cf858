import Codecs
import Measures
import Raster
import Vocabulary
import Wire

/// Inspections of pictures made here, before a worker is confined.
///
/// Everything that is made at first use (the libraries' tables, Swift's type metadata, the seed of
/// hashing, the linker's bindings) is made now: no child has to do it again, and none asks for more
/// than the sandbox allows.
enum WarmUp {
  /// Inspects a drawn card as a photo of any kind, and the least PNG as a scene.
  static func run() {
    guard let card = drawnCard() else { return }
    inspect(card, as: nil)
    inspect(leastPNG, as: "scene")
  }

  private static func inspect(_ photo: [UInt8], as kind: String?) {
    let assignment = assignment(kind: kind)
    guard let read = try? Assignment(frame: assignment.frame) else { return }
    let answer = unsafe photo.withUnsafeBytes { unsafe Inspector.answer($0, for: read) }
    _ = answer.frame
  }

  private static func assignment(kind: String?) -> Assignment {
    // Smaller than the card, so that it is reduced.
    var thumbnail = Limits.Thumbnail()
    thumbnail.longEdgePixels = 64
    let shapes = DocumentShape.Layout.allCases.map { DocumentShape(kind: $0.rawValue, layout: $0) }
    return Assignment(
      kind: kind, fallbackKind: "page", shapes: shapes,
      thumbnail: thumbnail, photo: Limits.Photo(), worker: Limits.Worker())
  }

  /// A pale card with rows of print on a dark ground, so that a document is found and measured.
  private static func drawnCard() -> [UInt8]? {
    let size = Size(width: 320, height: 240)
    var luma = Plane(size: size, filledWith: 60)
    for y in 45..<195 {
      for x in 40..<280 {
        let isPrint = y % 12 < 4 && x % 5 < 3 && (50..<200).contains(x)
        luma[x, y] = isPrint ? 40 : 200
      }
    }
    let chroma = Plane(size: Size(width: 160, height: 120), filledWith: 120)
    return JPEGEncoder.encode(luma: luma, blue: chroma, red: chroma, quality: 75)
  }

  /// One grey pixel.
  private static let leastPNG: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48,
    0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
    0x00, 0x3A, 0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78,
    0x9C, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0x00,
    0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]
}
