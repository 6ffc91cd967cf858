/// What is wrong with a frame. Between Jernih's own processes that is always the sender's fault:
/// a child that was taken over, or one that died while writing.
package enum FrameError: Error, Equatable {
  /// The first bytes are not those of this version's frame.
  case notAFrame
  /// The frame ends inside a field.
  case endedEarly
  /// Bytes are left after the last field.
  case leftOver
  /// A number is not finite or outside its range.
  case outOfRange
  /// A list, text or block is longer than allowed.
  case tooLong
  /// Text with anything but printable ASCII in it.
  case badText
  /// A word or a name that is on none of the parent's lists.
  case unknownWord
  /// Fields that contradict each other or the assignment: the same check twice, measures of a photo
  /// without pixels, a thumbnail with markers that none of ours has.
  case inconsistent
}
