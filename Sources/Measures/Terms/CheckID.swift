/// The checks of the contract, in its order. A raw value is the `id` in the verdict.
package enum CheckID: String, CaseIterable, Sendable {
  case resolution, blur, orientation, framing, tilt, exposure, glare, contrast, noise, colour
  case recapture, occlusion, compression, duplicate, kind
}
