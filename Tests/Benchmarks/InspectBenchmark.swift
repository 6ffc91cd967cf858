import CSystem
import Findings
import Inspection
import Verdicts
import Vocabulary
import Wire

/// The whole of one photo's inspection against a plain decode of it to RGB.
enum InspectBenchmark {
  private static let roundCount = 5

  static func run(_ photos: [[UInt8]], kind: String) {
    // As a command does that judges in its own process.
    csystem_keep_freed_memory()
    var timings = Timings(["libjpeg-turbo to RGB", "bands of YCbCr", "whole inspection"])
    let policy = Policy.default
    let assignment = Assignment(
      kind: kind, fallbackKind: Policy.otherKind, shapes: policy.kinds.map(\.shape),
      thumbnail: policy.limits.thumbnail, photo: policy.limits.photo, worker: policy.limits.worker)
    for _ in 0..<roundCount {
      for (index, photo) in photos.enumerated() {
        timings.round(
          photo: index,
          [
            { DecodeBenchmark.decodeToRGB(photo) }, { DecodeBenchmark.decodeInBands(photo) },
            { inspect(photo, assignment) },
          ])
      }
    }
    print(
      "\(photos.count) photos as \(kind), the fastest of \(roundCount) rounds, mean for a photo")
    timings.report()
    reportSteps(photos, assignment)
  }

  /// The mean processor time of each step.
  private static func reportSteps(_ photos: [[UInt8]], _ assignment: Assignment) {
    let names = Inspector.stepNames
    var timings = Timings(names)
    for _ in 0..<roundCount {
      for (index, photo) in photos.enumerated() {
        var way = 0
        var start = csystem_cpu_seconds()
        _ = unsafe photo.withUnsafeBytes {
          unsafe Inspector.answer($0, for: assignment) { _ in
            let now = csystem_cpu_seconds()
            timings.add((now - start) * 1000, way: way, photo: index)
            way += 1
            start = now
          }
        }
      }
    }
    for (way, name) in names.enumerated() {
      print("  \(name): \(timings.mean(way: way).formatted(decimals: 2)) ms")
    }
  }

  private static func inspect(_ photo: [UInt8], _ assignment: Assignment) {
    let findings = unsafe photo.withUnsafeBytes { bytes in
      unsafe Inspector.inspect(bytes, for: assignment)
    }
    precondition(findings.fault == nil, "not a whole photo")
  }
}
