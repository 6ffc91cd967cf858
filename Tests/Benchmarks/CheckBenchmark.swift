/// `jernih check` as it is run, reading, hashing, judging and JSON included, against a plain decode
/// of the same photos to RGB.
enum CheckBenchmark {
  private static let roundCount = 5

  /// - Parameters:
  ///   - program: The path of `jernih`, built for release.
  ///   - paths: JPEG photos.
  static func run(_ program: String, kind: String, _ paths: [String]) {
    let photos = BenchmarkPhotos.load(paths)
    let options = ["--isolation", "none", "--kind", kind]
    let count = Double(photos.count)
    var timings = Timings(["libjpeg-turbo to RGB", "jernih check"])
    // Both ways over all photos in turn; starting the program counts as its own.
    for _ in 0..<roundCount {
      let decode = ProcessorClock.milliseconds { photos.forEach(DecodeBenchmark.decodeToRGB) }
      timings.add(decode / count, way: 0, photo: 0)
      let check = 1000 * CheckCommand.processorSeconds(program, options + paths)
      timings.add(check / count, way: 1, photo: 0)
    }
    print("\(photos.count) photos as \(kind), fastest of \(roundCount) rounds, mean for a photo")
    timings.report()
  }
}
