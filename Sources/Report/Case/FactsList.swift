import Findings
import Raster
import Verdicts

/// What a page says of a photo in figures, each with its name.
enum FactsList {
  private struct Fact {
    var name: Bilingual
    var value: Bilingual

    init(_ id: String, _ en: String, _ value: String) {
      self.init(id, en, Bilingual(id: value, en: value))
    }

    init(_ id: String, _ en: String, _ value: Bilingual) {
      name = Bilingual(id: id, en: en)
      self.value = value
    }
  }

  /// The document in the photo.
  static func html(_ document: DocumentOutline) -> HTML {
    var facts: [Fact] = []
    if let dots = document.dotsPerInch {
      facts.append(
        Fact(
          "Resolusi dokumen", "Resolution of the paper",
          Bilingual { "\(NumberText.decimal(dots, places: 0, in: $0)) dpi" }))
    }
    facts.append(
      Fact(
        "Mengisi bingkai", "Fills the frame",
        Bilingual { NumberText.percent(document.fill, in: $0) }))
    if let tilt = document.tiltDegrees {
      facts.append(
        Fact(
          "Miring kamera", "Camera's slant",
          Bilingual { "\(NumberText.decimal(tilt, places: 0, in: $0))°" }))
    }
    facts.append(
      Fact(
        "Putaran kertas", "Turn of the paper",
        Bilingual { "\(NumberText.decimal(document.skewDegrees, places: 1, in: $0))°" }))
    return "<dl class=\"facts\">\(facts.map(fact))</dl>"
  }

  /// The file itself, and who judged it.
  static func html(_ attempt: CasePhoto, time: TimeText) -> HTML {
    let verdict = attempt.verdict
    var rows = photo(verdict)
    if let judged = attempt.time { rows.append(Fact("Dinilai", "Judged", time.clerk(judged))) }
    if let sha256 = verdict.submission.sha256, !sha256.isEmpty {
      rows.append(Fact("SHA-256", "SHA-256", "\(sha256.prefix(12))…"))
    }
    rows.append(Fact("Mesin", "Judged by", text(of: verdict.engine)))
    return "<dl class=\"facts file\">\(rows.map(fact))</dl>"
  }

  private static func photo(_ verdict: Verdict) -> [Fact] {
    let facts = verdict.facts
    var rows: [Fact] = []
    if let width = facts.width, let height = facts.height {
      let size = "\(width) × \(height)"
      rows.append(Fact("Ukuran", "Size", Bilingual(id: "\(size) piksel", en: "\(size) pixels")))
    }
    let bytes = verdict.submission.bytes ?? 0
    if bytes > 0 || facts.format != nil {
      let format = facts.format.map { "\($0.rawValue.uppercased()), " } ?? ""
      let size = Bilingual { "\(format)\(NumberText.bytes(bytes, in: $0))" }
      rows.append(Fact("File", "File", size))
    }
    if let quality = facts.jpegQuality {
      rows.append(Fact("Mutu JPEG", "JPEG quality", "\(quality)"))
    }
    if facts.exifOrientation != 1 {
      rows.append(Fact("Arah EXIF", "EXIF orientation", "\(facts.exifOrientation)"))
    }
    switch verdict.turn {
    case .some(.none): break
    case .some(let turn):
      let degrees = "\(turn.degrees)°"
      let words = Bilingual(id: "\(degrees) searah jarum jam", en: "\(degrees) clockwise")
      rows.append(Fact("Diputar", "Turned", words))
    case nil:
      if facts.width != nil {
        let words = Bilingual(id: "arah tidak diketahui", en: "direction unknown")
        rows.append(Fact("Diputar", "Turned", words))
      }
    }
    return rows
  }

  /// Version, policy, isolation and sandbox, in one line.
  private static func text(of engine: Engine) -> Bilingual {
    let sandbox = engine.sandbox.isEmpty ? "" : " (\(engine.sandbox.joined(separator: ", ")))"
    let (program, rest) = (
      "Jernih \(engine.version), \(engine.policy)", "\(engine.isolation)\(sandbox)"
    )
    return Bilingual(id: "\(program), isolasi \(rest)", en: "\(program), isolation \(rest)")
  }

  private static func fact(_ fact: Fact) -> HTML {
    "<div><dt>\(HTML(fact.name))</dt><dd>\(HTML(fact.value, maximum: 300))</dd></div>"
  }
}
