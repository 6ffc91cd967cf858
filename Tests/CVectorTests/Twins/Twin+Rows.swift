import CVector

extension Twin {
  /// The kernels of `rows.h`.
  static var rows: [Twin] {
    unsafe [
      Twin("set_row", cvector_set_row, cvector_set_row_portable) { kernel, inputs in
        var out = Output.room(inputs.size, of: UInt16(7))
        unsafe kernel(&out, inputs.bytes(inputs.size), inputs.size)
        return Output(room: out, of: 7)
      },
      Twin("add_row", cvector_add_row, cvector_add_row_portable) { kernel, inputs in
        let sums: [UInt16] = inputs.integers(inputs.size, in: 0...256 * 255)
        var out = sums + Output.room(0, of: 7)
        unsafe kernel(&out, inputs.bytes(inputs.size), inputs.size)
        return Output(room: out, of: 7)
      },
      Twin("weigh_rows", cvector_weigh_rows, cvector_weigh_rows_portable) { kernel, inputs in
        let taps = 1 + inputs.size % 8
        let weights = inputs.weights(taps, sum: 257)
        var out = Output.room(inputs.size, of: UInt16(7))
        unsafe kernel(&out, inputs.bytes(taps * inputs.size), weights, taps, inputs.size)
        return Output(room: out, of: 7)
      },
      Twin("box_means", cvector_box_means, cvector_box_means_portable) { kernel, inputs in
        var output = Output()
        for step in 1...7 {
          let rows = inputs.any(1...100)
          let sums: [UInt16] = inputs.integers(inputs.size, in: 0...UInt16(255 * rows))
          var out = Output.room((inputs.size + step - 1) / step, of: UInt8(7))
          unsafe kernel(&out, sums, inputs.size, step, rows)
          output.add(room: out, of: 7)
        }
        return output
      },
      Twin("half_means", cvector_half_means, cvector_half_means_portable) { kernel, inputs in
        var out = Output.room((inputs.size + 1) / 2, of: UInt8(7))
        unsafe kernel(
          &out, inputs.bytes(inputs.size), inputs.bytes(inputs.size), inputs.size)
        return Output(room: out, of: 7)
      },
      Twin("resample_row", cvector_resample_row, cvector_resample_row_portable) { kernel, inputs in
        var output = Output()
        for taps in [1, 3, 4, 5, 8] {
          let sums: [UInt16] = inputs.integers(inputs.size + taps)
          let first = (0..<inputs.size).map { _ in inputs.any(0...UInt32(inputs.size)) }
          let weights = (0..<inputs.size).flatMap { _ in inputs.weights(taps, sum: 256) }
          var out = Output.room(inputs.size, of: UInt8(7))
          unsafe kernel(&out, sums, first, weights, taps, inputs.size)
          output.add(room: out, of: 7)
        }
        return output
      },
      Twin("transpose", cvector_transpose, cvector_transpose_portable) { kernel, inputs in
        let height = inputs.any(1...40)
        var out = Output.room(inputs.size * height, of: UInt8(7))
        unsafe kernel(&out, inputs.bytes(inputs.size * height), inputs.size, height)
        return Output(room: out, of: 7)
      },
    ]
  }
}
