/// The first byte of an answer: the child is confined, and has not yet looked at a byte of the
/// photo.
///
/// It parts the machine's trouble from the photo's. Where a process ends before it, no photo can
/// have had a word in that. What a process says or ends with after it is never taken for the
/// machine's word, for by then it may be in an attacker's hands.
package enum ReadyMark: UInt8, Sendable {
  /// Every limit is the one that was asked for.
  case ready = 0x52
  /// The process was started with less address space or fewer processor seconds than were asked
  /// for: what it then ends for may be that.
  case readyWithLess = 0x4C
}
