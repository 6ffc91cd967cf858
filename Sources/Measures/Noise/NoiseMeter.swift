internal import CVector
package import Raster

/// Measures grain.
package enum NoiseMeter {
  /// The quantile of blocks that is taken for flat: print and texture lie above it. A working
  /// value: with it grainy photos of the corpus' simulated KK measure 4.4 to 23, those without a
  /// defect at most 3.8.
  static let flatQuantile = 0.1
  /// From this deviation on, in code values, it is asked whether it is a printed ground's: less is
  /// no defect. A working value.
  static let printedFrom = 2.5
  /// A printed ground leaves less than this share of the deviation to grain; grain alone nine
  /// tenths and more. A working value.
  static let printedShare = 0.75
  /// One in so many blocks, the flattest, begin the windows that are asked.
  static let printedPlaces = 4
  /// What a printed ground takes at most, in code values: lines of a tenth of the paper's light
  /// have that. More is a screen's pixels or grain in lines. A working value: guilloches in a sweep
  /// of strengths had up to 5.5 code values, a screen's moiré 8 to 19.
  static let printedMaximum = 4.0
  /// The sum of (2 x − 15)² over the columns x of a block: 16 rows of 2 (1² + 3² + … + 15²).
  static let columnMoment = 21_760.0

  /// The reading of ``CheckID/noise``: the standard deviation of luma at flat places, in code
  /// values.
  ///
  /// In blocks of 16 × 16 a plane is taken off, which is shading, and the root mean square of what
  /// is left is taken at the flattest tenth of the blocks. That is grain of every width, as the eye
  /// sees it: smoothing and compression take the finest grain and leave blotches. Where white paper
  /// is burnt out its grain is gone too. On a photo reduced by a factor the grain has been averaged
  /// as much as the print. A printed ground is everywhere, so the flattest blocks have it as well:
  /// ``GrainSpectrum`` takes it away.
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - document: The outline in pixels of the stored photo; `nil` for the whole frame.
  package static func reading(of photo: ReducedPhoto, on document: Quad?) -> Reading {
    let plane = photo.luma
    let places = FlatBlocks.places(
      in: plane, outline: document?.scaled(by: 1 / Double(photo.factor)))
    let deviations = places.map { place in
      var moments = cvector_block_moments()
      unsafe plane.samples.withPointer(at: place) { block in
        unsafe cvector_measure_block(&moments, block, plane.width)
      }
      return deviation(moments)
    }
    guard let flat = deviations.quantile(flatQuantile) else {
      return Reading(notMeasured: .noise, why: .tooSmall)
    }
    guard flat >= printedFrom else { return Reading(.noise, value: flat) }
    let flattest = zip(places, deviations).sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      .prefix(places.count / Self.printedPlaces).map(\.0)
    guard let grain = GrainSpectrum().sigma(of: plane, at: flattest), grain < printedShare * flat
    else { return Reading(.noise, value: flat) }
    return Reading(.noise, value: max(grain, flat - printedMaximum))
  }

  /// The root mean square of a block's samples around the plane fitted to them, in code values.
  static func deviation(_ m: cvector_block_moments) -> Double {
    let count = Double(FlatBlocks.side * FlatBlocks.side)
    let (sum, along, down) = (Double(m.sum), Double(m.along), Double(m.down))
    let rest = Double(m.squares) - sum * sum / count - (along * along + down * down) / columnMoment
    return (max(0, rest) / count).squareRoot()
  }
}
