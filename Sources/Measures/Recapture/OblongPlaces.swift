internal import Raster

/// Places for oblong windows that lie wholly on a document, overlapping by half along both axes.
struct OblongPlaces {
  /// Top left corners, row by row.
  let places: [(x: Int, y: Int)]

  /// Samples between a window and the edges of the document and the plane: a block of JPEG.
  private static let margin = 8
  /// The side of a block of JPEG, in samples: windows begin at one.
  private static let block = 8

  /// All places on a document.
  ///
  /// - Parameters:
  ///   - size: Of the plane.
  ///   - document: In samples of the plane.
  ///   - width: Columns of a window.
  ///   - height: Rows of a window.
  init(in size: Size, on document: Quad, width: Int, height: Int) {
    let inside = HalfPlanes(document)
    let bounds = document.bounds
    let margin = Self.margin
    let left = Self.first(bounds.left)
    let top = Self.first(bounds.top)
    let right = min(size.width - margin, Int(bounds.right.rounded(.up)))
    let bottom = min(size.height - margin, Int(bounds.bottom.rounded(.up)))
    var places: [(x: Int, y: Int)] = []
    // Windows may stand on the outline by the margin: what lies there is paper or ground, no print.
    let corners = [
      (margin, margin), (width - margin, margin), (margin, height - margin),
      (width - margin, height - margin),
    ]
    for y in stride(from: top, through: bottom - height, by: height / 2) {
      for x in stride(from: left, through: right - width, by: width / 2)
      where corners.allSatisfy({ inside.contains(x: x + $0.0, y: y + $0.1) }) {
        places.append((x, y))
      }
    }
    self.places = places
  }

  /// The first multiple of a block's side, at least the margin in the plane.
  private static func first(_ least: Double) -> Int {
    max(margin, Int(max(0, least)) / block * block)
  }

  /// Evenly drawn from all.
  ///
  /// - Parameter most: How many at most, 2 or more.
  func spread(most: Int) -> [(x: Int, y: Int)] {
    guard places.count > most else { return places }
    return (0..<most).map { places[$0 * (places.count - 1) / (most - 1)] }
  }
}
