/// Every bound of the service that a policy may set: what is beyond it is refused, cut or ended,
/// and says so.
///
/// This file is the only list of them. A limit is a field, whose first value is the default, and
/// the row of its table, which has the rest. From the rows come the policy's reading and its
/// built-in text, the assignment's frame, and the documentation's table (<doc:Bounds>); the
/// decoders and the spool read the fields. So a new limit is added here, and to the code that obeys
/// it.
package struct Limits: LimitTable {
  /// The tables, each with its own rows.
  package var photo = Photo()
  package var worker = Worker()
  package var thumbnail = Thumbnail()
  package var spool = Spool()
  package var report = Report()
  /// The defaults; unit, range and what each bounds stand in ``rows``.
  package var replyCharacters = 600

  /// The default limits.
  package init() {}

  package static let key = "limits"
  package static let meaning = "What is said to an applicant."
  package static let place: any WritableKeyPath<Limits, Limits> & Sendable = \.self
  package static let rows: [Limit<Self>] = [
    Limit(
      "replyCharacters", \.replyCharacters, .characters, 100...4000,
      "Length of a reply; the remedies that help least are left out first.")
  ]

  /// The tables within, in the policy's order.
  package static let tables: [any LimitTable.Type] = [
    Photo.self, Worker.self, Thumbnail.self, Spool.self, Report.self,
  ]

  /// What a photo may ask of the decoders.
  package struct Photo: LimitTable {
    /// The defaults; unit, range and what each bounds stand in ``rows``.
    package var bytes = 64 << 20
    package var sidePixels = 65_500
    package var jpegPixels = 128_000_000
    package var progressivePixels = 64_000_000
    package var pngPixels = 40_000_000
    package var scans = 100
    package var warnings = 50
    package var decoderMemoryBytes = 320 << 20
    package var pngChunkBytes = 1 << 20
    package var pngCachedChunks = 16
    package var exifBytes = 65_536
    package var exifEntries = 256
    package var exifDepth = 4
    package var profileBytes = 65_536

    /// The default limits.
    package init() {}

    package static let key = "photo"
    package static let meaning = "What a photo may ask of the decoders."
    package static let place: any WritableKeyPath<Limits, Self> & Sendable = \.photo
    package static let rows: [Limit<Self>] = [
      Limit("bytes", \.bytes, .bytes, 1024...(1 << 30), "Length of the file."),
      Limit(
        "sidePixels", \.sidePixels, .pixels, 16...65_500,
        "Columns, and rows; libjpeg itself ends at 65,500."),
      Limit(
        "jpegPixels", \.jpegPixels, .pixels, 1...1_000_000_000,
        "Columns × rows of a JPEG that is decoded as it is read."),
      Limit(
        "progressivePixels", \.progressivePixels, .pixels, 1...500_000_000,
        "Columns × rows of a JPEG whose coefficients must be held: progressive or several scans."
      ),
      Limit("pngPixels", \.pngPixels, .pixels, 1...500_000_000, "Columns × rows of a PNG."),
      Limit("scans", \.scans, .number, 1...1000, "Scans of a JPEG."),
      Limit(
        "warnings", \.warnings, .number, 1...1000,
        "Has no effect, and is read for older policies: harmless warnings are not counted."),
      Limit(
        "decoderMemoryBytes", \.decoderMemoryBytes, .bytes, (1 << 20)...(4 << 30),
        "Pixels or coefficients that the decoder may hold."),
      Limit(
        "pngChunkBytes", \.pngChunkBytes, .bytes, 1024...(64 << 20),
        "A PNG chunk that must be held whole; image data need not."),
      Limit(
        "pngCachedChunks", \.pngCachedChunks, .number, 1...1000,
        "PNG chunks that libpng may keep; texts and profiles never reach it."),
      Limit(
        "exifBytes", \.exifBytes, .bytes, 64...65_536,
        "EXIF that is looked at; a longer block counts as none."),
      Limit(
        "exifEntries", \.exifEntries, .number, 1...4096,
        "Entries of EXIF that are looked at, over all directories."),
      Limit("exifDepth", \.exifDepth, .number, 1...8, "Directories of EXIF under one another."),
      Limit(
        "profileBytes", \.profileBytes, .bytes, 128...(1 << 20),
        "A colour profile (ICC) that is looked at; a longer one counts as none."),
    ]
  }

  /// What a worker may use for one photo.
  package struct Worker: LimitTable {
    /// The defaults; unit, range and what each bounds stand in ``rows``.
    package var cpuSeconds = 5
    package var wallSeconds = 10
    package var addressSpaceBytes = 768 << 20
    package var openFiles = 16
    package var photosPerWorker = 64
    package var attempts = 3

    /// The default limits.
    package init() {}

    package static let key = "worker"
    package static let meaning = "What a worker may use for one photo."
    package static let place: any WritableKeyPath<Limits, Self> & Sendable = \.worker
    package static let rows: [Limit<Self>] = [
      Limit("cpuSeconds", \.cpuSeconds, .seconds, 1...600, "Processor time for a photo."),
      Limit("wallSeconds", \.wallSeconds, .seconds, 1...600, "Time by the clock for a photo."),
      Limit(
        "addressSpaceBytes", \.addressSpaceBytes, .bytes, (64 << 20)...(16 << 30),
        "Address space of the process."),
      Limit("openFiles", \.openFiles, .number, 8...1024, "Descriptors of the process."),
      Limit(
        "photosPerWorker", \.photosPerWorker, .number, 1...10_000,
        "Photos that one process of isolation `worker` serves."),
      Limit(
        "attempts", \.attempts, .number, 1...10,
        "Tries of a photo whose own work ends its worker, over restarts."),
    ]
  }

  /// The small upright picture that is kept of a photo to look at.
  package struct Thumbnail: LimitTable {
    /// The defaults; unit, range and what each bounds stand in ``rows``.
    package var longEdgePixels = 512
    package var quality = 80
    package var bytes = 256 << 10

    /// The default limits.
    package init() {}

    package static let key = "thumbnail"
    package static let meaning = "The small upright picture that is kept of a photo to look at."
    package static let place: any WritableKeyPath<Limits, Self> & Sendable = \.thumbnail
    package static let rows: [Limit<Self>] = [
      Limit(
        "longEdgePixels", \.longEdgePixels, .pixels, 64...2048,
        "Its longer side; it is never larger than the reduced photo that is measured."),
      Limit("quality", \.quality, .number, 1...100, "JPEG quality, by libjpeg's scale."),
      Limit(
        "bytes", \.bytes, .bytes, 4096...(8 << 20),
        "Its length; saved at a lower quality where it would be longer."),
    ]
  }

  /// The queue and the archive: bounds and waits.
  package struct Spool: LimitTable {
    /// The defaults; unit, range and what each bounds stand in ``rows``.
    package var settleSeconds = 5
    package var rescanSeconds = 5
    package var truncatedWaitSeconds = 60
    package var leaseSeconds = 30
    package var caseBytes = 16 << 10
    package var indexPhotos = 4_000_000
    package var photosPerCase = 200
    package var drainSeconds = 5
    /// The most photos that a policy may allow a case. With each of them its `case.json` is written
    /// anew, which must stay a text that is read at once, and its page by all its verdicts, which
    /// must be kept in memory: at 2,000 a photo took two seconds, in which no other is judged.
    package static let photosPerCaseMaximum = 1000

    /// The default limits.
    package init() {}

    package static let key = "spool"
    package static let meaning = "The queue and the archive: bounds and waits."
    package static let place: any WritableKeyPath<Limits, Self> & Sendable = \.spool
    package static let rows: [Limit<Self>] = [
      Limit(
        "settleSeconds", \.settleSeconds, .seconds, 1...3600,
        "Age at which a drop that was not seen to be finished is ready."),
      Limit(
        "rescanSeconds", \.rescanSeconds, .seconds, 1...3600,
        "Between two scans of `new/`, whatever inotify says."),
      Limit(
        "truncatedWaitSeconds", \.truncatedWaitSeconds, .seconds, 1...86_400,
        "How long after it was first seen a truncated photo may still grow."),
      Limit(
        "leaseSeconds", \.leaseSeconds, .seconds, 5...3600,
        "Silence of a service after which its claims are taken back."),
      Limit("caseBytes", \.caseBytes, .bytes, 256...(1 << 20), "Length of a case's file."),
      Limit(
        "indexPhotos", \.indexPhotos, .number, 1...100_000_000,
        "Photos that the index of duplicates knows; the oldest are forgotten first."),
      Limit(
        "photosPerCase", \.photosPerCase, .number, 1...photosPerCaseMaximum,
        "Photos of one case; more are rejected."),
      Limit("drainSeconds", \.drainSeconds, .seconds, 1...600, "From SIGTERM to the end."),
    ]
  }

  /// How much the clerks' pages show.
  package struct Report: LimitTable {
    /// The defaults; unit, range and what each bounds stand in ``rows``.
    package var rows = 50

    /// The default limits.
    package init() {}

    package static let key = "report"
    package static let meaning = "How much the clerks' pages show."
    package static let place: any WritableKeyPath<Limits, Self> & Sendable = \.report
    package static let rows: [Limit<Self>] = [
      Limit("rows", \.rows, .number, 10...1000, "Cases on one page.")
    ]
  }
}
