package import Spool
package import Verdicts

/// What befalls a case, each told by one event.
package enum CaseChange {
  /// A photo was attached.
  ///
  /// - Parameter judged: When it was judged, RFC 3339 in UTC; `nil` where only the folder can tell.
  case photo(Attempt, judged: String?)
  /// The same bytes came again as an attempt has.
  case repeated(Attempt)
  /// Its sender said something of it.
  case file(CaseFile)
  /// What its sender said was refused.
  case refusal(reason: String, detail: String?)
  /// A clerk decided on a photo.
  ///
  /// - Parameter user: Whose file it was, by number.
  case decision(Decision, on: Attempt, user: Int)

  /// The attempt that it is about, if any.
  var attempt: Attempt? {
    switch self {
    case .photo(let attempt, _), .repeated(let attempt), .decision(_, let attempt, _): attempt
    case .file, .refusal: nil
    }
  }
}
