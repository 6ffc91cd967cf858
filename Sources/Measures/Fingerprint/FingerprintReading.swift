internal import CVector
package import Raster

/// A photo's fingerprint, with what it is looked up by.
package struct FingerprintReading: Equatable, Sendable {
  /// What the photo is known again by.
  package var fingerprint: Fingerprint
  /// Keys under which an earlier copy may be known: those of the strongest marks, at the scales
  /// that a crop brings about. At most ``probesMaximum``, none twice.
  package var probes: [UInt32]
  /// The picture itself, normalised: contrasts of an earlier one are looked for in it. `nil` where
  /// the photo is no longer at hand; it is then compared with none.
  package var picture: Plane?

  /// How many of the strongest marks are looked up: more than are put into the index, because their
  /// order changes a little in a copy. A working value.
  static let probedMarks = 24
  /// The most keys that are looked up.
  package static let probesMaximum = probedMarks * (1 + MarkPattern.rescaled.count)

  /// A reading by its parts.
  package init(fingerprint: Fingerprint, probes: [UInt32], picture: Plane? = nil) {
    self.fingerprint = fingerprint
    self.probes = probes
    self.picture = picture
  }

  /// Reads a photo; `nil` for one too long and thin to have a fingerprint.
  ///
  /// - Complexity: O(area of the reduced luma), below 0.3 ms for 2 megapixels.
  package init?(of photo: ReducedPhoto) {
    guard let picture = NormalisedPicture(of: photo) else { return nil }
    let size = picture.luma.size
    func bits(_ place: (x: UInt16, y: UInt16), _ offsets: [Int16]) -> UInt32 {
      // The kernel counts from the centre of the first sample.
      let half = Int32(FingerprintMark.unit / 2)
      return unsafe cvector_compare_around(
        picture.detail.coarse, size.width, size.height, Int32(place.x) - half,
        Int32(place.y) - half,
        offsets)
    }
    let places = MarkFinder(picture: picture).places()
    let marks = places.map {
      FingerprintMark(x: $0.x, y: $0.y, bits: bits($0, MarkPattern.plain))
    }
    fingerprint = Fingerprint(
      size: size, marks: marks, contrasts: ContrastGrid(size).levels(of: picture))
    self.picture = picture.luma
    var seen: Set<UInt32> = []
    probes = []
    for (place, mark) in zip(places, marks).prefix(Self.probedMarks) {
      for value in [mark.bits] + MarkPattern.rescaled.map({ bits(place, $0) }) {
        let key = FingerprintMark.key(value)
        if seen.insert(key).inserted { probes.append(key) }
      }
    }
  }
}
