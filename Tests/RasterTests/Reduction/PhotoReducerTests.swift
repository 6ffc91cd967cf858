import Raster
import TestSupport
import Testing

@Suite struct PhotoReducerTests {
  @Test("the factor is the least that keeps the long edge at or under 1600")
  func factor() {
    let factors = [1, 1599, 1600, 1601, 3200, 3201, 4000, 65500].map {
      PhotoReducer.factor(of: Size(width: 3, height: $0))
    }
    #expect(factors == [1, 1, 1, 2, 2, 3, 3, 41])
  }

  @Test("every plane is the exact mean of what it covers", arguments: [1, 2], [1, 2])
  func planes(stepX: Int, stepY: Int) {
    // 3205 columns: factor 3, with remainders to the right and at the bottom.
    for (width, height) in [(3205, 61), (613, 99)] {
      let luma = Plane.random(width: width, height: height, seed: 1)
      let chromaWidth = (width + stepX - 1) / stepX
      let chromaHeight = (height + stepY - 1) / stepY
      let blue = Plane.random(width: chromaWidth, height: chromaHeight, seed: 2)
      let red = Plane.random(width: chromaWidth, height: chromaHeight, seed: 3)
      var reducer = PhotoReducer(photo: luma.size)
      for band in bands(
        luma: luma, blue: blue, red: red, stepX: stepX, stepY: stepY, rows: 8, padding: 5)
      {
        reducer.add(band)
      }
      let photo = reducer.finish()
      let f = photo.factor
      #expect(f == (width > 1600 ? 3 : 1))
      #expect(photo.luma == naiveBoxMeans(of: luma, factorX: f, factorY: f))
      #expect(photo.lumaHalf == naiveBoxMeans(of: luma, factorX: 2 * f, factorY: 2 * f))
      let (x, y) = (2 * f / stepX, 2 * f / stepY)
      #expect(photo.blue == naiveBoxMeans(of: blue, factorX: x, factorY: y))
      #expect(photo.red == naiveBoxMeans(of: red, factorX: x, factorY: y))
      #expect(photo.blue?.size == photo.lumaHalf.size)
    }
  }

  @Test("a grey photo has no chroma")
  func grey() {
    let luma = Plane.random(width: 33, height: 17, seed: 4)
    let photo = reduced(luma: luma)
    #expect(photo.luma == luma)
    #expect(photo.blue == nil && photo.red == nil)
    #expect(photo.lumaHalf.size == Size(width: 17, height: 9))
  }
}
