package import Raster

/// The marks of a picture, or of its mirror image or a turned one.
package struct PictureMarks {
  /// The picture's size, in samples.
  package var size: Size
  /// The strongest first.
  package var marks: [FingerprintMark]

  /// Those of a picture as it is.
  package init(_ fingerprint: Fingerprint) {
    (size, marks) = (fingerprint.size, fingerprint.marks)
  }

  /// The same after the picture was mirrored and turned.
  package func applying(_ orientation: Orientation) -> PictureMarks {
    var image = self
    image.size = orientation.applied(to: size)
    let (isMirrored, quarters) = Self.parts(of: orientation)
    let unit = Double(FingerprintMark.unit)
    image.marks = marks.map { mark in
      var bits = isMirrored ? FingerprintMark.mirrored(mark.bits) : mark.bits
      for _ in 0..<quarters { bits = FingerprintMark.turnedByQuarter(bits) }
      let place = orientation.applied(to: mark.place, in: size) * unit
      // A mark lies in its picture, so that its image does.
      return FingerprintMark(x: UInt16(max(0, place.x)), y: UInt16(max(0, place.y)), bits: bits)
    }
    return image
  }

  /// An orientation as a mirroring of columns, or none, and so many clockwise quarters after it.
  static func parts(of orientation: Orientation) -> (isMirrored: Bool, quarters: Int) {
    switch orientation {
    case .upright: (false, 0)
    case .quarterTurn: (false, 1)
    case .halfTurn: (false, 2)
    case .threeQuarterTurn: (false, 3)
    case .mirrorColumns: (true, 0)
    case .transverse: (true, 1)
    case .mirrorRows: (true, 2)
    case .transpose: (true, 3)
    }
  }
}
