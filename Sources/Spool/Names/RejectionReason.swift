/// Why a drop goes to quarantine: the `reason` of its event and of `SERIAL.reason.json`.
package enum RejectionReason: String, Sendable, CaseIterable {
  /// Not of the form CASE.KIND[.TOKEN].EXT or CASE.case.json.
  case badName
  /// The case is 16 digits alone, which would be an applicant's NIK.
  case applicantNumber
  /// The kind is none of the policy's.
  case unknownKind
  /// A directory, symbolic link, FIFO, socket or device.
  case notAFile
  /// The service has no right to read it.
  case notReadable
  /// A case's file that is too long or not what it should be.
  case badCaseFile
  /// The case has as many photos, or its photos as many decisions, as are allowed.
  case caseFull
  /// A decision that is too long or not what it should be.
  case badDecision
  /// A decision on a photo that is not there.
  case noAttempt
}
