import Raster

/// The rows of label and value that fill a KTP: twelve of them, one every 2.8 mm, from under the
/// NIK to the lower edge.
///
/// No other card of that size has them: a driver's licence, an insurance card or a student's card
/// has half as many, farther apart, and a bank card none. The pitch is the lowest frequency of the
/// print, so it outlives blur, chat and photocopying.
///
/// The constants are working values, measured with 283 KTP drawn by three hands (share 0.44 to 0.9;
/// less only where the rows are cut off or the outline is wrong) and with eight sorts of other
/// cards (at most 0.21).
struct CardRows {
  /// Where the rows are, left of the portrait.
  static let zone = DocumentZone(x: 0.03...0.60, y: 0.30...0.97)
  /// The pitches tried, as shares of the card's height: 2.4 to 3.2 mm.
  static let pitches = stride(from: 0.0445, through: 0.0586, by: 0.001)
  /// Shares that cards without such rows reach by chance, and that only these rows have.
  static let shareMinimum: Float = 0.16
  static let shareFull: Float = 0.4
  /// The running mean that is taken off goes over so many samples: two rows.
  static let window = 21

  /// The share of the profile's variance that has one pitch, 0…1.
  let share: Float

  /// How surely the rows are a KTP's, 0…1.
  var sign: Float {
    min(1, max(0, (share - Self.shareMinimum) / (Self.shareFull - Self.shareMinimum)))
  }

  /// The rows of a card seen straight on, whichever way up it lies; `nil` where the frame cuts
  /// them.
  init?(_ map: InkMap) {
    guard !map.isCut(Self.zone), !map.halfTurned.isCut(Self.zone) else { return nil }
    share = max(
      Self.share(map, isRight: false, isHigh: false), Self.share(map, isRight: true, isHigh: true))
  }

  /// How much more of the rows' pitch there is where they are with the top up than with it down,
  /// −1…1; it is the same in a mirror.
  static func lowness(_ map: InkMap, isPortraitRight: Bool) -> Float {
    share(map, isRight: !isPortraitRight, isHigh: false)
      - share(map, isRight: !isPortraitRight, isHigh: true)
  }

  /// - Parameters:
  ///   - isRight: Whether the zone lies at the right of the map as it lies, not at the left.
  ///   - isHigh: Whether it lies at the upper end, not at the lower.
  private static func share(_ map: InkMap, isRight: Bool, isHigh: Bool) -> Float {
    let height = map.size.height
    let values = profile(map, isRight: isRight, isHigh: isHigh)
    return RowPitch(values, pitches: pitches.map { $0 * Double(height) })?.share ?? 0
  }

  /// Mean ink of each row of samples, less its running mean.
  private static func profile(_ map: InkMap, isRight: Bool, isHigh: Bool) -> [Float] {
    func samples(
      _ shares: ClosedRange<Double>, of count: Int, fromFarEnd: Bool
    ) -> Range<Int> {
      let low = Int(shares.lowerBound * Double(count))
      let high = Int(shares.upperBound * Double(count))
      return fromFarEnd ? (count - high)..<(count - low) : low..<high
    }
    let width = map.size.width
    let columns = samples(zone.x, of: width, fromFarEnd: isRight)
    let sums = samples(zone.y, of: map.size.height, fromFarEnd: isHigh).map { row in
      map.ink[(row &* width &+ columns.lowerBound)..<(row &* width &+ columns.upperBound)]
        .reduce(0, +)
    }
    return RowPitch.levelled(sums, window: window)
  }
}
