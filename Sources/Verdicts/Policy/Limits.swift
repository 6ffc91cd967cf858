/// Every bound of the service: what is beyond it is refused, cut or ended, and says so.
package struct Limits: Equatable, Sendable {
  /// What a photo may ask of the decoders.
  package struct Photo: Equatable, Sendable {
    /// Length of the file.
    package var bytes: Int
    /// Longest side.
    package var sidePixels: Int
    /// Pixels of a baseline JPEG.
    package var jpegPixels: Int
    /// Pixels of a progressive JPEG, whose coefficients must all be held.
    package var progressivePixels: Int
    package var pngPixels: Int
    /// Scans of a progressive JPEG.
    package var scans: Int
    /// Warnings of the decoder after which it stops.
    package var warnings: Int
    package var decoderMemoryBytes: Int
    package var pngChunkBytes: Int
    package var pngCachedChunks: Int
    package var exifBytes: Int
    package var exifEntries: Int
    package var exifDepth: Int

    package init(
      bytes: Int, sidePixels: Int, jpegPixels: Int, progressivePixels: Int, pngPixels: Int,
      scans: Int, warnings: Int, decoderMemoryBytes: Int, pngChunkBytes: Int, pngCachedChunks: Int,
      exifBytes: Int, exifEntries: Int, exifDepth: Int
    ) {
      self.bytes = bytes
      self.sidePixels = sidePixels
      self.jpegPixels = jpegPixels
      self.progressivePixels = progressivePixels
      self.pngPixels = pngPixels
      self.scans = scans
      self.warnings = warnings
      self.decoderMemoryBytes = decoderMemoryBytes
      self.pngChunkBytes = pngChunkBytes
      self.pngCachedChunks = pngCachedChunks
      self.exifBytes = exifBytes
      self.exifEntries = exifEntries
      self.exifDepth = exifDepth
    }
  }

  /// What a worker may use for one photo.
  package struct Worker: Equatable, Sendable {
    package var cpuSeconds: Int
    package var wallSeconds: Int
    package var addressSpaceBytes: Int
    package var openFiles: Int
    /// How many photos one process of isolation `worker` serves.
    package var photosPerWorker: Int
    /// How often a photo that kills its worker is tried, over restarts.
    package var attempts: Int

    package init(
      cpuSeconds: Int, wallSeconds: Int, addressSpaceBytes: Int, openFiles: Int,
      photosPerWorker: Int, attempts: Int
    ) {
      self.cpuSeconds = cpuSeconds
      self.wallSeconds = wallSeconds
      self.addressSpaceBytes = addressSpaceBytes
      self.openFiles = openFiles
      self.photosPerWorker = photosPerWorker
      self.attempts = attempts
    }
  }

  /// The small upright picture for clerks.
  /// What is kept of a photo to look at.
  package struct Thumbnail: Equatable, Sendable {
    package var longEdgePixels: Int
    /// JPEG quality, 1…100.
    package var quality: Int
    package var bytes: Int

    package init(
      longEdgePixels: Int, quality: Int, bytes: Int
    ) {
      self.longEdgePixels = longEdgePixels
      self.quality = quality
      self.bytes = bytes
    }
  }

  /// The queue and the archive: bounds and waits.
  package struct Spool: Equatable, Sendable {
    /// Age at which a drop that was not seen to be renamed is ready.
    package var settleSeconds: Int
    /// Between two scans of the directory, whatever inotify says.
    package var rescanSeconds: Int
    /// How long a truncated photo may still be growing.
    package var truncatedWaitSeconds: Int
    /// Without a sign of life for so long, a worker's claims are taken back.
    package var leaseSeconds: Int
    /// Length of a case's file.
    package var caseBytes: Int
    /// Photos that the index of duplicates knows; the oldest are forgotten first.
    package var indexPhotos: Int
    /// Photos of one case; more are rejected.
    package var photosPerCase: Int
    /// From SIGTERM to the end.
    package var drainSeconds: Int
  }

  /// How much the clerks' pages show.
  package struct Report: Equatable, Sendable {
    /// Cases on one page.
    package var rows: Int
    /// Pages over all cases; what fits on none is only counted.
    package var pages: Int

    package init(rows: Int, pages: Int) {
      self.rows = rows
      self.pages = pages
    }
  }

  package var photo: Photo
  package var worker: Worker
  package var thumbnail: Thumbnail
  package var spool: Spool
  package var report: Report
  /// Length of one reply in characters; remedies that help least are left out first.
  package var replyCharacters: Int
}

extension JSONCursor {
  func limits() throws(DataFileError) -> Limits {
    try onlyKeys(["photo", "worker", "thumbnail", "spool", "report", "replyCharacters"])
    return Limits(
      photo: try required("photo").photoLimits(), worker: try required("worker").workerLimits(),
      thumbnail: try required("thumbnail").thumbnailLimits(),
      spool: try required("spool").spoolLimits(), report: try required("report").reportLimits(),
      replyCharacters: try integer("replyCharacters", in: 100...4000))
  }

  private func photoLimits() throws(DataFileError) -> Limits.Photo {
    try onlyKeys([
      "bytes", "sidePixels", "jpegPixels", "progressivePixels", "pngPixels", "scans", "warnings",
      "decoderMemoryBytes", "pngChunkBytes", "pngCachedChunks", "exifBytes", "exifEntries",
      "exifDepth",
    ])
    return Limits.Photo(
      bytes: try integer("bytes", in: 1024...(1 << 30)),
      sidePixels: try integer("sidePixels", in: 16...65500),
      jpegPixels: try integer("jpegPixels", in: 1...1_000_000_000),
      progressivePixels: try integer("progressivePixels", in: 1...500_000_000),
      pngPixels: try integer("pngPixels", in: 1...500_000_000),
      scans: try integer("scans", in: 1...1000),
      warnings: try integer("warnings", in: 1...1000),
      decoderMemoryBytes: try integer("decoderMemoryBytes", in: (1 << 20)...(4 << 30)),
      pngChunkBytes: try integer("pngChunkBytes", in: 1024...(64 << 20)),
      pngCachedChunks: try integer("pngCachedChunks", in: 1...1000),
      exifBytes: try integer("exifBytes", in: 64...65536),
      exifEntries: try integer("exifEntries", in: 1...4096),
      exifDepth: try integer("exifDepth", in: 1...8))
  }

  private func workerLimits() throws(DataFileError) -> Limits.Worker {
    try onlyKeys([
      "cpuSeconds", "wallSeconds", "addressSpaceBytes", "openFiles", "photosPerWorker", "attempts",
    ])
    return Limits.Worker(
      cpuSeconds: try integer("cpuSeconds", in: 1...600),
      wallSeconds: try integer("wallSeconds", in: 1...600),
      addressSpaceBytes: try integer("addressSpaceBytes", in: (64 << 20)...(16 << 30)),
      openFiles: try integer("openFiles", in: 8...1024),
      photosPerWorker: try integer("photosPerWorker", in: 1...10_000),
      attempts: try integer("attempts", in: 1...10))
  }

  private func thumbnailLimits() throws(DataFileError) -> Limits.Thumbnail {
    try onlyKeys(["longEdgePixels", "quality", "bytes"])
    return Limits.Thumbnail(
      longEdgePixels: try integer("longEdgePixels", in: 64...2048),
      quality: try integer("quality", in: 1...100),
      bytes: try integer("bytes", in: 4096...(8 << 20)))
  }

  private func spoolLimits() throws(DataFileError) -> Limits.Spool {
    try onlyKeys([
      "settleSeconds", "rescanSeconds", "truncatedWaitSeconds", "leaseSeconds", "caseBytes",
      "indexPhotos", "photosPerCase", "drainSeconds",
    ])
    return Limits.Spool(
      settleSeconds: try integer("settleSeconds", in: 1...3600),
      rescanSeconds: try integer("rescanSeconds", in: 1...3600),
      truncatedWaitSeconds: try integer("truncatedWaitSeconds", in: 1...86_400),
      leaseSeconds: try integer("leaseSeconds", in: 5...3600),
      caseBytes: try integer("caseBytes", in: 256...(1 << 20)),
      indexPhotos: try integer("indexPhotos", in: 1...100_000_000),
      photosPerCase: try integer("photosPerCase", in: 1...10_000),
      drainSeconds: try integer("drainSeconds", in: 1...600))
  }

  private func reportLimits() throws(DataFileError) -> Limits.Report {
    try onlyKeys(["rows", "pages"])
    return Limits.Report(
      rows: try integer("rows", in: 10...100_000), pages: try integer("pages", in: 1...100_000))
  }
}
