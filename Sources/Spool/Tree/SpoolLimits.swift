package import Vocabulary

/// The spool's numbers: the policy's, and those that hold whatever a policy says.
package struct SpoolLimits: Equatable, Sendable {
  /// The largest photo that is judged, in bytes.
  package var photoBytes: Int
  /// The largest photo that is copied in one go, in bytes; a larger one is copied in slices.
  package var largeBytes = 8 << 20
  /// What is copied in one go of a large file, in bytes: a few milliseconds.
  package var sliceBytes = 4 << 20
  /// The largest case file that is read, in bytes.
  package var caseFileBytes: Int
  /// Age by change time at which a drop that was not seen to be finished counts as finished.
  package var ageSeconds: Double
  /// How long after it was first seen a truncated photo may still grow.
  package var unfinishedSeconds: Double
  /// Tries that a photo's own work has ended after which it counts as poison.
  package var triesMaximum: Int
  /// The first pause after machine trouble; it doubles from try to try.
  package var pauseSeconds = 1.0
  /// The longest pause after machine trouble.
  package var pauseMaximumSeconds = 4.0
  /// The longest pause of a job of whose own case something cannot be read or written.
  package var blockedMaximumSeconds = 60.0
  /// Silence after which a service's work is taken over.
  package var leaseSeconds: Double
  /// Drops of each lane that one scan hands out: what bounds its memory, some 500 bytes each. A
  /// scan looks at every name, so that the fewer it hands out the more of them a backlog costs.
  package var scanBatch = 8192
  /// Names of `new/` remembered between inotify and claim.
  package var watchedNames = 1 << 16
  /// Free space asked for, in units of the largest photo.
  package var freeSpaceFactor = 1.5

  /// The numbers of a policy; by default those of the built-in one.
  package init(_ limits: Limits = Limits()) {
    photoBytes = limits.photo.bytes
    caseFileBytes = limits.spool.caseBytes
    ageSeconds = Double(limits.spool.settleSeconds)
    unfinishedSeconds = Double(limits.spool.truncatedWaitSeconds)
    triesMaximum = limits.worker.attempts
    leaseSeconds = Double(limits.spool.leaseSeconds)
  }

  /// The largest file that is copied into its case though it is not judged, in bytes: four of the
  /// largest photos. A larger one is moved.
  package var copiedBytesMaximum: Int64 { 4 * Int64(photoBytes) }

  /// Free bytes that taking a drop must leave, for what is under way: as much as `submit` asks for,
  /// and a twentieth of a file system that is small.
  func freeBytesFloor(ofTotal total: UInt64) -> UInt64 { min(freeBytesMinimum, total / 20) }

  /// How often a lease is renewed at least, in seconds.
  package var renewalSeconds: Double { leaseSeconds / 3 }

  /// Free bytes below which `submit` refuses.
  package var freeBytesMinimum: UInt64 { UInt64(Double(photoBytes) * freeSpaceFactor) }
}

extension SpoolLimits {
  /// The pause after so many failures of the machine in a row, in seconds.
  func pauseAfter(failures count: Int) -> Double {
    pause(afterFailures: count, atMost: pauseMaximumSeconds)
  }

  /// The pause after so many failures in a row: it doubles from ``pauseSeconds`` to `most`.
  package func pause(afterFailures count: Int, atMost most: Double) -> Double {
    var pause = pauseSeconds
    for _ in 1..<max(count, 1) where pause < most { pause *= 2 }
    return min(pause, most)
  }
}
