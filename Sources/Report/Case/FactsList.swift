import Findings
import Raster
import Verdicts

/// What a page says of a photo in figures, each with its name.
enum FactsList {
  /// The document in the photo.
  static func html(_ document: DocumentOutline) -> HTML {
    var facts: [(String, String)] = []
    if let dots = document.dotsPerInch {
      facts.append(("Resolusi dokumen", "\(NumberText.decimal(dots, places: 0)) dpi"))
    }
    facts.append(("Mengisi bingkai", NumberText.percent(document.fill)))
    if let tilt = document.tiltDegrees {
      facts.append(("Miring kamera", "\(NumberText.decimal(tilt, places: 0))°"))
    }
    facts.append(("Putaran kertas", "\(NumberText.decimal(document.skewDegrees, places: 1))°"))
    return "<dl class=\"facts\">\(facts.map(fact))</dl>"
  }

  /// The file itself, and who judged it.
  static func html(_ attempt: CasePhoto, time: TimeText) -> HTML {
    let verdict = attempt.verdict
    var rows = photo(verdict)
    if let judged = attempt.time { rows.append(("Dinilai", time.clerk(judged))) }
    if let sha256 = verdict.submission.sha256, !sha256.isEmpty {
      rows.append(("SHA-256", "\(sha256.prefix(12))…"))
    }
    rows.append(("Mesin", text(of: verdict.engine)))
    return "<dl class=\"facts file\">\(rows.map(fact))</dl>"
  }

  private static func photo(_ verdict: Verdict) -> [(String, String)] {
    let facts = verdict.facts
    var rows: [(String, String)] = []
    if let width = facts.width, let height = facts.height {
      rows.append(("Ukuran", "\(width) × \(height) piksel"))
    }
    let bytes = verdict.submission.bytes ?? 0
    if bytes > 0 || facts.format != nil {
      let format = facts.format.map { "\($0.rawValue.uppercased()), " } ?? ""
      rows.append(("File", "\(format)\(NumberText.bytes(bytes))"))
    }
    if let quality = facts.jpegQuality { rows.append(("Mutu JPEG", "\(quality)")) }
    if facts.exifOrientation != 1 { rows.append(("Arah EXIF", "\(facts.exifOrientation)")) }
    switch verdict.turn {
    case .some(.none): break
    case .some(let turn): rows.append(("Diputar", "\(turn.degrees)° searah jarum jam"))
    case nil: if facts.width != nil { rows.append(("Diputar", "arah tidak diketahui")) }
    }
    return rows
  }

  /// Version, policy, isolation and sandbox, in one line.
  private static func text(of engine: Engine) -> String {
    let sandbox = engine.sandbox.isEmpty ? "" : " (\(engine.sandbox.joined(separator: ", ")))"
    return "Jernih \(engine.version), \(engine.policy), isolasi \(engine.isolation)\(sandbox)"
  }

  private static func fact(_ name: String, _ value: String) -> HTML {
    "<div><dt>\(name)</dt><dd>\(value, maximum: 300)</dd></div>"
  }
}
