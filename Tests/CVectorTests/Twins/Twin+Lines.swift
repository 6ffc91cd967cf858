import CVector
import Raster

extension Twin {
  /// The kernels of `lines.h`.
  static var lines: [Twin] {
    unsafe [
      Twin(
        "edges_of_row", cvector_edges_of_row, cvector_edges_of_row_portable,
        sizes: Array(1...70) + [255, 256, 257, 300]
      ) { kernel, inputs in
        let stride = inputs.size + 4
        let magnitude: [Int16] = inputs.integers(3 * stride, in: 0...120)
        let along: [Int32] = inputs.integers(inputs.size, in: 0...1 << 28)
        let down: [Int32] = inputs.integers(inputs.size, in: 0...1 << 28)
        let cross: [Int32] = inputs.integers(inputs.size, in: -(1 << 28)...1 << 28)
        let empty = cvector_line_edge(x: 7, y: 7, degrees: 7, weight: 7)
        var out = Output.room(inputs.size, of: empty)
        func find(
          _ m: UnsafePointer<Int16>, _ a: UnsafePointer<Int32>, _ d: UnsafePointer<Int32>,
          _ c: UnsafePointer<Int32>
        ) -> Int {
          unsafe kernel(
            &out, m + stride + 2, stride, cvector_slope_products(along: a, down: d, cross: c), 2, 9,
            24, inputs.size)
        }
        let found = unsafe find(magnitude, along, down, cross)
        var output = Output(room: out, of: empty)
        output.add(found)
        return output
      },
      Twin("calm_edges", cvector_calm_edges, cvector_calm_edges_portable) { kernel, inputs in
        let (width, height) = (inputs.any(1...30), inputs.any(1...30))
        let edges = lineEdges(inputs.size, width, height, &inputs)
        let magnitude: [Int16] = inputs.integers(width * height, in: 0...120)
        var out = Output.room(inputs.size, of: UInt8(7))
        unsafe kernel(
          &out, edges, inputs.size, magnitude, width, height, directions, 30, 80)
        return Output(room: out, of: 7)
      },
      Twin("vote", cvector_vote, cvector_vote_portable) { kernel, inputs in
        let edges = lineEdges(inputs.size, 40, 30, &inputs)
        let calm: [UInt8] = inputs.integers(inputs.size, in: 0...2)
        var out = Output.room(90 * 60, of: UInt16(7))
        unsafe kernel(
          &out, 60, 22, edges, calm, inputs.size, directions, inputs.any(0...9), inputs.any(0...9),
          inputs.any(20...40), inputs.any(20...30))
        return Output(room: out, of: 7)
      },
    ]
  }

  private static func lineEdges(
    _ count: Int, _ width: Int, _ height: Int, _ inputs: inout Inputs
  ) -> [cvector_line_edge] {
    (0..<count).map { _ in
      cvector_line_edge(
        x: inputs.any(0...Int16(width - 1)), y: inputs.any(0...Int16(height - 1)),
        degrees: inputs.any(0...179), weight: inputs.any(1...4))
    }
  }

  /// Directions that look four and six samples across, as the search for lines does.
  private static let directions: [cvector_direction] = (0..<180).map { degrees in
    let (sine, cosine) = Trigonometry.sineCosine(Double(degrees) * .pi / 180)
    func offsets(_ along: Double) -> (Int8, Int8, Int8, Int8) {
      func offset(_ distance: Double) -> Int8 { Int8((along * distance).rounded()) }
      return (offset(-4), offset(-6), offset(4), offset(6))
    }
    return cvector_direction(
      cosine: Float(cosine), sine: Float(sine), dx: offsets(cosine), dy: offsets(sine))
  }
}
