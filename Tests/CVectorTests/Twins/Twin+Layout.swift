import CVector
import Raster

extension Twin {
  /// The kernels of `layout.h`.
  static var layout: [Twin] {
    unsafe [
      Twin(
        "resample_straight", cvector_resample_straight, cvector_resample_straight_portable,
        sizes: Array(1...70) + [127, 128, 129]
      ) { kernel, inputs in
        let (width, height) = (inputs.any(2...40), inputs.any(2...40))
        let plane = inputs.bytes(width * height)
        var output = Output()
        for averages: Int32 in [0, 1] {
          // From the mildest map to one whose horizon crosses the row.
          let slant = Float(inputs.any(0...20)) / -500
          let turn = Float(inputs.any(-100...100)) / 100
          let map = cvector_homography(
            m: (0.6, turn, Float(inputs.any(-9...9)), -turn, 0.7, 3.5, slant, slant / 3))
          var out = Output.room(inputs.size, of: Float(7))
          unsafe kernel(
            &out, inputs.size, Float(inputs.any(0...50)) + 0.5, plane, width, height, map, averages)
          output.add(room: out, of: 7)
        }
        return output
      },
      Twin("quad_extremes", cvector_quad_extremes, cvector_quad_extremes_portable) {
        kernel, inputs in
        let (columns, rows) = (inputs.size, inputs.any(1...5))
        let plane = inputs.floats(4 * columns * rows, in: 0...255)
        var brightest = Output.room(columns * rows, of: Float(7))
        var darkest = brightest
        unsafe kernel(&brightest, &darkest, plane, columns, rows)
        var output = Output(room: brightest, of: 7)
        output.add(room: darkest, of: 7)
        return output
      },
      Twin(
        "close_strokes", cvector_close_strokes, cvector_close_strokes_portable,
        sizes: Array(3...70)
      ) { kernel, inputs in
        let (columns, rows) = (inputs.size, inputs.any(3...9))
        let plane = inputs.floats(columns * rows, in: 0...255)
        var scratch = [Float](repeating: 0, count: columns * rows)
        var paper = Output.room(columns * rows, of: Float(7))
        unsafe kernel(&paper, &scratch, plane, columns, rows)
        return Output(room: paper, of: 7)
      },
      Twin(
        "cell_papers", cvector_cell_papers, cvector_cell_papers_portable, sizes: Array(1...18)
      ) { kernel, inputs in
        let (side, columns, rows) = (8 * inputs.any(1...2), 1 + inputs.size % 9, inputs.any(1...3))
        let luma = inputs.floats(side * side * columns * rows, in: 0...255)
        var out = Output.room(columns * rows, of: Float(7))
        unsafe kernel(&out, luma, side, columns, rows)
        return Output(room: out, of: 7)
      },
    ]
      + layoutOfInk
  }

  private static var layoutOfInk: [Twin] {
    unsafe [
      Twin("means_of_25", cvector_means_of_25, cvector_means_of_25_portable, sizes: Array(5...70)) {
        kernel, inputs in
        let (columns, rows) = (inputs.size, inputs.any(5...9))
        let plane = inputs.floats(columns * rows, in: 0...255)
        var sums = [Float](repeating: 0, count: columns)
        var means = Output.room((columns - 4) * (rows - 4), of: Float(7))
        unsafe kernel(&means, &sums, plane, columns, rows)
        return Output(room: means, of: 7)
      },
      Twin("mark_dense", cvector_mark_dense, cvector_mark_dense_portable) { kernel, inputs in
        let means = inputs.floats(inputs.size, in: 0...255)
        let ground = inputs.floats(inputs.size / 2 + 1, in: 0...255)
        var marks = Output.room(inputs.size, of: UInt8(7))
        let count = unsafe kernel(&marks, means, ground, inputs.size, 0.5)
        var output = Output(room: marks, of: 7)
        output.add(count)
        return output
      },
      Twin(
        "cell_ink", cvector_cell_ink, cvector_cell_ink_portable, sizes: Array(1...18)
      ) { kernel, inputs in
        let (side, columns, rows) = (8 * inputs.any(1...2), 1 + inputs.size % 9, inputs.any(1...3))
        let count = side * side * columns * rows
        let luma = inputs.floats(count, in: 0...255)
        let references = inputs.floats(columns * rows, in: 0...0.125).map { $0 < 0.01 ? 0 : $0 }
        var ink = Output.room(count, of: Float(7))
        var density = Output.room(columns * rows, of: Float(7))
        unsafe kernel(&ink, &density, luma, references, side, columns, rows, 8, 0.06)
        var output = Output(room: ink, of: 7)
        output.add(room: density, of: 7)
        return output
      },
      Twin("rule_depths", cvector_rule_depths, cvector_rule_depths_portable, sizes: Array(1...20)) {
        kernel, inputs in
        let count = 8 * inputs.size
        let reach = count + inputs.any(0...5)
        let luma = inputs.floats(3 * reach, in: 0...255)
        var depths = Output.room(count, of: Float(7))
        let sum = unsafe luma.withPointer(at: reach) { unsafe kernel(&depths, $0, reach, count) }
        var output = Output(room: depths, of: 7)
        output.add(sum)
        return output
      },
      Twin("add_rule_depths", cvector_add_rule_depths, cvector_add_rule_depths_portable) {
        kernel, inputs in
        let reach = inputs.any(1...9)
        let luma = inputs.floats(inputs.size + 2 * reach, in: 0...255)
        var sums = Output.room(inputs.size, of: Float(7))
        unsafe luma.withPointer(at: reach) { unsafe kernel(&sums, $0, reach, inputs.size) }
        return Output(room: sums, of: 7)
      },
      Twin("stroke_sums", cvector_stroke_sums, cvector_stroke_sums_portable) { kernel, inputs in
        let luma = inputs.floats(4 * inputs.size + 2, in: 0...255)
        var sums = Output.room(inputs.size, of: Float(7))
        unsafe luma.withPointer(at: 1) { unsafe kernel(&sums, $0, inputs.size) }
        return Output(room: sums, of: 7)
      },
      Twin("count_above", cvector_count_above, cvector_count_above_portable) { kernel, inputs in
        let values = inputs.floats(inputs.size, in: 0...1)
        let counts = [0, 0.02, 0.5].map { unsafe kernel(values, inputs.size, $0) }
        return Output(room: counts + Output.room(0, of: 7), of: 7)
      },
      Twin(
        "find_strokes", cvector_find_strokes, cvector_find_strokes_portable,
        sizes: Array(1...70) + [128, 129, 130, 200]
      ) { kernel, inputs in
        let ink = inputs.floats(inputs.size, in: 0...1)
        var output = Output()
        for least: Float in [0, 0.2, 1.9, 2] {
          output.add(unsafe kernel(ink, inputs.size, least))
        }
        return output
      },
    ]
  }
}
