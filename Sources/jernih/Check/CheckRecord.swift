import JSON
import Report
import Verdicts

/// A verdict as `check` writes it: with the photo's path so that it can be found again.
struct CheckRecord {
  private let verdict: Verdict
  private let path: ArgumentBytes
  private let isMissing: Bool

  /// - Parameter isMissing: Whether the path led to no file: nobody is to be told to send another
  ///   photo then.
  init(_ verdict: Verdict, path: ArgumentBytes, isMissing: Bool) {
    self.verdict = verdict
    self.path = path
    self.isMissing = isMissing
  }

  /// The contract's verdict with `photo.fileBytes`: the path's bytes in Base64 where they are no
  /// UTF-8, so that `photo.file` shows them only roughly; null everywhere else.
  var json: JSON {
    var json = verdict.json
    if isMissing {
      json = json.replacing("reply", by: .null).replacing("send", by: .bool(false))
    }
    guard var photo = json["photo"]?.members else { return json }
    let isText = String(validating: path.bytes, as: UTF8.self) != nil
    let bytes = isText ? nil : Base64.text(of: path.bytes)
    photo.insert(JSON.Member(key: "fileBytes", value: .text(bytes)), at: 1)
    return json.replacing("photo", by: JSON(.object(photo)))
  }
}
