import Raster

/// What may have happened to a picture on its way into another case.
struct CopyKind: Sendable {
  var name: String
  var copy: @Sendable (Plane) -> Plane

  static let all: [CopyKind] = {
    var all: [CopyKind] = []
    for quality in [40, 60, 80, 95] {
      all.append(CopyKind(name: "saved at \(quality)") { CorpusPhotos.saved($0, quality: quality) })
    }
    for percent in [50, 70, 150, 200] {
      all.append(
        CopyKind(name: "resized to \(percent) %") {
          CorpusPhotos.saved(resized($0, by: Double(percent) / 100), quality: 75)
        })
    }
    for turn in [Turn.quarter, .half, .threeQuarters] {
      all.append(
        CopyKind(name: "turned by \(turn.degrees)") {
          CorpusPhotos.saved($0.turned(turn), quality: 75)
        })
    }
    all += [
      CopyKind(name: "cropped by 5 % at each side") {
        CorpusPhotos.saved(
          cropped($0, left: 0.05, top: 0.05, right: 0.05, bottom: 0.05), quality: 80)
      },
      CopyKind(name: "cropped by 5 % at two sides") {
        CorpusPhotos.saved(cropped($0, left: 0.05, top: 0, right: 0, bottom: 0.05), quality: 80)
      },
      CopyKind(name: "cropped by 2.5 % at each side, turned, resized to 60 %, saved at 40") {
        let inner = cropped($0, left: 0.025, top: 0.025, right: 0.025, bottom: 0.025)
        return CorpusPhotos.saved(resized(inner.turned(.quarter), by: 0.6), quality: 40)
      },
    ]
    let curves: [(String, @Sendable (Double) -> Double)] = [
      ("2 % brighter", { $0 * 1.02 }), ("30 % darker", { $0 * 0.7 }),
      ("lighter by 25", { $0 + 25 }), ("contrast 1.25", { ($0 - 128) * 1.25 + 128 }),
      ("gamma 0.5", { ($0 * 255).squareRoot() }), ("gamma 2", { $0 * $0 / 255 }),
    ]
    for (name, curve) in curves {
      all.append(CopyKind(name: name) { CorpusPhotos.saved(toned($0, curve), quality: 80) })
    }
    all.append(CopyKind(name: "mirrored") { CorpusPhotos.saved(mirrored($0), quality: 80) })
    all.append(
      CopyKind(name: "mirrored, turned, darker, resized to 60 %") {
        let dark = toned(mirrored($0).turned(.quarter)) { $0 * 0.8 }
        return CorpusPhotos.saved(resized(dark, by: 0.6), quality: 60)
      })
    return all
  }()

  static func resized(_ plane: Plane, by scale: Double) -> Plane {
    func taps(_ length: Int) -> ResamplingTaps {
      ResamplingTaps(
        samples: length, step: 1, extent: Double(length),
        outputs: Int((Double(length) * scale).rounded()))
    }
    return plane.resampled(columns: taps(plane.width), rows: taps(plane.height))
  }

  /// Each code value by a curve.
  static func toned(_ plane: Plane, _ curve: (Double) -> Double) -> Plane {
    let table = (0..<256).map { UInt8(max(0, min(255, curve(Double($0)).rounded()))) }
    return Plane(size: plane.size, samples: plane.samples.map { table[Int($0)] })
  }

  /// Left and right changed.
  static func mirrored(_ plane: Plane) -> Plane {
    let samples = (0..<plane.height).flatMap { row in
      plane.samples[row * plane.width..<(row + 1) * plane.width].reversed()
    }
    return Plane(size: plane.size, samples: samples)
  }

  /// What is left when shares of the sides are cut away.
  static func cropped(
    _ plane: Plane, left: Double, top: Double, right: Double, bottom: Double
  ) -> Plane {
    let (x, y) = (Int(left * Double(plane.width)), Int(top * Double(plane.height)))
    let size = Size(
      width: plane.width - x - Int(right * Double(plane.width)),
      height: plane.height - y - Int(bottom * Double(plane.height)))
    let samples = (0..<size.height).flatMap { row in
      let start = (y + row) * plane.width + x
      return plane.samples[start..<start + size.width]
    }
    return Plane(size: size, samples: samples)
  }
}
