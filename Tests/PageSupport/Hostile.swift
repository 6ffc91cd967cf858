/// Text of a stranger who means harm.
package enum Hostile {
  /// Markup, a mark that turns the text around, a terminal's escape sequence and every quote.
  package static let text =
    "<img src=x onerror=alert(1)>\u{202E}gpj.\u{1B}[31m\"'`&</style>--><script>"
}
