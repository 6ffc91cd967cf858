import CVector

extension Twin {
  /// The kernels of `waves.h`.
  static var waves: [Twin] {
    unsafe [
      Twin("seen_waves", cvector_seen_waves, cvector_seen_waves_portable, sizes: [1, 3, 8, 20]) {
        kernel, inputs in
        let (first, reach) = (inputs.any(1...9), inputs.size)
        let last = first + inputs.size
        let row = 2 * reach + 1
        let slant = inputs.floats(4, in: -2...2)
        var out = Output.room((last - first + 1) * row, of: Float(7))
        unsafe kernel(
          &out, inputs.floats(64 * Int(cvector_spectrum_row), in: -20...200),
          cvector_slant(
            across_u: slant[0], across_v: slant[1], down_u: slant[2], down_v: slant[3]),
          CInt(first), CInt(last), CInt(reach), Float(reach) / Float(last))
        return Output(room: out, of: 7)
      },
      Twin("keep_least", cvector_keep_least, cvector_keep_least_portable) { kernel, inputs in
        let most = inputs.any(1...5)
        var least = inputs.floats(inputs.size * most, in: -9...9) + Output.room(0, of: 7)
        var known = inputs.floats(inputs.size, in: 0...9) + Output.room(0, of: 7)
        var row = inputs.floats(inputs.size, in: -20...20)
        for i in row.indices where inputs.any(0...3) == 0 { row[i] = .infinity }
        unsafe kernel(&least, &known, row, inputs.size, most)
        var output = Output(room: least, of: 7)
        output.add(room: known, of: 7)
        return output
      },
    ]
  }
}
