/// Where the wall time of one photo went, in milliseconds.
package struct StepMilliseconds: Equatable, Sendable {
  /// From the drop being ready to its claim; `nil` outside the service.
  package var queued: Double?
  package var decode: Double
  package var measure: Double
  package var thumbnail: Double
  /// From the claim to the verdict.
  package var total: Double

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
