import Codecs
import FoundationEssentials
import Raster

/// The photos that are measured.
enum BenchmarkPhotos {
  /// The files named; else some of the corpus beside the package; else one drawn here.
  static func load(_ paths: [String]) -> [[UInt8]] {
    let named = paths.isEmpty ? ofCorpus() : paths
    let photos = named.compactMap { try? Data(contentsOf: URL(filePath: $0)) }.map { [UInt8]($0) }
    return photos.isEmpty ? [drawn()] : photos
  }

  private static let countOfCorpus = 20

  private static func ofCorpus() -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "../shared/corpus/simulated/images")
      .standardized.path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".jpg") }.sorted().prefix(countOfCorpus)
      .map { folder + "/" + $0 }
  }

  /// 1600 × 1200 of ramps and fine noise, about as many bits a pixel as a chat photo has.
  private static func drawn() -> [UInt8] {
    let size = Size(width: 1600, height: 1200)
    var state: UInt32 = 1
    let luma = (0..<size.area).map { index in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: 60 + index % 1600 / 16 + Int(state >> 28))
    }
    let chroma = Plane(size: Size(width: 800, height: 600), filledWith: 120)
    return JPEGEncoder.encode(
      luma: Plane(size: size, samples: luma), blue: chroma, red: chroma, quality: 72) ?? []
  }
}
