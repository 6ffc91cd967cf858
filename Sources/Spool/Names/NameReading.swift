/// What reading a drop's name gave.
package enum NameReading: Equatable, Sendable {
  /// A sender is still writing under this name: leave it.
  case waits
  case usable(DropName)
  case unusable(UnusableName)
}
