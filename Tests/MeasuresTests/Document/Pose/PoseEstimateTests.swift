import Measures
import Raster
import TestSupport
import Testing

@Suite("PoseEstimate")
struct PoseEstimateTests {
  @Test(
    "with the focal length known the tilt is the camera's, whatever the lean",
    arguments: [0.0, 12, 25, 40], [0.0, 35, 90, 200])
  func tiltOfKnownCamera(tilt: Double, lean: Double) throws {
    var view = PinholeView()
    view.tiltDegrees = tilt
    view.leanDegrees = lean
    view.rollDegrees = 7
    view.shift = Point(x: 60, y: -40)
    let millimetres = view.focalLengthPixels / 2000 * 43.27
    let camera = CameraModel(size: view.photo, focalLengthMillimetres: millimetres)
    let pose = try #require(
      PoseEstimate(quad: view.corners, camera: camera, focalLengthIsKnown: true, aspect: nil))
    #expect(abs(pose.tiltDegrees - tilt) < 0.5)
  }

  @Test("a slanted card of known proportions tells a focal length that EXIF does not")
  func focalLengthFromCard() throws {
    var view = PinholeView()
    view.focalLengthPixels = 2900
    view.distance = 200
    view.tiltDegrees = 30
    view.leanDegrees = 40
    let camera = CameraModel(size: view.photo, focalLengthMillimetres: nil)
    let aspect = view.millimetres.width / view.millimetres.height
    let pose = try #require(
      PoseEstimate(quad: view.corners, camera: camera, focalLengthIsKnown: false, aspect: aspect))
    #expect(abs(pose.tiltDegrees - 30) < 3)
    // Leaning along its own side it looks square at any focal length: only the ratio tells.
    view.leanDegrees = 0
    let blind = try #require(
      PoseEstimate(quad: view.corners, camera: camera, focalLengthIsKnown: false, aspect: nil))
    #expect(blind.tiltDegrees < 20)
  }

  @Test("corners on one line have no pose")
  func degenerate() {
    let p = Point(x: 10, y: 10)
    let quad = Quad(topLeft: p, topRight: p, bottomRight: p, bottomLeft: p)
    let camera = CameraModel(size: Size(width: 100, height: 100), focalLengthMillimetres: nil)
    #expect(
      PoseEstimate(quad: quad, camera: camera, focalLengthIsKnown: false, aspect: nil) == nil)
  }
}
