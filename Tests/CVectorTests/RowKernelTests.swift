import CVector
import TestSupport
import Testing

/// The kernels that reduce rows, against the same thing written out; in both builds.
@Suite("row kernels")
struct RowKernelTests {
  private func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  @Test("rows are added up", arguments: Build.allCases)
  func addition(build: Build) {
    let setRow = unsafe build.of(cvector_set_row, cvector_set_row_portable)
    let addRow = unsafe build.of(cvector_add_row, cvector_add_row_portable)
    let rows = (0..<257).map { bytes(45, seed: $0) } + [[UInt8](repeating: 255, count: 45)]
    var sums = [UInt16](repeating: 9, count: 45)
    unsafe setRow(&sums, rows[0], 45)
    for row in rows[1..<257] { unsafe addRow(&sums, row, 45) }
    let expected = (0..<45).map { x in UInt16(rows[..<257].reduce(0) { $0 + Int($1[x]) }) }
    #expect(sums == expected)
  }

  @Test("rows are weighed", arguments: 1...8, Build.allCases)
  func weights(taps: Int, build: Build) {
    let weighRows = unsafe build.of(cvector_weigh_rows, cvector_weigh_rows_portable)
    let rows = bytes(taps * 45, seed: 4)
    let weights = (0..<taps).map { UInt16($0 == 0 ? 257 - 30 * (taps - 1) : 30) }
    var sums = [UInt16](repeating: 9, count: 45)
    unsafe weighRows(&sums, rows, weights, taps, 45)
    let expected = (0..<45).map { x in
      var sum = 0
      for k in 0..<taps { sum += Int(rows[k * 45 + x]) * Int(weights[k]) }
      return UInt16(sum)
    }
    #expect(sums == expected)
  }

  @Test(
    "means of boxes are rounded, the last of a narrower box", arguments: [1, 2, 3, 4, 5, 6, 7, 82],
    Build.allCases)
  func boxes(step: Int, build: Build) {
    let boxMeans = unsafe build.of(cvector_box_means, cvector_box_means_portable)
    var random = SplitMix64(seed: 6)
    for count in [1, 40, 131] {
      for rows in [1, step] {
        let sums = (0..<count).map { _ in UInt16.random(in: 0...UInt16(255 * rows), using: &random)
        }
        let boxes = stride(from: 0, to: count, by: step).map { sums[$0..<min($0 + step, count)] }
        var means = [UInt8](repeating: 9, count: boxes.count)
        unsafe boxMeans(&means, sums, count, step, rows)
        let expected = boxes.map { box in
          let area = box.count * rows
          return UInt8((box.reduce(0) { $0 + Int($1) } + area / 2) / area)
        }
        #expect(means == expected)
      }
    }
  }

  @Test("means of 2 × 2 are those of boxes", arguments: [1, 2, 31, 32, 33, 80], Build.allCases)
  func halves(count: Int, build: Build) {
    let halfMeans = unsafe build.of(cvector_half_means, cvector_half_means_portable)
    let (top, bottom) = (bytes(count, seed: 7), bytes(count, seed: 8))
    var means = [UInt8](repeating: 9, count: (count + 1) / 2)
    unsafe halfMeans(&means, top, bottom, count)
    let expected = stride(from: 0, to: count, by: 2).map { x in
      let box = top[x..<min(x + 2, count)] + bottom[x..<min(x + 2, count)]
      return UInt8((box.reduce(0) { $0 + Int($1) } + box.count / 2) / box.count)
    }
    #expect(means == expected)
  }

  @Test("a row is resampled by its taps, with one rounding", arguments: 1...9, Build.allCases)
  func resampling(taps: Int, build: Build) {
    let resampleRow = unsafe build.of(cvector_resample_row, cvector_resample_row_portable)
    var random = SplitMix64(seed: UInt64(taps))
    let sums = (0..<60).map { _ in UInt16(truncatingIfNeeded: random.next()) }
    let first = (0..<43).map { _ in UInt32.random(in: 0...UInt32(60 - taps), using: &random) }
    let weights = (0..<43 * taps).map { UInt16($0 % taps == 0 ? 256 - 20 * (taps - 1) : 20) }
    var out = [UInt8](repeating: 9, count: 43)
    unsafe resampleRow(&out, sums, first, weights, taps, 43)
    let expected = (0..<43).map { i in
      var sum = 32768
      for k in 0..<taps { sum += Int(sums[Int(first[i]) + k]) * Int(weights[i * taps + k]) }
      return UInt8(truncatingIfNeeded: sum >> 16)
    }
    #expect(out == expected)
  }

  @Test("columns become rows", arguments: Build.allCases)
  func transposing(build: Build) {
    let transpose = unsafe build.of(cvector_transpose, cvector_transpose_portable)
    for (width, height) in [(1, 1), (16, 16), (37, 21), (5, 40)] {
      let plane = bytes(width * height, seed: 12)
      var out = [UInt8](repeating: 9, count: width * height)
      unsafe transpose(&out, plane, width, height)
      #expect(out == (0..<width * height).map { plane[$0 % height * width + $0 / height] })
    }
  }
}
