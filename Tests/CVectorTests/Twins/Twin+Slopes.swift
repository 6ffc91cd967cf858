import CVector
import Raster

extension Twin {
  /// The kernels of `slopes.h`.
  static var slopes: [Twin] {
    unsafe [
      Twin("sum_quads", cvector_sum_quads, cvector_sum_quads_portable) { kernel, inputs in
        let (stride, height) = (2 * inputs.size + inputs.any(0...3), inputs.any(1...3))
        let samples = inputs.bytes(2 * height * stride)
        var out = Output.room(inputs.size * height, of: Int16(7))
        unsafe kernel(&out, samples, stride, inputs.size, height)
        return Output(room: out, of: 7)
      },
      Twin("quadruple", cvector_quadruple, cvector_quadruple_portable) { kernel, inputs in
        let (stride, height) = (inputs.size + inputs.any(0...3), inputs.any(1...3))
        var out = Output.room(inputs.size * height, of: Int16(7))
        unsafe kernel(&out, inputs.bytes(height * stride), stride, inputs.size, height)
        return Output(room: out, of: 7)
      },
    ]
      + slopesOfTone
  }

  private static var slopesOfTone: [Twin] {
    unsafe [
      Twin("tone_row", cvector_tone_row, cvector_tone_row_portable) { kernel, inputs in
        let sums: [Int16] = inputs.integers(inputs.size, in: 0...1_020)
        var out = Output.room(inputs.size, of: Int16(7))
        unsafe kernel(&out, sums, 8, inputs.size)
        return Output(room: out, of: 7)
      },
      Twin("ratio_row", cvector_ratio_row, cvector_ratio_row_portable) { kernel, inputs in
        let chroma: [Int16] = inputs.integers(inputs.size, in: 0...1_020)
        let sums: [Int16] = inputs.integers(inputs.size, in: 0...1_020)
        var out = Output.room(inputs.size, of: Int16(7))
        unsafe kernel(&out, chroma, sums, 8, 384, 2_000, inputs.size)
        return Output(room: out, of: 7)
      },
      Twin(
        "slope_products_of_row", cvector_slope_products_of_row,
        cvector_slope_products_of_row_portable
      ) { kernel, inputs in
        let (stride, planes) = (inputs.size + inputs.any(4...7), 1 + inputs.size % 3)
        let samples: [Int16] = inputs.integers(planes * 5 * stride, in: -4_000...4_000)
        var sums = (0..<3).map { _ in Output.room(inputs.size, of: Int32(7)) }
        var (along, down, cross) = (sums[0], sums[1], sums[2])
        unsafe samples.withPointer(at: 2 * stride + 2) { first in
          unsafe kernel(&along, &down, &cross, first, 5 * stride, planes, stride, inputs.size)
        }
        sums = [along, down, cross]
        var output = Output()
        for sum in sums { output.add(room: sum, of: 7) }
        return output
      },
      Twin("magnitude_row", cvector_magnitude_row, cvector_magnitude_row_portable) {
        kernel, inputs in
        let along: [Int32] = inputs.integers(inputs.size, in: 0...(1 << 29) - 1)
        let down: [Int32] = inputs.integers(inputs.size, in: 0...(1 << 29) - 1)
        var out = Output.room(inputs.size, of: Int16(7))
        unsafe kernel(&out, along, down, inputs.size)
        return Output(room: out, of: 7)
      },
      Twin("interleave", cvector_interleave, cvector_interleave_portable) { kernel, inputs in
        var output = Output()
        for planes in [1, 3] {
          let samples: [Int16] = inputs.integers(planes * inputs.size)
          var out = Output.room(4 * inputs.size, of: Int16(7))
          unsafe kernel(&out, samples, planes, inputs.size)
          output.add(room: out, of: 7)
        }
        return output
      },
    ]
  }
}
