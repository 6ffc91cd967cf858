package import Verdicts

/// What a child sends back: its findings, and under which limits it really worked.
package struct ChildReport: Equatable, Sendable {
  package var findings: Findings
  /// What holds in the child, as `engine.sandbox` names it.
  package var sandbox: [String]
  /// The decoders' own version numbers, as they report them.
  package var libjpeg: String
  package var libpng: String

  package init(findings: Findings, sandbox: [String], libjpeg: String, libpng: String) {
    self.findings = findings
    self.sandbox = sandbox
    self.libjpeg = libjpeg
    self.libpng = libpng
  }

  /// The most bytes a report may have beyond its thumbnail.
  package static let frameBytesMaximum = 256 << 10
}
