internal import Raster

extension Fingerprint {
  /// The fingerprint of the same picture turned clockwise by a quarter.
  package var turnedByQuarter: Fingerprint {
    let height = UInt16(clamping: size.height * FingerprintMark.unit)
    let side = Self.toneSide
    return Fingerprint(
      size: size.transposed,
      tones: (0..<side * side).map { tones[(side - 1 - $0 % side) * side + $0 / side] },
      marks: marks.map {
        FingerprintMark(
          x: height - min($0.y, height), y: $0.x, bits: FingerprintMark.turnedByQuarter($0.bits))
      })
  }
}
