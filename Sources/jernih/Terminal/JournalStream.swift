import Glibc

/// Whether standard error is a stream of systemd's journal, as systemd.exec(5) says it is to be
/// told: JOURNAL_STREAM names its device and inode, and a stream that was redirected since has
/// others.
enum JournalStream {
  static let isStandardError: Bool = {
    guard let value = unsafe getenv("JOURNAL_STREAM") else { return false }
    var info = stat()
    guard unsafe fstat(STDERR_FILENO, &info) == 0 else { return false }
    return unsafe String(cString: value) == "\(info.st_dev):\(info.st_ino)"
  }()

  /// What begins a line that ends a command, so that `journalctl -p err` shows it.
  static var errorPrefix: String { isStandardError ? "<3>" : "" }
}
