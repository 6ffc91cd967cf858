import Measures
import Raster
import Testing

@Suite struct GroundColoursTests {
  private static let size = Size(width: 400, height: 300)
  /// Where a patch lies on the ground, in samples.
  private static let patch = PixelRect(x: 120, y: 90, width: 160, height: 100)

  /// The outline of a part of the patch from its left, 0…1.
  private static func outline(of share: Double) -> Quad {
    let (x, y) = (Double(patch.x), Double(patch.y))
    let (width, height) = (share * Double(patch.width), Double(patch.height))
    return Quad(
      topLeft: Point(x: x, y: y), topRight: Point(x: x + width, y: y),
      bottomRight: Point(x: x + width, y: y + height), bottomLeft: Point(x: x, y: y + height))
  }

  /// Checks of two colours, ten samples each, and a patch of a third.
  private static func planes(isGrey: Bool = false) -> FeaturePlanes {
    var half = Plane(size: size)
    var (blue, red) = (half, half)
    for y in 0..<size.height {
      for x in 0..<size.width {
        let isPatch =
          (patch.x..<patch.x + patch.width).contains(x)
          && (patch.y..<patch.y + patch.height).contains(y)
        let isDark = (x / 10 + y / 10).isMultiple(of: 2)
        let check: SIMD3<UInt8> = isDark ? SIMD3(90, 170, 110) : SIMD3(230, 128, 128)
        let colour = isPatch ? SIMD3(200, 140, 118) : check
        (half[x, y], blue[x, y], red[x, y]) = (colour.x, colour.y, colour.z)
      }
    }
    let whole = Size(width: 2 * size.width, height: 2 * size.height)
    let photo = ReducedPhoto(
      photo: whole, factor: 1, luma: Plane(size: whole), lumaHalf: half,
      blue: isGrey ? nil : blue, red: isGrey ? nil : red)
    return FeaturePlanes(photo)
  }

  @Test("a patch amid checks is strange, the checks are not, and its border is a half")
  func strangeness() throws {
    let ground = try #require(GroundColours(of: Self.planes()))
    func strangeness(_ x: Int, _ y: Int) -> Float {
      ground.strangeness[y * Self.size.width + x]
    }
    let patch = Self.patch
    #expect(strangeness(patch.x + 80, patch.y + 50) == 1)
    #expect(strangeness(60, 45) == 0)
    #expect(strangeness(200, 250) == 0)
    let middle = patch.y + 50
    let across = strangeness(patch.x - 1, middle) + strangeness(patch.x, middle)
    #expect(abs(across - 1) < 0.01)
  }

  @Test("the patch's outline holds it; a part of it does not, nor does the frame")
  func outlines() throws {
    let ground = try #require(GroundColours(of: Self.planes()))
    #expect(ground.isPatch(Self.outline(of: 1)))
    #expect(!ground.isPatch(Self.outline(of: 0.75)))
    #expect(!ground.isPatch(Self.outline(of: 1.4)))
    #expect(!ground.isPatch(Quad(frame: Self.size)))
  }

  @Test("a grey photo has no ground's colours")
  func grey() { #expect(GroundColours(of: Self.planes(isGrey: true)) == nil) }
}
