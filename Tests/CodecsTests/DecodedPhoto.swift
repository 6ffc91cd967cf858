import Codecs
import Raster
import Vocabulary

/// A photo put together from its bands, chroma as stored.
struct DecodedPhoto {
  var header: PhotoHeader
  var luma: Plane
  var blue: Plane?
  var red: Plane?
  /// Luma rows of each band.
  var bandRows: [Int]
}

/// Decodes a whole file.
func decoded(
  _ file: [UInt8], limits: Limits.Photo = Limits.Photo()
) throws(DecodeError) -> DecodedPhoto {
  let result: Result<DecodedPhoto, DecodeError> = unsafe file.withUnsafeBytes { bytes in
    do throws(DecodeError) {
      return .success(try unsafe decoded(bytes, limits: limits))
    } catch {
      return .failure(error)
    }
  }
  return try result.get()
}

/// The fault that a file ends in; `nil` if it decodes.
func fault(of file: [UInt8], limits: Limits.Photo = Limits.Photo()) -> DecodeError? {
  do throws(DecodeError) {
    _ = try decoded(file, limits: limits)
    return nil
  } catch {
    return error
  }
}

private func decoded(
  _ bytes: UnsafeRawBufferPointer, limits: Limits.Photo
) throws(DecodeError) -> DecodedPhoto {
  var decoder = try unsafe PhotoDecoder(bytes: bytes, limits: limits)
  let size = decoder.header.size
  var band = Band(lumaStride: 0, luma: [])
  var luma: [UInt8] = []
  var blue: [UInt8] = []
  var red: [UInt8] = []
  var chromaWidth = 0
  var bandRows: [Int] = []
  while try decoder.nextBand(into: &band) {
    bandRows.append(band.rowCount)
    for y in 0..<band.rowCount {
      luma += band.luma[y * band.lumaStride..<y * band.lumaStride + size.width]
    }
    guard band.hasChroma else { continue }
    chromaWidth = (size.width + band.chromaStepX - 1) / band.chromaStepX
    for y in 0..<(band.rowCount + band.chromaStepY - 1) / band.chromaStepY {
      let row = y * band.chromaStride..<y * band.chromaStride + chromaWidth
      blue += band.blue[row]
      red += band.red[row]
    }
  }
  let chromaSize = Size(width: chromaWidth, height: chromaWidth == 0 ? 0 : blue.count / chromaWidth)
  return DecodedPhoto(
    header: decoder.header, luma: Plane(size: size, samples: luma),
    blue: blue.isEmpty ? nil : Plane(size: chromaSize, samples: blue),
    red: red.isEmpty ? nil : Plane(size: chromaSize, samples: red), bandRows: bandRows)
}
