import CVector
import Raster

extension Twin {
  /// The kernels of `sides.h`.
  static var sides: [Twin] {
    unsafe [
      Twin("side_sums", cvector_side_sums, cvector_side_sums_portable) { kernel, inputs in
        let (width, height) = (inputs.any(1...60), inputs.any(1...60))
        let samples: [Int16] = inputs.integers(3 * width * height, in: -2_000...2_000)
        let channels = (0..<width * height).flatMap { samples[3 * $0..<3 * $0 + 3] + [0] }
        let scale = cvector_step_scale(
          near: (1.5, 2.5), far: (3.5, 5), step_minimum: 7, step_full: 280, roughness_minimum: 14,
          roughness_full: 650, roughness_loss: 0.8)
        var out = Output.room(8 * (inputs.size + 1), of: Float(7))
        unsafe kernel(&out, channels, width, height, places(&inputs, width, height), scale)
        return Output(room: out, of: 7)
      },
      Twin("strongest_across", cvector_strongest_across, cvector_strongest_across_portable) {
        kernel, inputs in
        let (width, height) = (inputs.any(1...60), inputs.any(1...60))
        let magnitude: [Int16] = inputs.integers(width * height, in: 0...Int16.max)
        var best = Output.room(inputs.size, of: Int16(7))
        var offsets = Output.room(inputs.size, of: Int8(7))
        unsafe kernel(
          &best, &offsets, magnitude, width, height, places(&inputs, width, height),
          inputs.any(0...15), inputs.any(0...100))
        var output = Output(room: best, of: 7)
        output.add(room: offsets, of: 7)
        return output
      },
      Twin("steps_across", cvector_steps_across, cvector_steps_across_portable) { kernel, inputs in
        let (width, height) = (20 + inputs.size, inputs.any(2...60))
        let planes = (0..<3).map { _ in inputs.bytes(width * height) }
        var output = Output()
        for isGrey in [false, true] {
          let (y, x) = (Double(inputs.any(0...height)), Double(inputs.any(0...width)))
          let (dy, dx) = Trigonometry.sineCosine(Double(inputs.any(0...359)) * .pi / 180)
          let reach = inputs.any(0...15)
          var out = Output.room(2 * reach + 1, of: Float(7))
          output.add(
            unsafe kernel(
              &out, planes[0], isGrey ? nil : planes[1], isGrey ? nil : planes[2], width, height,
              x + 0.3, y + 0.7, dx, dy, Int32(reach), 1.5))
          output.add(room: out, of: 7)
        }
        return output
      },
    ]
  }

  /// Places along a line through a plane of this size, and out of it.
  private static func places(_ inputs: inout Inputs, _ width: Int, _ height: Int) -> cvector_places
  {
    let (sine, cosine) = Trigonometry.sineCosine(Double(inputs.any(0...359)) * .pi / 180)
    return cvector_places(
      x: Float(inputs.any(0...width)) + 0.37, y: Float(inputs.any(0...height)) + 0.21,
      step_x: Float(2 * cosine), step_y: Float(2 * sine), dx: Float(-sine), dy: Float(cosine),
      count: inputs.size)
  }
}
