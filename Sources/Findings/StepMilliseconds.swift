/// Where the wall time of one photo went, in milliseconds.
package struct StepMilliseconds: Equatable, Sendable {
  /// From the drop being ready to its claim; `nil` outside the service.
  package var queued: Double?
  /// Decoding, and reducing what is decoded.
  package var decode: Double
  /// All that measures.
  package var measure: Double
  /// Making the picture to look at; 0 where none is wanted.
  package var thumbnail: Double
  /// From the claim to the verdict.
  package var total: Double

  /// - Parameters: As the properties; 0 for what was not done.
  package init(
    queued: Double? = nil, decode: Double = 0, measure: Double = 0, thumbnail: Double = 0,
    total: Double = 0
  ) {
    self.queued = queued
    self.decode = decode
    self.measure = measure
    self.thumbnail = thumbnail
    self.total = total
  }
}
