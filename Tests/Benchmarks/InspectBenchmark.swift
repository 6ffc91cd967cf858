import CSystem
import Inspection
import Verdicts
import Wire

/// The whole of one photo's inspection against a plain decode of it to RGB.
enum InspectBenchmark {
  private static let roundCount = 5

  static func run(_ photos: [[UInt8]], kind: String) {
    // As a command does that judges in its own process.
    jernih_keep_freed_memory()
    var timings = Timings(["libjpeg-turbo to RGB", "bands of YCbCr", "whole inspection"])
    let policy = Policy.default
    let assignment = Assignment(
      kind: kind, fallbackKind: Policy.otherKind, shapes: policy.kinds.map(\.shape),
      thumbnail: policy.limits.thumbnail, photo: policy.limits.photo, worker: policy.limits.worker)
    for _ in 0..<roundCount {
      for photo in photos {
        timings.round([
          { DecodeBenchmark.decodeToRGB(photo) }, { DecodeBenchmark.decodeInBands(photo) },
          { inspect(photo, assignment) },
        ])
      }
    }
    print("\(photos.count) photos as \(kind), \(roundCount) rounds, medians for one photo")
    timings.report()
    reportSteps(photos, assignment)
  }

  /// The median processor time of each step.
  private static func reportSteps(_ photos: [[UInt8]], _ assignment: Assignment) {
    var names: [String] = []
    var times: [String: [Double]] = [:]
    for _ in 0..<roundCount {
      for photo in photos {
        let steps = unsafe photo.withUnsafeBytes {
          unsafe Inspector.stepMilliseconds($0, for: assignment)
        }
        if names.isEmpty { names = steps.map(\.name) }
        for step in steps { times[step.name, default: []].append(step.milliseconds) }
      }
    }
    for name in names {
      let sorted = (times[name] ?? []).sorted()
      print("  \(name): \(sorted[sorted.count / 2].formatted(decimals: 2)) ms")
    }
  }

  private static func inspect(_ photo: [UInt8], _ assignment: Assignment) {
    let findings = unsafe photo.withUnsafeBytes { bytes in
      unsafe Inspector.inspect(bytes, for: assignment)
    }
    precondition(findings.fault == nil, "not a whole photo")
  }
}
