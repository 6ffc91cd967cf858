import CVector

extension Twin {
  /// The kernels of `shears.h`.
  static var shears: [Twin] {
    unsafe [
      Twin("sheared_sums", cvector_sheared_sums, cvector_sheared_sums_portable) { kernel, inputs in
        let (length, stride) = (inputs.any(1...32), inputs.size + 20)
        let columns: [UInt16] = inputs.integers(length * stride, in: 0...2000)
        let shifts: [Int32] = inputs.integers(length, in: 0...20)
        var out = Output.room(inputs.size, of: UInt16(7))
        unsafe kernel(&out, columns, stride, shifts, length, inputs.size)
        return Output(room: out, of: 7)
      },
      Twin("known_steps", cvector_known_steps, cvector_known_steps_portable) { kernel, inputs in
        let stride = inputs.any(1...3)
        let before: [Int16] = inputs.integers(inputs.size, in: -255...255)
        let behind: [Int16] = inputs.integers(inputs.size, in: -255...255)
        let isExcluded = inputs.integers(inputs.size, in: 0...2).map { (draw: Int16) in draw == 0 }
        var out = Output.room(inputs.size * stride, of: UInt16(7))
        unsafe kernel(&out, stride, before, behind, isExcluded, inputs.size, 8, 1024)
        return Output(room: out, of: 7)
      },
      Twin("mean_steps", cvector_mean_steps, cvector_mean_steps_portable) { kernel, inputs in
        let steps: [UInt16] = inputs.integers(inputs.size, in: 0...32)
        let sums = steps.map { count in
          count * 1024 &+ UInt16(truncatingIfNeeded: inputs.any(-8...8) * Int(count))
        }
        var out = Output.room(inputs.size, of: Int16(7))
        unsafe kernel(&out, sums, inputs.size, 1024, 16, 6.4, 64)
        return Output(room: out, of: 7)
      },
      Twin("extend_runs", cvector_extend_runs, cvector_extend_runs_portable) { kernel, inputs in
        let length = inputs.any(1...60)
        let evidence: [Int16] = inputs.integers(length, in: -64...64)
        let first = inputs.any(-70...70)
        let sign: Int16 = inputs.any(0...1) == 0 ? -1 : 1
        var run = Output.room(inputs.size, of: Int16(7))
        run.replaceSubrange(0..<inputs.size, with: inputs.integers(inputs.size, in: 0...2000))
        var best = run
        unsafe kernel(&run, &best, inputs.size, evidence, first, length, sign, 16)
        var output = Output(room: run, of: 7)
        output.add(room: best, of: 7)
        return output
      },
    ]
  }
}
