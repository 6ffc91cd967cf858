package import Raster

/// A drawn sheet that fills the frame: paragraphs of lines that begin at the left margin and end
/// anywhere, or a family card's title, tables and code.
package enum DrawnPage {
  /// A letter: a heading, paragraphs with ragged ends, empty paper below.
  ///
  /// - Parameters:
  ///   - seed: For the lengths of lines and words.
  ///   - hasTallLetters: Whether some letters reach up above the others.
  package static func letter(seed: UInt64, hasTallLetters: Bool = true) -> Plane {
    var random = SplitMix64(seed: seed)
    var page = Plane(size: Size(width: 600, height: 848), filledWith: 225)
    var y = 60
    for line in 0..<34 {
      let isLast = line % 7 == 6
      let share = isLast ? 0.2 + 0.4 * unit(&random) : 0.85 + 0.15 * unit(&random)
      draw(&page, x: 60, width: Int(480 * share), y: y, height: 8, &random)
      for place in 0..<(hasTallLetters ? Int(6 * share) : 0) {
        for row in (y - 4)..<y {
          page[60 + place * 72, row] = 50
          page[61 + place * 72, row] = 50
        }
      }
      y += isLast ? 26 : 18
    }
    return page
  }

  /// Two columns of letters with stems, arms, arches and full stops, the lines of one halfway
  /// between those of the other; some letters reach up, and one in twenty down.
  package static func columns(seed: UInt64) -> Plane {
    var random = SplitMix64(seed: seed)
    var page = Plane(size: Size(width: 1200, height: 1696), filledWith: 225)
    for column in 0..<2 {
      let left = 100 + column * 520
      for line in 0..<50 {
        let y = 120 + line * 28 + column * 14
        let end = left + 300 + Int(unit(&random) * 170)
        var x = left
        while x < end {
          for _ in 0..<(2 + Int(unit(&random) * 6)) {
            drawLetter(&page, x: x, y: y, Int(unit(&random) * 20))
            x += 14
          }
          if unit(&random) < 0.2 { fill(&page, x..<(x + 3), (y + 9)..<(y + 12)) }
          x += 10
        }
      }
    }
    return page
  }

  /// A letter 12 high and 10 wide that stands on the line: h, E, p, r or n.
  private static func drawLetter(_ page: inout Plane, x: Int, y: Int, _ which: Int) {
    let top = which < 5 ? y - 6 : y
    let bottom = which == 9 ? y + 17 : y + 12
    fill(&page, x..<(x + 2), top..<bottom)
    fill(&page, x..<(x + 9), y..<(y + 2))
    switch which {
    case 5..<9:
      fill(&page, x..<(x + 8), (y + 5)..<(y + 7))
      fill(&page, x..<(x + 9), (y + 10)..<(y + 12))
    case 10..<14: break
    default: fill(&page, (x + 7)..<(x + 9), y..<(y + 12))
    }
  }

  private static func fill(_ page: inout Plane, _ columns: Range<Int>, _ rows: Range<Int>) {
    for row in rows {
      for column in columns { page[column, row] = 50 }
    }
  }

  /// A family card: title in the middle, two tables of rules with rows filled from the top, and a
  /// dense block at the bottom right.
  package static func familyCard(seed: UInt64) -> Plane {
    var random = SplitMix64(seed: seed)
    var page = Plane(size: Size(width: 1188, height: 840), filledWith: 230)
    draw(&page, x: 450, width: 290, y: 36, height: 22, &random)
    draw(&page, x: 500, width: 190, y: 70, height: 12, &random)
    for top in [220, 500] {
      for row in 0...11 {
        for x in 50..<1138 {
          page[x, top + row * 20] = 60
          page[x, top + row * 20 + 1] = 60
        }
        if row > 0 && row < 6 {
          draw(&page, x: 70, width: 900, y: top + row * 20 + 7, height: 7, &random)
        }
      }
    }
    for y in 0..<56 {
      for x in 0..<56 where (x / 4 * 7 + y / 4 * 5 + x * y / 16) % 3 != 0 {
        page[1070 + x, 770 + y] = 30
      }
    }
    return page
  }

  /// A family card of another office: title at the left, number at the right, an emblem in the top
  /// left corner and no code; rows of letters with stems, arms and arches, filled from the top.
  ///
  /// - Parameter titleLeft: Where its title begins, in pixels; in the middle there is no number.
  package static func otherFamilyCard(seed: UInt64, titleLeft: Int = 130) -> Plane {
    var random = SplitMix64(seed: seed)
    var page = Plane(size: Size(width: 1188, height: 840), filledWith: 230)
    draw(&page, x: titleLeft, width: 290, y: 36, height: 22, &random)
    if titleLeft < 400 { draw(&page, x: 780, width: 330, y: 38, height: 18, &random) }
    for y in 0..<48 {
      for x in 0..<48 where (x / 4 * 7 + y / 4 * 5 + x * y / 16) % 3 != 0 {
        page[50 + x, 30 + y] = 30
      }
    }
    for top in [160, 490] {
      for row in 0...10 {
        for x in 50..<1138 { page[x, top + row * 30] = 60 }
        guard (1...6).contains(row) else { continue }
        for column in 0..<6 {
          for place in 0..<4 + Int(unit(&random) * 6) {
            let x = 70 + column * 180 + place * 14
            drawLetter(&page, x: x, y: top + row * 30 + 11, Int(unit(&random) * 20))
          }
        }
      }
    }
    return page
  }

  /// A photo that is the plane and nothing else.
  package static func photo(of page: Plane) -> ReducedPhoto {
    var half = Plane(size: Size(width: page.width / 2, height: page.height / 2))
    for y in 0..<half.height {
      for x in 0..<half.width {
        let top = Int(page[2 * x, 2 * y]) + Int(page[2 * x + 1, 2 * y])
        let bottom = Int(page[2 * x, 2 * y + 1]) + Int(page[2 * x + 1, 2 * y + 1])
        half[x, y] = UInt8((top + bottom) / 4)
      }
    }
    return ReducedPhoto(
      photo: page.size, factor: 1, luma: page, lumaHalf: half, blue: nil, red: nil)
  }

  private static func unit(_ random: inout SplitMix64) -> Double {
    Double(random.next() >> 11) / 9_007_199_254_740_992
  }

  /// Letters as strokes two columns wide, with gaps between words.
  private static func draw(
    _ page: inout Plane, x: Int, width: Int, y: Int, height: Int, _ random: inout SplitMix64
  ) {
    var column = x
    while column < x + width - 4 {
      let letters = 2 + Int(unit(&random) * 7)
      for _ in 0..<letters where column < x + width - 4 {
        for row in y..<(y + height) {
          page[column, row] = 50
          page[column + 1, row] = 50
        }
        column += 4
      }
      column += 5
    }
  }
}
