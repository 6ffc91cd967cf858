/// A time that goes only when it is told to.
package final class VirtualClock {
  private static let startSeconds = 1000.0
  package var seconds = startSeconds
  /// How much of it has gone by.
  package var goneSeconds: Double { seconds - Self.startSeconds }

  /// Nothing has gone by.
  package init() {}
}
