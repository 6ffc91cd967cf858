import CBaseline
import Codecs
import Raster
import Vocabulary

/// Decoding alone: what the entropy decoder costs, and what colour conversion would add.
enum DecodeBenchmark {
  private static let roundCount = 9

  static func run(_ photos: [[UInt8]]) {
    var timings = Timings(["libjpeg-turbo to RGB", "bands of YCbCr"])
    for _ in 0..<roundCount {
      for (index, photo) in photos.enumerated() {
        timings.round(photo: index, [{ decodeToRGB(photo) }, { decodeInBands(photo) }])
      }
    }
    print("\(photos.count) photos, the fastest of \(roundCount) rounds, mean for a photo")
    timings.report()
  }

  static func decodeToRGB(_ photo: [UInt8]) {
    let status = unsafe cbaseline_decode_rgb(photo, photo.count)
    precondition(status == 0, "not a whole JPEG")
  }

  static func decodeInBands(_ photo: [UInt8]) {
    unsafe photo.withUnsafeBytes { bytes in
      do {
        var decoder = try unsafe PhotoDecoder(bytes: bytes, limits: Limits.Photo())
        var band = Band(lumaStride: 0, luma: [])
        while try decoder.nextBand(into: &band) {}
      } catch {
        preconditionFailure("not a whole photo: \(error)")
      }
    }
  }
}
