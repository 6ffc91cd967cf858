/// How much of something is dropped: some of it at once, the rest as time goes, and never more than
/// the disk of whoever runs this should bear.
struct Dose {
  var atOnce: Int
  var perSecond: Double
  var most: Int

  /// How much should have been dropped by now.
  func count(afterSeconds seconds: Double) -> Int {
    min(most, atOnce + Int(seconds * perSecond))
  }
}
