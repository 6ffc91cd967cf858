internal import Raster

/// Whether one picture has the details of another where it lies over it.
///
/// The later picture is resampled to where the samples of the earlier one lie, and its band is
/// asked at each detail. Editing tones multiplies contrasts by the slope of a curve: by about one
/// number for all details of the same tone. What is left after that is noise of the coding in a
/// copy, a few per cent of a contrast and some tenths of a code value; where other print stands, it
/// is the contrast itself. So the few details that fit worst are told in units of what is left in
/// the middle of all: any place that contradicts is enough, however much else both have in common.
///
/// A curve of each colour is no curve of luma, and what is clipped has lost contrast; both change
/// contrasts by less than a factor of 1.5 mostly, which print does not, and they change the gain
/// from tone to tone, which another exposure does not. So a detail within that factor speaks the
/// less, and the more the gain varies the more is allowed.
struct DetailComparison {
  /// Details that both pictures have a place for.
  private(set) var compared = 0
  /// The share of them whose contrast in the later picture is what it is in the earlier, within a
  /// factor of two, 0…1.
  private(set) var agreement = 0.0
  /// How far the ``rank``th worst is off, in robust standard deviations of all, 0 or more.
  private(set) var contradiction = 0.0

  /// Which of the worst counts: one or two may be chance, and what is written in another way covers
  /// several cells. A working value.
  static let rank = 3
  /// What each contrast may be off by, as a share of it, beside one code value: the resampling.
  static let shareOff = 0.1
  /// The least standard deviation that is believed, in code values: rounding of contrasts.
  static let deviationMinimum = 0.1
  /// A factor by which a contrast may be off and still agree.
  static let agreementFactor = 2.0
  /// A factor from which on a contrast speaks against a copy in full; a lesser one does in
  /// proportion.
  static let fullFactor = 1.5
  /// How much more is allowed where the gain varies from tone to tone, as a share: so many times
  /// what the largest is above the least.
  static let gainAllowance = 2.5
  /// The most groups of tone that have a gain of their own, and the fewest details of each.
  static let toneGroups = 8
  static let groupMinimum = 24
  /// Fewer details tell nothing.
  static let detailsMinimum = 12
  /// Mean tones beyond these were clipped, in code values: what is lost there need not contradict.
  static let clippedTones = (dark: 8.0, light: 245.0)
  /// Contrasts that clipping cannot remove, in code values: print on paper that is now white.
  static let unclippedContrast = 6.0

  /// A detail of the earlier picture and what the later has there, in code values.
  private struct Pair {
    var earlier: Double
    var later: Double
    var tone: Double
    /// The later's over the gain of its tone.
    var levelled = 0.0

    /// How much what it is off by speaks against a copy, 0…1.
    var weight: Double {
      let ratio = levelled / earlier
      guard ratio > 0 else { return 1 }
      return min(1, (max(ratio, 1 / ratio) - 1) / (DetailComparison.fullFactor - 1))
    }
  }

  /// Compares.
  ///
  /// - Complexity: O(area), some 0.5 ms.
  init(of later: Plane, with earlier: Fingerprint, at map: PictureMap) {
    guard earlier.size.shortEdge >= PictureBand.sideMinimum, later.size.shortEdge >= 2,
      later.size.area <= Fingerprint.areaMaximum, earlier.size.area <= Fingerprint.areaMaximum
    else { return }
    var pairs = Self.pairs(of: later, with: earlier, at: map)
    compared = pairs.count
    guard compared >= Self.detailsMinimum, let gainRatio = Self.level(&pairs) else { return }
    let off = pairs.map {
      abs($0.levelled - $0.earlier) / (1 + Self.shareOff * abs($0.earlier))
    }
    // Of a normal distribution the median magnitude is 0.6745 standard deviations.
    let deviation = max(Self.deviationMinimum, off.sorted()[off.count / 2] / 0.6745)
    let told = zip(pairs, off).map { pair, off in off * pair.weight }.sorted()
    let allowed = 1 + Self.gainAllowance * (gainRatio - 1)
    contradiction = told[told.count - Self.rank] / (deviation * allowed)
    let alike = pairs.count { pair in
      let ratio = pair.levelled / pair.earlier
      return ratio >= 1 / Self.agreementFactor && ratio <= Self.agreementFactor
    }
    agreement = Double(alike) / Double(compared)
  }

  private static func pairs(of later: Plane, with earlier: Fingerprint, at map: PictureMap)
    -> [Pair]
  {
    let size = earlier.size
    let band = PictureBand(of: laid(later, over: size, map), size: size)
    let fraction = Double(PictureBand.fraction)
    let margin = Double(DetailFinder.frameMargin)
    let (right, bottom) = (Double(later.width) - margin, Double(later.height) - margin)
    return earlier.details.compactMap { detail in
      let place = map(detail.place)
      guard place.x > margin, place.y > margin, place.x < right, place.y < bottom,
        Int(detail.x) < size.width, Int(detail.y) < size.height, detail.contrast != 0
      else { return nil }
      let index = Int(detail.y) * size.width + Int(detail.x)
      let pair = Pair(
        earlier: Double(detail.contrast) / FingerprintDetail.unit,
        later: Double(band.band[index]) / fraction, tone: Double(band.coarse[index]) / fraction)
      return mayBeClipped(pair) ? nil : pair
    }
  }

  /// Whether a detail may have gone because tones were clipped.
  private static func mayBeClipped(_ pair: Pair) -> Bool {
    if pair.tone > clippedTones.light { return pair.earlier > -unclippedContrast }
    if pair.tone < clippedTones.dark { return pair.earlier < unclippedContrast }
    return false
  }

  /// Divides the later contrasts by the gain of their tone, which is that of groups of like tone
  /// and between them on a line.
  ///
  /// - Returns: The largest gain over the least; `nil` where one is no gain.
  private static func level(_ pairs: inout [Pair]) -> Double? {
    pairs.sort { ($0.tone, $0.earlier) < ($1.tone, $1.earlier) }
    let count = max(1, min(toneGroups, pairs.count / groupMinimum))
    var gains: [(tone: Double, gain: Double)] = []
    for group in 0..<count {
      let range = group * pairs.count / count..<(group + 1) * pairs.count / count
      let ratios = range.map { pairs[$0].later / pairs[$0].earlier }.sorted()
      let gain = ratios[ratios.count / 2]
      guard gain > gainMinimum else { return nil }
      gains.append((pairs[(range.lowerBound + range.upperBound) / 2].tone, gain))
    }
    var group = 0
    for index in pairs.indices {
      let tone = pairs[index].tone
      while group + 2 < count, gains[group + 1].tone < tone { group += 1 }
      let (a, b) = (gains[group], gains[min(group + 1, count - 1)])
      let share = b.tone > a.tone ? max(0, min(1, (tone - a.tone) / (b.tone - a.tone))) : 0
      let levelled = pairs[index].later / (a.gain + (b.gain - a.gain) * share)
      // What is clipped in the one is clipped in the other.
      pairs[index].levelled =
        abs(pairs[index].earlier) < contrastMaximum
        ? levelled : max(-contrastMaximum, min(contrastMaximum, levelled))
    }
    let all = gains.map(\.gain)
    return (all.max() ?? 1) / (all.min() ?? 1)
  }

  /// The largest contrast that a fingerprint holds, in code values.
  private static let contrastMaximum = 127 / FingerprintDetail.unit
  /// The least gain that is believed: a copy whose contrast is a tenth has lost its print.
  private static let gainMinimum = 0.1

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
