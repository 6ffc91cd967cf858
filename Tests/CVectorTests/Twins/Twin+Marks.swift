import CVector

extension Twin {
  /// The kernels of `marks.h`.
  static var marks: [Twin] {
    unsafe [
      Twin("smooth", cvector_smooth, cvector_smooth_portable) { kernel, inputs in
        let reach = inputs.any(1...3)
        let (width, height) = (2 * reach + inputs.size, 2 * reach + inputs.any(1...9))
        let plane: [UInt16] = inputs.integers(width * height, in: 0...16_320)
        var between = Output.room(plane.count, of: UInt16(7))
        var apart = between
        unsafe kernel(&apart, &between, plane, width, height, reach)
        // In place as well.
        var inPlace = plane + Output.room(0, of: 7)
        func smooth(_ plane: UnsafeMutablePointer<UInt16>) {
          unsafe kernel(plane, &between, plane, width, height, reach)
        }
        unsafe smooth(&inPlace)
        var output = Output(room: apart, of: 7)
        output.add(room: inPlace, of: 7)
        output.add(room: between, of: 7)
        return output
      },
      Twin("peaks", cvector_peaks, cvector_peaks_portable) { kernel, inputs in
        let height = inputs.any(1...20)
        let plane: [Int16] = inputs.integers(inputs.size * height, in: -16_320...16_320)
        var marked = Output.room(inputs.size, of: UInt8(7))
        let empty = cvector_peak(x: 7, y: 7, value: 7)
        var output = Output()
        for capacity in [0, 2, inputs.size * height] {
          var out = Output.room(capacity, of: empty)
          output.add(
            unsafe kernel(&out, capacity, &marked, plane, inputs.size, height, 64))
          output.add(room: out, of: empty)
        }
        output.add(room: marked, of: 7)
        return output
      },
      Twin("compare_around", cvector_compare_around, cvector_compare_around_portable) {
        kernel, inputs in
        let (width, height) = (1 + inputs.size, inputs.any(2...40))
        let plane: [UInt16] = inputs.integers(width * height, in: 0...16_320)
        var output = Output()
        for _ in 0..<4 {
          let offsets = (0..<128).map { _ in inputs.any(-300...300) as Int16 }
          let (x, y) = (inputs.any(-9...Int32(16 * width)), inputs.any(-9...Int32(16 * height)))
          output.add(unsafe kernel(plane, width, height, x, y, offsets))
        }
        return output
      },
      Twin("subtract", cvector_subtract, cvector_subtract_portable) { kernel, inputs in
        let a: [UInt16] = inputs.integers(inputs.size)
        let b: [UInt16] = inputs.integers(inputs.size)
        var out = Output.room(inputs.size, of: Int16(7))
        unsafe kernel(&out, a, b, inputs.size)
        return Output(room: out, of: 7)
      },
    ]
  }
}
