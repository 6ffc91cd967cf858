import JSON
package import Measures
package import Verdicts

/// Verdicts for tests, read back from JSON as the service stores it.
package enum StoredVerdict {
  /// A verdict as the service stores it, with one check or none.
  package static func read(
    _ check: String = "", kind: String = "ktp", attempt: Int = 3, outcome: String = "retake"
  ) throws -> Verdict {
    try Verdict(
      json: JSON.parse(
        """
        { "schema": "jernih.verdict/1",
          "photo": {"file": "x", "sha256": "ab12", "bytes": 7, "format": "jpeg", "width": 1600,
            "height": 1200, "exifOrientation": 1, "jpegQuality": 72, "progressive": false,
            "fingerprint": null},
          "case": "GW-1", "kind": "\(kind)", "kindSeen": null, "n": \(attempt),
          "verdict": "\(outcome)", "score": 18, "turn": 90,
          "document": {"corners": [[1,2],[3,4],[5,6],[7,8]], "dpi": 194.3, "fill": 0.41,
            "tilt": 6.1, "skew": -1.8},
          "checks": [\(check)], "fault": null, "reply": {"id": "Balasan", "en": "Reply"},
          "send": true, "thumbnail": "thumb.jpg",
          "engine": {"version": "0.1.0", "policy": "default@3f2a", "libjpeg": "2.1.5",
            "libpng": "1.6.39", "isolation": "photo", "sandbox": ["rlimits"]},
          "milliseconds": {"queued": 3.1, "decode": 7.9, "measure": 1.2, "thumbnail": 0.6,
            "total": 10.4} }
        """))
  }

  /// One check of it.
  package static func check(_ id: CheckID = .blur, status: String, cause: Cause?) -> String {
    """
    {"id": "\(id.rawValue)", "status": "\(status)", "score": 18, "value": 4.1, "unit": "px",
     "limits": {"retake": 2.4, "review": 1.4, "worse": "above"}, "measures": {},
     "regions": [{"x": 410, "y": 212, "width": 300, "height": 180}], "confidence": 0.93,
     "cause": \(cause.map { "\"\($0.rawValue)\"" } ?? "null"), "why": null}
    """
  }
}
