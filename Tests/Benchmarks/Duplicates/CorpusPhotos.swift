import Codecs
import FoundationEssentials
import Measures
import Raster
import Vocabulary

/// The photos of the corpus beside the package, each once: all are different pictures.
struct CorpusPhotos {
  /// A photo's name and its luma, at full size.
  struct Photo {
    var name: String
    var luma: Plane
  }

  let folder: URL

  init() {
    folder =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "../shared/corpus").standardized
  }

  /// Paths below the corpus. Of one picture in many orientations, one.
  var names: [String] {
    let folders = ["simulated/images", "documents", "no-document", "exif-orientation"]
    return folders.flatMap { folder in
      let path = self.folder.appending(path: folder).path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.sorted().filter {
        $0.hasSuffix(".jpg") && (folder != "exif-orientation" || $0.hasSuffix("_1.jpg"))
      }.map { folder + "/" + $0 }
    }
  }

  func load(_ name: String) -> Photo? {
    guard let data = try? Data(contentsOf: folder.appending(path: name)),
      let luma = Self.luma(of: [UInt8](data))
    else { return nil }
    return Photo(name: String(name.split(separator: "/").last ?? ""), luma: luma)
  }

  /// The luma of a JPEG, as the service sees it; `nil` for one that is no whole photo.
  static func luma(of bytes: [UInt8]) -> Plane? {
    unsafe bytes.withUnsafeBytes { bytes in
      guard var decoder = try? unsafe PhotoDecoder(bytes: bytes, limits: Limits.Photo()) else {
        return nil
      }
      let size = decoder.header.size
      var samples: [UInt8] = []
      samples.reserveCapacity(size.area)
      var band = Band(lumaStride: 0, luma: [])
      while (try? decoder.nextBand(into: &band)) == true {
        for row in 0..<band.rowCount {
          let start = row * band.lumaStride
          samples += band.luma[start..<start + size.width]
        }
      }
      return samples.count == size.area ? Plane(size: size, samples: samples) : nil
    }
  }

  /// The photo as it comes out of an encoder and a decoder.
  static func saved(_ luma: Plane, quality: Int) -> Plane {
    guard let bytes = JPEGEncoder.encode(luma: luma, quality: quality),
      let plane = self.luma(of: bytes)
    else { preconditionFailure("a plane can be encoded") }
    return plane
  }

  /// What a photo is known by.
  static func reading(of luma: Plane) -> FingerprintReading {
    guard let reading = FingerprintReading(of: reduced(luma)) else {
      preconditionFailure("photos of the corpus are not long and thin")
    }
    return reading
  }

  static func reduced(_ luma: Plane) -> ReducedPhoto {
    var reducer = PhotoReducer(photo: luma.size)
    var band = Band(lumaStride: luma.width, luma: luma.samples)
    band.rowCount = luma.height
    reducer.add(band)
    return reducer.finish()
  }
}
