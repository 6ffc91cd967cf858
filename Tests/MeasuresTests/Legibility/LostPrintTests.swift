import Measures
import Raster
import TestSupport
import Testing

/// A page of print 18 px high, taken for a card of its own size.
@Suite("print that is lost in places") struct LostPrintTests {
  private static let page = LightField.page()

  private func lost(
    _ plane: Plane, letterPixels: Double = 18, grain: Double = 0.5,
    layout: DocumentShape.Layout = .card
  ) throws -> LostPrint {
    let photo = reduced(luma: plane)
    return try #require(
      LostPrint(
        in: photo, on: Quad(frame: photo.photo), letterPixels: letterPixels, grain: grain,
        layout: layout))
  }

  /// The page, and another one inside a rectangle.
  private func page(_ other: LightField, within spot: PixelRect) -> Plane {
    let (plane, inside) = (Self.page.plane, other.plane)
    return Plane(
      size: plane.size,
      samples: plane.samples.indices.map { place in
        let (x, y) = (place % plane.width, place / plane.width)
        let isInside =
          (spot.x..<spot.x + spot.width).contains(x) && (spot.y..<spot.y + spot.height).contains(y)
        return isInside ? inside.samples[place] : plane.samples[place]
      })
  }

  @Test(
    "a spot that is blurred is found where it is",
    arguments: [DocumentShape.Layout.card, .table], [7.0, 10])
  func spot(layout: DocumentShape.Layout, radius: Double) throws {
    let spot = PixelRect(x: 120, y: 160, width: 180, height: 140)
    let lost = try lost(
      page(Self.page.blurred(diskRadius: radius), within: spot), layout: layout)
    #expect((0.02...0.4).contains(lost.share), "\(lost.share)")
    let area = try #require(lost.areas.first)
    #expect(lost.areas.allSatisfy { $0.overlaps(spot) })
    #expect(area.x >= spot.x - 54 && area.x + area.width <= spot.x + spot.width + 54)
  }

  @Test("the more of the print is blurred the more is lost")
  func wider() throws {
    let blurred = Self.page.blurred(diskRadius: 9)
    let shares = try [80, 160, 240, 320].map {
      try lost(page(blurred, within: PixelRect(x: 60, y: 120, width: $0, height: 160))).share
    }
    #expect(shares == shares.sorted(), "\(shares)")
    #expect(shares[0] > 0 && shares[3] > 2 * shares[0], "\(shares)")
  }

  @Test(
    "no print is lost on a page that is as sharp everywhere, or as blurred", arguments: [0.0, 2, 4])
  func even(radius: Double) throws {
    let page = radius > 0 ? Self.page.blurred(diskRadius: radius) : Self.page
    #expect(try lost(page.plane).share == 0)
    #expect(try lost(page.plane, layout: .table).share == 0)
  }

  @Test("a little blur in a spot leaves what can be read")
  func slight() throws {
    let spot = PixelRect(x: 120, y: 160, width: 180, height: 140)
    #expect(try lost(page(Self.page.blurred(diskRadius: 1.5), within: spot)).share == 0)
  }

  @Test("the soft edge of a shadow on empty paper is no print", arguments: [20.0, 40, 80])
  func shadow(width: Double) throws {
    let (plane, half) = (Self.page.plane, 320)
    let shaded = Plane(
      size: plane.size,
      samples: plane.samples.indices.map { place in
        let (x, y) = (place % plane.width, place / plane.width)
        // The lower half is empty.
        let luma = y < 240 ? Double(plane.samples[place]) : 215
        let shade = min(1, max(0, 0.5 + Double(x - half) / width))
        return UInt8(luma * (1 - 0.4 * shade))
      })
    #expect(try lost(shaded, layout: .table).share == 0)
  }

  @Test("grain on empty paper is no print")
  func grain() throws {
    let noisy = Self.page.noisy(sigma: 6, seed: 4)
    #expect(try lost(noisy.plane, grain: 6).share == 0)
  }

  @Test("soft blots of another colour are the ground's own, those of the ink's are lost print")
  func blots() throws {
    let spot = PixelRect(x: 120, y: 160, width: 180, height: 140)
    let luma = page(Self.page.blurred(diskRadius: 9), within: spot)
    let half = reduced(luma: luma).lumaHalf
    /// Chroma of a ground that is a little blue, and more so where a blot is darker.
    func chroma(_ share: Double, blot: Double) -> Plane {
      Plane(
        size: half.size,
        samples: half.samples.map {
          let tone = Double($0)
          return UInt8((128 + share * tone + blot * max(0, 215 - tone) / 215 * tone).rounded())
        })
    }
    func share(blot: Double) throws -> Double {
      let photo = ReducedPhoto(
        photo: luma.size, factor: 1, luma: luma, lumaHalf: half,
        blue: chroma(0.05, blot: blot), red: chroma(-0.06, blot: -blot))
      return try #require(
        LostPrint(
          in: photo, on: Quad(frame: photo.photo), letterPixels: 18, grain: 0.5, layout: .card)
      ).share
    }
    #expect(try share(blot: 0) > 0.02)
    #expect(try share(blot: 0.3) == 0)
  }

  @Test(
    "blots that are nowhere as dark as spread ink are the ground's own, as those of pale cards",
    arguments: [(16.0, false), (30, true)])
  func paleBlots(amplitude: Double, isLost: Bool) throws {
    var ground = LightField(width: 640, height: 480, ground: 211)
    for y in 0..<480 {
      for x in 0..<640 {
        let (across, down) = (
          Trigonometry.sineCosine(Double(x) / 10), Trigonometry.sineCosine(Double(y) / 10)
        )
        ground.samples[y * 640 + x] += Float(amplitude * across.cosine * down.cosine)
      }
    }
    let spot = PixelRect(x: 100, y: 120, width: 400, height: 240)
    #expect(try (lost(page(ground, within: spot)).share > 0) == isLost)
  }

  @Test("what is no card and no table, or too small, is not looked at")
  func others() {
    let photo = reduced(luma: Self.page.plane)
    for (layout, letter) in [(DocumentShape.Layout.page, 18.0), (.scene, 18), (.card, 3)] {
      let lost = LostPrint(
        in: photo, on: Quad(frame: photo.photo), letterPixels: letter, grain: 0.5, layout: layout)
      #expect(lost == nil)
    }
  }
}
