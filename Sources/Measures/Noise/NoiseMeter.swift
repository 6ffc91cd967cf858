package import Raster

/// Measures grain.
package enum NoiseMeter {
  /// The reading of ``CheckID/noise``: the standard deviation of luma at flat places, in code values.
  ///
  /// On a photo reduced by a factor the grain has been averaged as much as the print; that is what a
  /// reader sees too. Compression may have smoothed it away.
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - document: The outline in pixels of the stored photo; `nil` for the whole frame.
  package static func reading(of photo: ReducedPhoto, on document: Quad?) -> Reading {
    let outline = document?.scaled(by: 1 / Double(photo.factor))
    guard let sigma = FlatNoise.sigma(of: photo.luma, outline: outline) else {
      return Reading(notMeasured: .noise, why: .tooSmall)
    }
    return Reading(.noise, value: sigma)
  }
}
