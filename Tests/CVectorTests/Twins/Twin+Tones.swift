import CVector

extension Twin {
  /// The kernels of `tones.h`.
  static var tones: [Twin] {
    unsafe [
      Twin("tones_of_tile", cvector_tones_of_tile, cvector_tones_of_tile_portable) {
        kernel, inputs in
        let stride = 15 + inputs.size
        let samples = inputs.bytes(16 * stride)
        let limits = cvector_tone_limits(
          above_ground: inputs.any(0...255), below_ink: inputs.any(0...255),
          near_black: inputs.any(0...254), near_white: inputs.any(0...255))
        var tones = cvector_tile_tones()
        unsafe kernel(&tones, samples, stride, limits)
        return Output(returned: tones)
      }
    ]
  }
}
