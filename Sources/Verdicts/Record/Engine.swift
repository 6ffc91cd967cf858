/// What judged a photo, and under which protection.
package struct Engine: Equatable, Sendable {
  /// Jernih's own.
  package var version: String
  /// ``Policy/signature``.
  package var policy: String
  /// The library's version.
  package var libjpeg: String
  /// The library's version.
  package var libpng: String
  /// `photo`, `worker` or `none`.
  package var isolation: String
  /// What really held the worker: `rlimits`, `landlock`, `seccomp`.
  package var sandbox: [String]

  /// All that a verdict says of its judge.
  package init(
    version: String, policy: String, libjpeg: String, libpng: String, isolation: String,
    sandbox: [String]
  ) {
    self.version = version
    self.policy = policy
    self.libjpeg = libjpeg
    self.libpng = libpng
    self.isolation = isolation
    self.sandbox = sandbox
  }
}
