import FoundationEssentials
import Raster
import TestSupport
import Verdicts
import Evaluation

/// Another person's document of the same layout, laid on the same table in exactly the same place
/// and photographed by a camera that has not moved: as alike as two different documents can be.
struct SamePose {
  private let labels: [PhotoLabel]
  private let corpus: CorpusPhotos

  init(_ corpus: CorpusPhotos) {
    self.corpus = corpus
    let path = corpus.folder.appending(path: "simulated/labels.jsonl")
    let bytes = (try? Data(contentsOf: path)).map { [UInt8]($0) } ?? []
    labels = ((try? PhotoLabel.parse(bytes, named: "labels.jsonl")) ?? []).filter {
      $0.defect == PhotoDefect.none && $0.turnedBy == Turn.none && $0.isInside == true
    }
  }

  /// Photos of a kind, each with the same photo of the next one's document.
  func pairs(of kind: String, atMost count: Int) -> [(Plane, Plane)] {
    let labels = labels.filter { $0.kind == kind }
    return zip(labels, labels.dropFirst()).prefix(count).compactMap { one, other in
      guard let scene = corpus.load("simulated/images/" + one.file)?.luma,
        let source = corpus.load("simulated/images/" + other.file)?.luma,
        let place = one.corners, let from = other.corners,
        let there = Homography(width: 1, height: 1, to: place)?.inverse,
        let back = Homography(width: 1, height: 1, to: from)
      else { return nil }
      var swapped = scene
      // As bright as the document that lay there.
      let gain = Self.mean(scene, place) / max(1, Self.mean(source, from))
      for y in 0..<scene.height {
        for x in 0..<scene.width {
          let spot = there.map(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
          guard (0...1).contains(spot.x), (0...1).contains(spot.y) else { continue }
          let value = gain * Exposure.value(source, back.map(spot).x, back.map(spot).y)
          swapped[x, y] = UInt8(max(0, min(255, value.rounded())))
        }
      }
      return (scene, CorpusPhotos.saved(swapped, quality: 85))
    }
  }

  private static func mean(_ plane: Plane, _ quad: Quad) -> Double {
    guard let map = Homography(width: 1, height: 1, to: quad) else { return 1 }
    var sum = 0.0
    for i in 0..<400 {
      let spot = map.map(Point(x: (Double(i % 20) + 0.5) / 20, y: (Double(i / 20) + 0.5) / 20))
      sum += Exposure.value(plane, spot.x, spot.y)
    }
    return sum / 400
  }
}
