package import Raster

/// Measures the width of the blur, by focus or motion, on a document or over a scene.
///
/// The value is the diameter of the uniform disk that would blur step edges as much, in pixels of
/// the stored photo, beyond what a sharp camera picture itself shows; for a motion it is that
/// across the edges it blurs most. It is measured at strong edges only, so an almost empty page is
/// "not measured", never blurred, and enlarging a picture widens its blur with it.
///
/// Blur below ``ReducedPhoto/factor`` pixels of the stored photo cannot be seen in the reduced
/// luma. A table's strokes are so thin that their edges do not show how far a motion went; there
/// the print's waves are asked as well (``PrintMotion``).
///
/// Constants that name no other origin are working values. With them every photo of the corpus'
/// simulated ones that is labelled as out of focus or moved, slightly too, measures more than every
/// one without a defect, in millimetres on the document.
package enum SharpnessMeter {
  /// Strong edges that a direction needs over the whole document.
  static let leastPerDirection = 12
  /// Strong edges that a direction needs in a tile.
  static let leastPerDirectionInTile = 5
  /// Tiles along the longer side of the document.
  static let tilesAlongLongSide = 5
  /// Tiles are measured that hold at least this many edges.
  static let leastInTile = 16
  /// Where more than the rest of a document's edges lie in tiles that are far more blurred than the
  /// whole, the blur of those tiles is the value: a page blurred in one half is blurred. In a scene
  /// it is not: what lies behind the house may be out of focus.
  static let tileQuantile = 0.75
  /// A tile stands out when its blur is this many times that of the sharpest quarter (or of the
  /// whole, if it is to speak for the page); two pixels count as sharp.
  static let regionRatio = 2.0
  /// The quantile of the tiles' blur that is the sharpest quarter's.
  static let sharpQuantile = 0.25
  /// The number of edges at which confidence is one half.
  static let halfConfidenceEdges = 40.0

  /// The reading of ``CheckID/blur``.
  ///
  /// Regions are the blurred tiles where they speak for the page, else those that are about as
  /// blurred as the whole, on a sharp photo too: whether that is a defect is the policy's business.
  ///
  /// Measures: `edges` (how many were used), `wholePixels` (the diameter over the whole document),
  /// `sharpestPixels` (across the sharpest direction), `directionDegrees` of a motion (0 ..< 180,
  /// clockwise from the x axis of the stored photo).
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - measured: The edges on the document, or over the whole frame.
  ///   - motion: What a table's print tells of a motion; `nil` where it was not asked.
  package static func reading(
    of photo: ReducedPhoto, edges measured: DocumentEdges, motion: PrintMotion? = nil
  ) -> Reading {
    let factor = Double(photo.factor)
    let contrastMinimum = measured.contrastMinimum
    let edges = measured.edges
    let whole = BlurEstimate(
      of: edges, leastPerDirection: leastPerDirection, contrastMinimum: contrastMinimum)
    guard let diameter = whole.diameter else {
      return Reading(
        notMeasured: .blur, why: .tooFewEdges, measures: ["edges": Double(edges.count)])
    }
    let tiles = BlurTile.tiles(
      over: edges, alongLongSide: tilesAlongLongSide, leastEdges: leastInTile,
      leastPerDirection: leastPerDirectionInTile, contrastMinimum: contrastMinimum)
    var value = diameter
    var blurred = tiles.filter { $0.diameter * regionRatio >= diameter }
    if measured.isOnDocument, let worse = BlurTile.quantile(tileQuantile, of: tiles),
      worse > regionRatio * max(diameter, BlurEstimate.pixelDiameter)
    {
      value = worse
      blurred = Self.standingOut(of: tiles)
    }
    var measures = [
      "edges": Double(whole.edgeCount), "wholePixels": diameter * factor,
      "sharpestPixels": (whole.diameters.compactMap(\.self).min() ?? diameter) * factor,
    ]
    var motionDegrees = whole.isMotion ? whole.directionDegrees : nil
    if let motion, motion.isSure,
      motion.pixels > factor * max(value, BlurEstimate.motionDiameterMinimum)
    {
      value = motion.pixels / factor
      motionDegrees = motion.directionDegrees
    }
    measures["directionDegrees"] = motionDegrees
    return Reading(
      .blur, value: value * factor, measures: measures,
      regions: regions(of: blurred, else: edges, photo: photo),
      confidence: Reading.confidence(of: edges.count, half: halfConfidenceEdges),
      cause: motionDegrees != nil ? .motion : .focus)
  }

  /// The tiles that stand out as blurred against the sharpest ones.
  private static func standingOut(of tiles: [BlurTile]) -> [BlurTile] {
    guard let sharp = BlurTile.quantile(sharpQuantile, of: tiles) else { return [] }
    let limit = regionRatio * max(sharp, BlurEstimate.pixelDiameter)
    return tiles.filter { $0.diameter > limit }
  }

  /// Tiles in the stored photo; the box around all edges where there are too few for a tile.
  private static func regions(
    of tiles: [BlurTile], else edges: [LumaEdge], photo: ReducedPhoto
  ) -> [PixelRect] {
    let areas =
      tiles.isEmpty ? BlurTile.grid(over: edges, alongLongSide: 1).map(\.area) : tiles.map(\.area)
    return Reading.regions(of: areas).map { $0.scaled(by: photo.factor).clipped(to: photo.photo) }
  }
}
