package import Findings

/// What a child sends back.
package struct ChildReport: Equatable, Sendable {
  /// All that was found, the thumbnail included.
  package var findings: Findings

  package init(findings: Findings) { self.findings = findings }

  /// The most bytes a report may have beyond its thumbnail.
  package static let frameBytesMaximum = 256 << 10
}
