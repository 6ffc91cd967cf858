import CVector
import Raster
import TestSupport
import Testing

/// Each kernel against the same thing written out; in both builds.
@Suite("layout kernels")
struct LayoutKernelTests {
  private func floats(_ count: Int, seed: UInt64, below limit: UInt64 = 256) -> [Float] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in Float(random.next() % limit) }
  }

  @Test(
    "a row is resampled along the map, and repeats the border beyond it",
    arguments: [0, 1], Build.allCases)
  func resampling(averages: Int32, build: Build) throws {
    let resample = unsafe build.of(cvector_resample_straight, cvector_resample_straight_portable)
    let size = Size(width: 37, height: 29)
    var random = SplitMix64(seed: 5)
    let plane = (0..<size.area).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let quad = Quad(
      topLeft: Point(x: -4, y: 3), topRight: Point(x: 33, y: 1),
      bottomRight: Point(x: 36, y: 30), bottomLeft: Point(x: 2, y: 22))
    let map = try #require(Homography(width: 100, height: 50, to: quad))
    let m = map.m.map { Float($0) }
    let matrix = cvector_homography(m: (m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7]))
    for y in [0, 17, 49] {
      var row = [Float](repeating: -1, count: 100)
      unsafe resample(
        &row, 100, Float(y) + 0.5, plane, size.width, size.height, matrix, averages)
      for (x, value) in row.enumerated() {
        let p = map.map(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
        // A place within rounding of two samples may be either.
        let columns = Set([p.x - 1e-4, p.x + 1e-4].map { min(35, max(0, Int(max(0, $0)))) })
        let lines = Set([p.y - 1e-4, p.y + 1e-4].map { min(27, max(0, Int(max(0, $0)))) })
        let possible = columns.flatMap { u in
          lines.map { v in
            func at(_ du: Int, _ dv: Int) -> Float {
              Float(plane[(v + dv) * size.width + u + du])
            }
            return averages == 1 ? (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4 : at(0, 0)
          }
        }
        #expect(possible.contains(value))
      }
    }
  }

  @Test(
    "a cell's paper is the mean of what is no darker than its mean",
    arguments: [8, 16], Build.allCases)
  func papers(side: Int, build: Build) {
    let cellPapers = unsafe build.of(cvector_cell_papers, cvector_cell_papers_portable)
    let luma = floats(2 * side * 3 * side, seed: 1)
    var papers = [Float](repeating: 0, count: 6)
    unsafe cellPapers(&papers, luma, side, 3, 2)
    for cell in 0..<6 {
      let samples = (0..<side * side).map {
        luma[(cell / 3 * side + $0 / side) * 3 * side + cell % 3 * side + $0 % side]
      }
      let mean = samples.reduce(0, +) / Float(samples.count)
      let bright = samples.filter { $0 >= mean }
      #expect((papers[cell] - bright.reduce(0, +) / Float(bright.count)).magnitude < 0.01)
    }
  }

  @Test(
    "ink is what is darker than the reference, and nothing where there is none",
    arguments: Build.allCases)
  func ink(build: Build) {
    let cellInk = unsafe build.of(cvector_cell_ink, cvector_cell_ink_portable)
    let luma = floats(8 * 16, seed: 2)
    let references: [Float] = [1 / 208, 0]
    var ink = [Float](repeating: 9, count: luma.count)
    var density = [Float](repeating: 9, count: 2)
    unsafe cellInk(&ink, &density, luma, references, 8, 2, 1, 8, 0.06)
    var sum: Float = 0
    for i in luma.indices {
      let isSecond = i % 16 >= 8
      let expected = isSecond ? 0 : max(0, 1 - 0.06 - (luma[i] + 8) / 208)
      #expect((ink[i] - expected).magnitude < 1e-5)
      sum += ink[i]
    }
    #expect((density[0] - sum / 64).magnitude < 1e-5)
    #expect(density[1] == 0)
  }

  @Test(
    "a rule is darker than what lies above and below; strokes are pairs above the limit",
    arguments: Build.allCases)
  func rulesAndStrokes(build: Build) {
    let ruleDepths = unsafe build.of(cvector_rule_depths, cvector_rule_depths_portable)
    let countAbove = unsafe build.of(cvector_count_above, cvector_count_above_portable)
    let findStrokes = unsafe build.of(cvector_find_strokes, cvector_find_strokes_portable)
    let width = 152
    let ink = floats(3 * width, seed: 3, below: 10)
    var depths = [Float](repeating: -1, count: width)
    let (sum, found) = unsafe ink.withPointer(at: width) { row in
      unsafe (ruleDepths(&depths, row, width, width), findStrokes(row, width, 16))
    }
    let expected = (0..<width).map { max(0, min(ink[$0], ink[2 * width + $0]) - ink[width + $0]) }
    #expect(depths == expected)
    #expect((sum - expected.reduce(0, +)).magnitude < 1e-3)
    let addRuleDepths = unsafe build.of(cvector_add_rule_depths, cvector_add_rule_depths_portable)
    var added = [Float](repeating: 1, count: width)
    unsafe ink.withPointer(at: width) { unsafe addRuleDepths(&added, $0, width, width) }
    #expect(added == expected.map { 1 + $0 })
    #expect(unsafe countAbove(depths, width, 2) == expected.count { $0 > 2 })
    let strokes = (0..<width - 1).filter { ink[width + $0] + ink[width + $0 + 1] > 16 }
    #expect(Int(found.count) == strokes.count)
    #expect(Int(found.first) == strokes.first)
    #expect(Int(found.last) == strokes.last.map { $0 + 1 })
    let blank = unsafe findStrokes([Float](repeating: 0, count: 70), 70, 1)
    #expect(blank.count == 0 && blank.first == -1)
  }

  @Test("strokes add up how much a row changes, four samples at a time", arguments: Build.allCases)
  func strokeSums(build: Build) {
    let strokeSums = unsafe build.of(cvector_stroke_sums, cvector_stroke_sums_portable)
    let luma = floats(4 * 19 + 2, seed: 4)
    var sums = [Float](repeating: -1, count: 19)
    unsafe luma.withPointer(at: 1) { unsafe strokeSums(&sums, $0, 19) }
    for i in sums.indices {
      let expected = (4 * i + 1...4 * i + 4).reduce(Float(0)) {
        $0 + (luma[$1 + 1] - luma[$1 - 1]).magnitude
      }
      #expect((sums[i] - expected).magnitude < 1e-3)
    }
  }

  @Test("the extremes of 2 × 2 samples", arguments: Build.allCases)
  func quadExtremes(build: Build) {
    let extremes = unsafe build.of(cvector_quad_extremes, cvector_quad_extremes_portable)
    let (columns, rows) = (19, 7)
    let plane = floats(4 * columns * rows, seed: 3)
    var brightest = [Float](repeating: -1, count: columns * rows)
    var darkest = brightest
    unsafe extremes(&brightest, &darkest, plane, columns, rows)
    for i in brightest.indices {
      let first = 4 * (i / columns) * columns + 2 * (i % columns)
      let quad = [0, 1, 2 * columns, 2 * columns + 1].map { plane[first + $0] }
      #expect(brightest[i] == quad.max())
      #expect(darkest[i] == quad.min())
    }
  }

  @Test("what is darker than a share of its ground is marked", arguments: Build.allCases)
  func markDense(build: Build) {
    let mark = unsafe build.of(cvector_mark_dense, cvector_mark_dense_portable)
    let count = 53
    let means = floats(count, seed: 6)
    let ground = floats(count / 2 + 1, seed: 7)
    var marks = [UInt8](repeating: 7, count: count)
    let found = unsafe mark(&marks, means, ground, count, 0.5)
    let expected = (0..<count).map { means[$0] < 0.5 * ground[$0 / 2] }
    #expect(marks.map { $0 == 1 } == expected)
    #expect(marks.allSatisfy { $0 <= 1 })
    #expect(found == expected.count { $0 })
  }

  @Test("the mean of 5 × 5 samples", arguments: Build.allCases)
  func meansOf25(build: Build) {
    let means = unsafe build.of(cvector_means_of_25, cvector_means_of_25_portable)
    let (columns, rows) = (23, 9)
    let plane = floats(columns * rows, seed: 5)
    var found = [Float](repeating: -1, count: (columns - 4) * (rows - 4))
    var sums = [Float](repeating: 0, count: columns)
    unsafe means(&found, &sums, plane, columns, rows)
    for i in found.indices {
      let (column, row) = (i % (columns - 4), i / (columns - 4))
      var sum: Float = 0
      for y in row..<row + 5 {
        for x in column..<column + 5 { sum += plane[y * columns + x] }
      }
      #expect(abs(found[i] - sum / 25) < 1e-3)
    }
  }

  @Test(
    "strokes up to two samples wide are closed as by the definition, and wider ones stay",
    arguments: Build.allCases)
  func closing(build: Build) {
    let close = unsafe build.of(cvector_close_strokes, cvector_close_strokes_portable)
    let (columns, rows) = (21, 13)
    func extreme(_ plane: [Float], _ choose: (Float, Float) -> Float) -> [Float] {
      plane.indices.map { i in
        var value = plane[i]
        for v in max(0, i / columns - 1)...min(rows - 1, i / columns + 1) {
          for u in max(0, i % columns - 1)...min(columns - 1, i % columns + 1) {
            value = choose(value, plane[v * columns + u])
          }
        }
        return value
      }
    }
    let plane = floats(columns * rows, seed: 4)
    var paper = plane
    var scratch = plane
    unsafe close(&paper, &scratch, plane, columns, rows)
    #expect(paper == extreme(extreme(plane, { max($0, $1) }), { min($0, $1) }))
    var strokes = [Float](repeating: 200, count: columns * rows)
    for y in 2..<10 {
      for x in [4, 5, 10, 11, 12] { strokes[y * columns + x] = 20 }
    }
    unsafe close(&paper, &scratch, strokes, columns, rows)
    #expect(paper[5 * columns + 4] == 200 && paper[5 * columns + 5] == 200)
    #expect(paper[5 * columns + 10] == 20 && paper[5 * columns + 12] == 20)
  }
}
