package import Raster

/// Cuts a picture into bands as a decoder would hand them out.
///
/// - Parameters:
///   - luma: The luma plane.
///   - blue: Cb of ⌈width / stepX⌉ × ⌈height / stepY⌉ samples; `nil` for a grey photo.
///   - red: Cr, as `blue`.
///   - rows: Luma rows in a band, even.
///   - padding: Samples between the rows, so that a stride is not a width.
package func bands(
  luma: Plane, blue: Plane? = nil, red: Plane? = nil, stepX: Int = 1, stepY: Int = 1,
  rows: Int = 16, padding: Int = 0
) -> [Band] {
  func portion(_ plane: Plane, _ from: Int, _ to: Int) -> [UInt8] {
    (from..<to).flatMap { y in
      Array(plane.samples[y * plane.width..<(y + 1) * plane.width])
        + [UInt8](repeating: 77, count: padding)
    }
  }
  return stride(from: 0, to: luma.height, by: rows).map { first in
    let count = min(rows, luma.height - first)
    var band = Band(
      lumaStride: luma.width + padding, luma: portion(luma, first, first + count))
    band.firstRow = first
    band.rowCount = count
    if let blue, let red {
      band.chromaStepX = stepX
      band.chromaStepY = stepY
      band.chromaStride = blue.width + padding
      let from = first / stepY
      let to = (first + count + stepY - 1) / stepY
      band.blue = portion(blue, from, to)
      band.red = portion(red, from, to)
    }
    return band
  }
}

/// Reduces a picture by way of bands.
package func reduced(luma: Plane, blue: Plane? = nil, red: Plane? = nil, step: Int = 2)
  -> ReducedPhoto
{
  var reducer = PhotoReducer(photo: luma.size)
  for band in bands(luma: luma, blue: blue, red: red, stepX: step, stepY: step) {
    reducer.add(band)
  }
  return reducer.finish()
}
