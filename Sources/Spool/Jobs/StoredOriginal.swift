import Files

/// An `original` that lies whole and durable in `JOB/out/`.
struct StoredOriginal {
  let path: RelativePath
  /// What it was when it was done.
  let file: FileInfo
  let digest: SHA256Digest
}
