/// A part of a document, in shares of its width and height from the top left, 0…1.
struct DocumentZone: Sendable {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
}
