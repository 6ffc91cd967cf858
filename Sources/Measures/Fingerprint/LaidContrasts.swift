internal import Raster

/// The contrasts of an earlier picture and what a later one has in their places, once it is laid
/// over the earlier.
struct LaidContrasts {
  /// A place of the grid that both pictures have.
  struct Place {
    /// Its number in the grid.
    var index: Int
    /// Where it is in the earlier picture, as shares of its sides from its middle.
    var across, down: Double
    /// The earlier picture's contrast, in code values.
    var earlier: Double
    /// The later picture's, in code values; over the gain once that is known.
    var later: Double
    /// How it changes to the right and down, in code values a sample of the earlier.
    var slopeAcross, slopeDown: Double
    /// The later picture's luma around it, in code values.
    var tone: Double

    /// Whether its contrast may have gone because tones were clipped.
    var mayBeClipped: Bool {
      if tone > LaidContrasts.clippedTones.light {
        return earlier > -LaidContrasts.unclippedContrast
      }
      if tone < LaidContrasts.clippedTones.dark { return earlier < LaidContrasts.unclippedContrast }
      return false
    }
  }

  private(set) var places: [Place] = []
  /// The largest gain of a tone over the least; `nil` where one is no gain.
  private(set) var gainRatio: Double?

  /// Mean tones beyond these were clipped, in code values: what is lost there need not contradict.
  static let clippedTones = (dark: 8.0, light: 245.0)
  /// Contrasts that clipping cannot remove, in code values: print on paper that is now white.
  static let unclippedContrast = 6.0
  /// Contrasts from here on tell the gain, in code values.
  private static let gainContrast = 1.0
  /// The most groups of tone that have a gain of their own, and the fewest contrasts of each.
  private static let (groupMaximum, groupMinimum) = (8, 48)
  /// Fewer contrasts tell no gain.
  private static let contrastsMinimum = 24
  /// The least gain that is believed: a copy whose contrast is a tenth has lost its print.
  private static let gainMinimum = 0.1

  /// Lays a later picture over an earlier one.
  ///
  /// - Complexity: O(area).
  init(of later: Plane, with earlier: Fingerprint, at map: PictureMap) {
    let (size, grid) = (earlier.size, ContrastGrid(earlier.size))
    let band = PictureBand(of: Self.laid(later, over: size, map), size: size)
    let fraction = Double(PictureBand.fraction)
    let margin = Double(ContrastGrid.frameMargin)
    let (right, bottom) = (Double(later.width) - margin, Double(later.height) - margin)
    func value(_ index: Int) -> Double { Double(band.band[index]) / fraction }
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        let (x, y) = ContrastGrid.sample(column: column, row: row)
        let place = map(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
        guard place.x > margin, place.y > margin, place.x < right, place.y < bottom else {
          continue
        }
        let (index, sample) = (row * grid.columns + column, y * size.width + x)
        let one = Place(
          index: index, across: (Double(x) + 0.5) / Double(size.width) - 0.5,
          down: (Double(y) + 0.5) / Double(size.height) - 0.5,
          earlier: ContrastGrid.contrast(earlier.contrasts[index]), later: value(sample),
          slopeAcross: (value(sample + 1) - value(sample - 1)) / 2,
          slopeDown: (value(sample + size.width) - value(sample - size.width)) / 2,
          tone: Double(band.coarse[sample]) / fraction)
        if !one.mayBeClipped { places.append(one) }
      }
    }
    level()
  }

  /// Divides the later contrasts by the gain of their tone, which is that of groups of like tone
  /// and between them on a line.
  private mutating func level() {
    let told = places.filter { abs($0.earlier) >= Self.gainContrast }
      .sorted { ($0.tone, $0.index) < ($1.tone, $1.index) }
    guard told.count >= Self.contrastsMinimum else { return }
    let count = max(1, min(Self.groupMaximum, told.count / Self.groupMinimum))
    var gains: [(tone: Double, gain: Double)] = []
    for group in 0..<count {
      let range = group * told.count / count..<(group + 1) * told.count / count
      let ratios = told[range].map { $0.later / $0.earlier }
      let gain = ratios.element(ofRank: ratios.count / 2)
      guard gain > Self.gainMinimum else { return }
      gains.append((told[(range.lowerBound + range.upperBound) / 2].tone, gain))
    }
    for index in places.indices {
      let tone = places[index].tone
      let above = gains.firstIndex { $0.tone > tone } ?? count - 1
      let (a, b) = (gains[max(0, above - 1)], gains[above])
      let share = b.tone > a.tone ? max(0, min(1, (tone - a.tone) / (b.tone - a.tone))) : 0
      let gain = a.gain + (b.gain - a.gain) * share
      places[index].later /= gain
      places[index].slopeAcross /= gain
      places[index].slopeDown /= gain
    }
    let all = gains.map(\.gain)
    gainRatio = (all.max() ?? 1) / (all.min() ?? 1)
  }

  /// The later picture resampled to the earlier's samples, in 1/64 code values, bilinear; beyond
  /// its frame the nearest sample holds.
  private static func laid(_ later: Plane, over size: Size, _ map: PictureMap) -> [UInt16] {
    let first = map(Point(x: 0.5, y: 0.5))
    let (across, down) = (
      map(Point(x: 1.5, y: 0.5)) - first, map(Point(x: 0.5, y: 1.5)) - first
    )
    let (width, height) = (later.width, later.height)
    var laid = [UInt16](repeating: 0, count: size.area)
    var index = 0
    for row in 0..<size.height {
      let start = first + down * Double(row)
      for column in 0..<size.width {
        let x = max(0, min(Double(width - 1), start.x + across.x * Double(column) - 0.5))
        let y = max(0, min(Double(height - 1), start.y + across.y * Double(column) - 0.5))
        let (left, top) = (min(Int(x), width - 2), min(Int(y), height - 2))
        // In 1/256 of a sample: the weights of four add up to 1 << 16.
        let (u, v) = (Int((x - Double(left)) * 256), Int((y - Double(top)) * 256))
        let corner = top * width + left
        let upper =
          Int(later.samples[corner]) * (256 - u) + Int(later.samples[corner + 1]) * u
        let lower =
          Int(later.samples[corner + width]) * (256 - u)
          + Int(later.samples[corner + width + 1]) * u
        laid[index] = UInt16((upper * (256 - v) + lower * v) >> 10)
        index += 1
      }
    }
    return laid
  }
}
