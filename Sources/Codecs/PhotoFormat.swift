/// The formats of photos that are decoded.
package enum PhotoFormat: String, Sendable {
  case jpeg, png
}
