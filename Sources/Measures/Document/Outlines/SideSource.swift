/// What one side of an outline rests on.
package enum SideSource: Sendable {
  /// A step of tone or colour along it.
  case seen
  /// The border of the frame: the document fills it or goes on beyond it.
  case frame
  /// The kind's aspect ratio, from the three other sides.
  case inferred
}
