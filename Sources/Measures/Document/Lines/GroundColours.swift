package import Raster

/// Where a photo has other colours than along the frame's border, where its ground is.
///
/// A checked cloth, a mat or a newspaper has edges as good as a document's everywhere, but its
/// colours come back all over the ground, and the document's do not. A colour, told apart by bins
/// of tone and of both chroma planes, is strange if it is met more often in the whole frame than
/// along the border; where a document reaches the border its own colours are met there too, but
/// seldomer than elsewhere.
///
/// The constants are working values; ``isPatch(_:)`` says what was found with them.
package struct GroundColours: Sendable {
  /// The width of the border, as a share of the frame's longer side.
  private static let borderShare = 0.06
  /// Units of the planes in a bin, as powers of two: of tone 0.125, of chroma 0.04.
  private static let toneShift: Int16 = 5
  private static let chromaShift: Int16 = 4
  /// Bins of tone, and of each chroma, whose middle stands for none; what lies beyond counts in the
  /// last one.
  private static let toneBins = 64
  private static let chromaBins = 32
  /// A colour met so many times as often in the whole frame as along its border is strange, …
  private static let ratioMinimum: Float = 1.2
  /// … where a share of the frame below this is as good as none.
  private static let shareLeast: Float = 1e-5
  /// Samples across the square that is asked for each place: what is strange at a pattern's own
  /// edges, and what is not in a document's print, is narrower.
  private static let side = 9
  /// How much steeper than the share of the square it is made around a half, which stays a half: so
  /// does the border of a patch its place.
  private static let contrast: Float = 2
  /// The share of all that is strange in the frame that lies in a document at least, fingers and
  /// pictures beside it left over, and how much of the document is strange.
  private static let sharePlain: Float = 0.85
  private static let fullnessPlain: Float = 0.8
  /// From one sample to the next that an outline is asked for, along both axes.
  private static let step = 2
  /// The share of a document inside the frame: the border hides the end of one that reaches beyond.
  private static let insideMinimum = 0.98

  /// How strange each sample is, 0…1, row by row.
  package let strangeness: [Float]
  private let size: Size

  /// Tells what is strange to the border in a photo.
  ///
  /// - Parameter planes: Of the whole photo.
  /// - Returns: `nil` for a grey photo: tone alone does not tell a ground from a document.
  /// - Complexity: A few passes over all samples, and one over 65,536 bins.
  package init?(of planes: FeaturePlanes) {
    guard planes.planeCount == 3 else { return nil }
    size = planes.size
    let colours = Self.colours(of: planes)
    let isStrange = Self.strange(colours, isBorder: Self.border(of: size))
    strangeness = Self.shares(colours.map { isStrange[$0] }, size).map {
      max(0, min(1, 0.5 + ($0 - 0.5) * Self.contrast))
    }
  }

  /// Whether an outline, in samples, holds nearly all that is strange and hardly anything else.
  ///
  /// Placed on 14 right outlines of drawn cards and family cards on checks, mats, newspapers and
  /// other sheets, which hold 0.86 or more of it and are strange to 0.87 or more, and on portraits,
  /// tables and lines that were taken for one: 0.78 or less, or strange to 0.55 or less.
  ///
  /// - Parameter quad: Clockwise; it may reach beyond the frame.
  package func isPatch(_ quad: Quad) -> Bool {
    guard quad.insideShare(of: size) >= Self.insideMinimum else { return false }
    var (within, all, count): (Float, Float, Float) = (0, 0, 0)
    for y in stride(from: 0, to: size.height, by: Self.step) {
      for x in stride(from: 0, to: size.width, by: Self.step) {
        let strange = strangeness[y * size.width + x]
        all += strange
        if quad.contains(Point(x: Double(x) + 0.5, y: Double(y) + 0.5)) {
          within += strange
          count += 1
        }
      }
    }
    return within >= Self.sharePlain * all && within >= Self.fullnessPlain * count && count > 0
  }

  /// The bin of each sample.
  private static func colours(of planes: FeaturePlanes) -> [Int] {
    func bin(_ value: Int16, of bins: Int) -> Int { max(0, min(bins - 1, Int(value))) }
    func chromaBin(_ value: Int16) -> Int {
      bin((value >> chromaShift) + Int16(chromaBins / 2), of: chromaBins)
    }
    let count = planes.size.area
    return (0..<count).map { i in
      let tone = bin(planes.planes[i] >> toneShift, of: toneBins)
      let blue = chromaBin(planes.planes[count + i])
      let red = chromaBin(planes.planes[2 * count + i])
      return (tone * chromaBins + blue) * chromaBins + red
    }
  }

  /// Whether each sample lies along the frame's border.
  private static func border(of size: Size) -> [Bool] {
    let width = max(1, Int(borderShare * Double(size.longEdge)))
    let columns = width..<max(width, size.width - width)
    let rows = width..<max(width, size.height - width)
    return (0..<size.area).map {
      !rows.contains($0 / size.width) || !columns.contains($0 % size.width)
    }
  }

  /// Whether each bin is one of strange colours; bins that no sample has are none.
  private static func strange(_ colours: [Int], isBorder: [Bool]) -> [Bool] {
    // In the whole frame, and along the border.
    var counts = [SIMD2<Float>](repeating: .zero, count: toneBins * chromaBins * chromaBins)
    for place in colours.indices {
      counts[colours[place]] += isBorder[place] ? SIMD2(1, 1) : SIMD2(1, 0)
    }
    let all = Float(colours.count)
    let share = Float(isBorder.count(where: \.self)) / all
    let least = shareLeast * all
    return counts.indices.map { bin in
      guard counts[bin].x > 0 else { return false }
      let near = spread(counts, at: bin)
      return share * (near.x + least) > ratioMinimum * (near.y + share * least)
    }
  }

  /// What a bin has if each is spread over its two neighbours along each axis: one half stays.
  private static func spread(_ counts: [SIMD2<Float>], at bin: Int) -> SIMD2<Float> {
    var sum = SIMD2<Float>.zero
    for tone in -1...1 {
      for blue in -1...1 {
        for red in -1...1 {
          let place = bin + (tone * chromaBins + blue) * chromaBins + red
          guard counts.indices.contains(place) else { continue }
          // A step away along an axis is half as much as none.
          sum += counts[place] / Float(8 << (tone * tone + blue * blue + red * red))
        }
      }
    }
    return sum
  }

  /// The share of strange places in the square around each sample, as far as it lies in the frame.
  private static func shares(_ isStrange: [Bool], _ size: Size) -> [Float] {
    let (w, h, reach) = (size.width, size.height, side / 2)
    // Strange places above and to the left of each corner between samples.
    var sums = [Int32](repeating: 0, count: (w + 1) * (h + 1))
    for y in 0..<h {
      var row: Int32 = 0
      for x in 0..<w {
        if isStrange[y * w + x] { row += 1 }
        sums[(y + 1) * (w + 1) + x + 1] = sums[y * (w + 1) + x + 1] + row
      }
    }
    var shares = [Float](repeating: 0, count: w * h)
    for y in 0..<h {
      let (top, bottom) = (max(0, y - reach) * (w + 1), min(h, y + reach + 1) * (w + 1))
      for x in 0..<w {
        let (left, right) = (max(0, x - reach), min(w, x + reach + 1))
        let count =
          sums[bottom + right] - sums[bottom + left] - sums[top + right]
          + sums[top + left]
        shares[y * w + x] = Float(count) / Float((right - left) * ((bottom - top) / (w + 1)))
      }
    }
    return shares
  }
}
