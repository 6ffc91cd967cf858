package import Measures
package import Vocabulary

/// Everything one inspection needs to know, but for the bytes of the photo.
package struct Assignment: Equatable, Sendable {
  /// The kind claimed for the photo; `nil` asks for the kind that the picture looks like.
  package var kind: String?
  /// The kind to measure as where none is claimed and the picture does not tell.
  package var fallbackKind: String
  /// The policy's kinds.
  package var shapes: [DocumentShape]
  /// The picture to look at that is wanted of it; `nil` for none.
  package var thumbnail: Limits.Thumbnail?
  /// What the photo may ask of the decoders.
  package var photo: Limits.Photo
  /// What the worker may use for it.
  package var worker: Limits.Worker
  /// Processor milliseconds that decoding may be estimated to cost, by the photo's header; a dearer
  /// photo is answered by a ``CostNotice``. `nil` for any.
  package var costMaximumMilliseconds: Double?

  package init(
    kind: String?, fallbackKind: String, shapes: [DocumentShape], thumbnail: Limits.Thumbnail?,
    photo: Limits.Photo, worker: Limits.Worker, costMaximumMilliseconds: Double? = nil
  ) {
    self.kind = kind
    self.fallbackKind = fallbackKind
    self.shapes = shapes
    self.thumbnail = thumbnail
    self.photo = photo
    self.worker = worker
    self.costMaximumMilliseconds = costMaximumMilliseconds
  }

  /// The most bytes of the thumbnail that an answer may bring.
  package var thumbnailBytesMaximum: Int { thumbnail?.bytes ?? 0 }

  /// The most bytes an assignment frame may have; one datagram between the processes.
  package static let frameBytesMaximum = 48 << 10
}
