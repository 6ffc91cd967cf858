internal import CVector

extension Plane {
  /// The plane averaged (or interpolated) to another size by weights of 1/256.
  ///
  /// Each output is `(Σ Σ vertical × horizontal × sample + 32768) >> 16`: one rounding.
  ///
  /// - Parameters:
  ///   - columns: Taps along a row, made for this plane's width.
  ///   - rows: Taps along a column, made for this plane's height.
  /// - Returns: A plane of `columns.count` × `rows.count`.
  /// - Complexity: O(area), plus outputs × taps.
  package func resampled(columns: ResamplingTaps, rows: ResamplingTaps) -> Plane {
    let fits = zip([columns, rows], [width, height]).allSatisfy { taps, length in
      taps.first.allSatisfy { Int($0) + taps.taps <= length }
    }
    precondition(fits, "taps were made for another plane")
    let size = Size(width: columns.count, height: rows.count)
    let columns = columns.filled()
    // Filled taps reach beyond the last sample, with weights of 0.
    var sums = [UInt16](repeating: 0, count: width + columns.taps)
    func resample(
      _ source: UnsafePointer<UInt8>, _ weights: UnsafePointer<UInt16>,
      into out: UnsafeMutablePointer<UInt8>
    ) {
      for y in 0..<rows.count {
        let row = unsafe source + Int(rows.first[y]) * width
        unsafe cvector_weigh_rows(&sums, row, weights + y * rows.taps, rows.taps, width)
        unsafe cvector_resample_row(
          out + y * size.width, sums, columns.first, columns.weights, columns.taps, size.width)
      }
    }
    let resampled = unsafe [UInt8](unsafeUninitializedCapacity: size.area) { out, count in
      if let out = out.baseAddress { unsafe resample(samples, rows.weights, into: out) }
      count = size.area
    }
    return Plane(size: size, samples: resampled)
  }
}
