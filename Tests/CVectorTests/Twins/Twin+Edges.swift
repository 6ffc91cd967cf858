import CVector
import Raster

extension Twin {
  /// The kernels of `edges.h`.
  static var edges: [Twin] {
    unsafe [
      Twin("edge_peaks", cvector_edge_peaks, cvector_edge_peaks_portable) { kernel, inputs in
        let blocks = 1 + inputs.size % 4
        let stride = 16 * blocks + 1 + inputs.size
        let empty = cvector_edge_peak(magnitude: 7, column: 7, row: 7)
        var out = Output.room(4 * blocks, of: empty)
        unsafe inputs.bytes(18 * stride).withPointer(at: stride + 1) { first in
          unsafe kernel(&out, first, stride, blocks)
        }
        return Output(room: out, of: empty)
      },
      Twin("edge_profile", cvector_edge_profile, cvector_edge_profile_portable) { kernel, inputs in
        let (width, height) = (1 + inputs.size, inputs.any(2...60))
        let plane = inputs.bytes(width * height)
        var output = Output()
        for _ in 0..<8 {
          let (x, y) = (inputs.any(0...width - 1), inputs.any(0...height - 1))
          let (uy, ux) = Trigonometry.sineCosine(Double(inputs.any(0...359)) * .pi / 180)
          let (from, to) = (inputs.any(-24...0), inputs.any(0...24))
          var out = Output.room(to - from + 1, of: Float(7))
          unsafe kernel(
            &out, plane, width, height, Int32(x), Int32(y), Float(ux), Float(uy), Int32(from),
            Int32(to))
          output.add(room: out, of: 7)
        }
        return output
      },
      Twin("column_extremes", cvector_column_extremes, cvector_column_extremes_portable) {
        kernel, inputs in
        let (count, rows, reach) = (inputs.size, inputs.any(1...6), inputs.any(1...5))
        let stride = count + reach + inputs.any(0...3)
        let plane = inputs.bytes(stride * (rows + reach))
        var darkest = Output.room(count, of: UInt8(7))
        var (brightest, steepest) = (darkest, darkest)
        unsafe kernel(&darkest, &brightest, &steepest, plane, stride, count, rows, reach)
        var output = Output(room: darkest, of: 7)
        output.add(room: brightest, of: 7)
        output.add(room: steepest, of: 7)
        return output
      },
    ]
  }
}
