package import Raster

/// The places of a normalised picture at which a fingerprint holds what is fine in it, row by row,
/// and the steps in which it holds it.
///
/// Print and blank paper are held alike, so that what one picture has and another has not is seen
/// whichever came first.
package struct ContrastGrid: Equatable, Sendable {
  /// Places in a row.
  package let columns: Int
  /// Rows of places.
  package let rows: Int

  /// From place to place, in samples. What a ``PictureBand`` holds is no finer than that: a kernel
  /// of 1.7 samples leaves a fifth of a wave of 6 samples, and less of what is shorter.
  package static let step = 3
  /// How far from the frame a place is at least, in samples: as far as its band sees.
  package static let frameMargin = 8
  /// The largest level, of either sign.
  package static let levelMaximum: Int8 = 31

  /// The grid of a picture of a size; without places where it is too small.
  package init(_ size: Size) {
    func count(_ side: Int) -> Int {
      max(0, (side - 2 * Self.frameMargin + Self.step - 1) / Self.step)
    }
    (columns, rows) = (count(size.width), count(size.height))
  }

  /// How many places there are.
  package var count: Int { columns * rows }

  /// The sample of a place, as its column and row in the picture.
  static func sample(column: Int, row: Int) -> (x: Int, y: Int) {
    (frameMargin + step * column, frameMargin + step * row)
  }

  /// The contrasts of levels 0…31, in code values: the next is 1.17 times as far from -0.5 as the
  /// one before, so that steps are 0.08 where there is least, and a sixth of what is large.
  static let contrasts: [Double] = {
    let ratio = 1.166_529  // the 4.5th root of 2
    var reach = linear
    return (0...Int(levelMaximum)).map { _ in
      defer { reach *= ratio }
      return reach - linear
    }
  }()
  /// Below it steps are about even, in code values.
  private static let linear = 0.5

  /// The level of each magnitude of a band, in 1/64 code values; beyond the last it is the largest.
  private static let levels: [Int8] = {
    let fraction = Double(PictureBand.fraction)
    let last = Int(contrasts[Int(levelMaximum)] * fraction)
    var level = 0
    return (0...last).map { magnitude in
      let contrast = Double(magnitude) / fraction
      while level < Int(levelMaximum), contrast * 2 > contrasts[level] + contrasts[level + 1] {
        level += 1
      }
      return Int8(level)
    }
  }()

  /// The level of a band's value, in 1/64 code values.
  static func level(_ value: Int16) -> Int8 {
    let level = levels[min(Int(value.magnitude), levels.count - 1)]
    return value < 0 ? -level : level
  }

  /// The contrast of a level, in code values.
  static func contrast(_ level: Int8) -> Double {
    let contrast = contrasts[min(Int(level.magnitude), Int(levelMaximum))]
    return level < 0 ? -contrast : contrast
  }

  /// The levels of a picture, row by row.
  func levels(of picture: NormalisedPicture) -> [Int8] {
    let width = picture.luma.width
    var levels: [Int8] = []
    levels.reserveCapacity(count)
    for row in 0..<rows {
      for column in 0..<columns {
        let (x, y) = Self.sample(column: column, row: row)
        levels.append(Self.level(picture.detail.band[y * width + x]))
      }
    }
    return levels
  }
}
