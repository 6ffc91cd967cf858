internal import CVector
internal import Raster

/// The pixels of a display, in the plane of the document that it shows.
///
/// They are a square grid along the sides of what is shown, and in the document's own plane it has
/// one frequency everywhere. In the photo it has not: at a slant the pitch changes from place to
/// place by more than a line of a spectrum is wide, and what is finer than two samples is seen at
/// another frequency altogether (aliasing). So each window is asked at the frequency at which the
/// document's corners say that it ought to show a grid, also above half a period a sample, and a
/// grid is as high as more than half of them show it. Print, grain, weave and printed lines are
/// everywhere alike in no such frequency; halftone is, where its screen lies along the paper.
struct DisplayGrid {
  /// A window of ``MeanSpectrum/side`` samples a side.
  struct Window {
    /// Its top left corner in the plane.
    var x: Int
    var y: Int
    /// Its middle in the photo, in samples.
    var middle: Point
  }

  /// The windows of the first look, taken from all, and the fewest that tell.
  private static let windowsFirst = 16
  private static let windowsMinimum = 8
  /// A grid is as high as this share of the windows show it at the least …
  private static let windowsShare = 0.55
  /// … and is known where so large a share of them can be asked: the others have print or blocks at
  /// its frequency.
  private static let askedShare = 0.6
  /// Octaves in the first look that ask for the second.
  private static let secondLook: Float = 1
  /// A window's own frequencies up to this have print in them.
  private static let printReach = 12
  /// Steeper ones are no document's, and above what the kernel takes.
  private static let slantMaximum: Float = 300
  /// Power added to every frequency, in squared code values.
  private static let floor: Float = 0.02

  private static let side = MeanSpectrum.side
  private static let row = MeanSpectrum.row

  /// How far both of the grid's waves stand above their neighbours in most windows, in
  /// octaves of power; 0 where there is none.
  let octaves: Double
  /// Samples of the photo from one of the display's pixels to the next, where it is seen at its
  /// usual size.
  let periodSamples: Double

  /// Looks for a grid, in all windows where some of them show something.
  ///
  /// - Parameters:
  ///   - plane: Code values at the photo's full size.
  ///   - windows: Plain ones, on the document.
  ///   - document: Its outline in the photo, in samples; `nil` for one that is seen straight on.
  /// - Returns: `nil` where fewer than 8 windows are given.
  init?(of plane: Plane, at windows: [Window], on document: Quad?) {
    guard windows.count >= Self.windowsMinimum else { return nil }
    let slants = Self.slants(of: windows, on: document)
    let step = max(1, windows.count / Self.windowsFirst)
    let first = Array(stride(from: 0, to: windows.count, by: step))
    var best = Self.best(first.map { windows[$0] }, in: plane, first.map { slants[$0] })
    if step > 1, best.height > Self.secondLook {
      best = Self.best(windows, in: plane, slants)
    }
    octaves = Double(best.height)
    periodSamples = Double(Self.side) / best.radius
  }

  /// At what frequencies a window sees waves down the document, and across it.
  private struct Slants {
    var down = cvector_slant(across_u: 1, across_v: 0, down_u: 0, down_v: 1)
    var across = cvector_slant(across_u: 0, across_v: 1, down_u: -1, down_v: 0)
  }

  private static func slants(of windows: [Window], on document: Quad?) -> [Slants] {
    guard let document,
      let straight = Homography(
        width: document.meanWidth, height: document.meanHeight, to: document)?.inverse
    else { return windows.map { _ in Slants() } }
    return windows.map { window in
      /// How far a place on the document is from that of a pixel on.
      func change(_ dx: Double, _ dy: Double) -> (x: Float, y: Float) {
        let step = Point(x: dx / 2, y: dy / 2)
        let change = straight.map(window.middle + step) - straight.map(window.middle - step)
        return (Float(change.x), Float(change.y))
      }
      let (right, below) = (change(1, 0), change(0, 1))
      // Also false where it is not a number.
      guard [right.x, right.y, below.x, below.y].allSatisfy({ $0.magnitude < slantMaximum })
      else { return Slants() }
      return Slants(
        down: cvector_slant(
          across_u: right.x, across_v: right.y, down_u: below.x, down_v: below.y),
        across: cvector_slant(
          across_u: -right.y, across_v: right.x, down_u: -below.y, down_v: below.x))
    }
  }

  /// How far every frequency of a window stands above its neighbours, `[u × row + v]` as the
  /// kernel has it; infinite where print or a JPEG's blocks have power of their own.
  private static func heights(of plane: Plane, at window: Window) -> [Float] {
    var power = [Float](repeating: 0, count: side * row)
    unsafe plane.withPointer(x: window.x, y: window.y) { first in
      unsafe cvector_add_log_power(
        &power, first, plane.width, MeanSpectrum.cosine, MeanSpectrum.clip, floor)
    }
    var heights = power
    unsafe cvector_spectrum_peaks(&heights, power)
    for place in notAsked { heights[place] = .infinity }
    return heights
  }

  /// The places of a spectrum that tell nothing.
  private static let notAsked: [Int] = (0..<side).flatMap { u in
    let across = u < side / 2 ? u : u - side
    return (0...side / 2).filter { v in
      MeanSpectrum.isNearBlocks(u: across, v: v)
        || across * across + v * v <= printReach * printReach
    }.map { u * row + $0 }
  }

  private struct Best {
    var height: Float = 0
    var radius = 1.0
  }

  /// The highest grid that enough of some windows show: of all waves (u, v) down the document, with
  /// their partners (v, −u) across.
  private static func best(_ windows: [Window], in plane: Plane, _ slants: [Slants]) -> Best {
    let most = Int((1 - windowsShare) * Double(windows.count)) + 1
    var (down, across) = (WaveMap(most: most), WaveMap(most: most))
    for (window, slants) in zip(windows, slants) {
      let heights = heights(of: plane, at: window)
      down.add(heights, slants.down)
      across.add(heights, slants.across)
    }
    let (ofDown, ofAcross) = (down.heights(of: windows.count), across.heights(of: windows.count))
    var best = Best()
    for v in WaveMap.frequencies {
      for u in WaveMap.turns(v) {
        let place = WaveMap.place(u, v)
        guard ofDown[place] > best.height else { continue }
        var partner: Float = 0
        for near in WaveMap.near(u, v) { partner = max(partner, ofAcross[near]) }
        let height = min(ofDown[place], partner)
        if height > best.height {
          best = Best(height: height, radius: Double(u * u + v * v).squareRoot())
        }
      }
    }
    return best
  }

  /// The waves along one side of the document, v periods a window along it and u across.
  private struct WaveMap {
    /// The frequencies of grids that are sought, in periods a window: longer waves are print's too.
    static let frequencies = 18...90
    /// How far a grid may be turned on the document, as a slope: 8°.
    private static let slopeMaximum: Float = 0.14
    private static let reach = Int(slopeMaximum * Float(frequencies.upperBound))
    private static let width = 2 * reach + 1
    private static let count = frequencies.count * width

    private let most: Int
    private var least: [Float]
    private var known = [Float](repeating: 0, count: count)
    private var row = [Float](repeating: .infinity, count: count)

    /// - Parameter most: How many of the least heights are kept.
    init(most: Int) {
      self.most = most
      least = [Float](repeating: .infinity, count: most * Self.count)
    }

    static func place(_ u: Int, _ v: Int) -> Int {
      (v - frequencies.lowerBound) * width + u + reach
    }

    /// The turns of a wave of so many periods.
    static func turns(_ v: Int) -> ClosedRange<Int> {
      let most = Int(slopeMaximum * Float(v))
      return -most...most
    }

    /// The places of a wave and of those within a period of it.
    static func near(_ u: Int, _ v: Int) -> [Int] {
      (v - 1...v + 1).filter(frequencies.contains).flatMap { v in
        (max(-reach, u - 1)...min(reach, u + 1)).map { place($0, v) }
      }
    }

    mutating func add(_ heights: [Float], _ slant: cvector_slant) {
      unsafe cvector_seen_waves(
        &row, heights, slant, CInt(Self.frequencies.lowerBound),
        CInt(Self.frequencies.upperBound), CInt(Self.reach), Self.slopeMaximum)
      unsafe cvector_keep_least(&least, &known, row, Self.count, most)
    }

    /// The height that enough of so many windows show each wave at; 0 where too few can be asked.
    func heights(of windows: Int) -> [Float] {
      known.indices.map { place in
        guard Double(known[place]) >= askedShare * Double(windows) else { return 0 }
        let rank = Int((1 - windowsShare) * Double(known[place]))
        return least[rank * Self.count + place]
      }
    }
  }
}
