package import Files

/// What a claimed drop turned out to be once it was opened.
package enum JobContent {
  /// A photo's bytes, in a private copy.
  case photo(SealedBytes)
  /// A photo longer than ``SpoolLimits/photoBytes``: it ends in its case unread, as it is.
  case tooLarge(sizeBytes: Int64)
  /// It changed while it was copied: put it off as ``DeferralReason/unfinished``. Where it is
  /// ``Job/isOverdue(at:)``, judge the copy that was made nevertheless, or load it as it is.
  case changing(SealedBytes?)
  /// A case's file, at most ``SpoolLimits/caseFileBytes``.
  case caseFile([UInt8])
  /// A clerk's decision, at most ``DecisionFile/bytesMaximum``, and the user whose file it was.
  case decision([UInt8], user: UInt32)
  /// It goes to quarantine.
  case unusable(UnusableName)
}
