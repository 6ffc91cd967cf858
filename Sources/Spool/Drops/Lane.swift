/// Which queue a drop waits in, known from its name and inode without reading a byte of
/// it.
package enum Lane: Int, CaseIterable, Sendable {
  /// A well-named plain file of at most ``SpoolLimits/largeBytes``: one copy that nobody notices.
  case ordinary
  /// A well-named plain file that is larger: to be copied in slices, between others' work.
  case large
  /// What will go to quarantine: no usable name, or no plain file.
  case unfit
  /// Whatever lies in `decisions/`.
  case decision
}
