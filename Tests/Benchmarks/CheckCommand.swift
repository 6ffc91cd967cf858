import CSystem
import Glibc

/// `jernih check` as a process of its own, one photo at a time.
enum CheckCommand {
  /// User and system seconds of one run to its end, with all its workers.
  ///
  /// - Parameters:
  ///   - program: The path of `jernih`, built for release.
  ///   - arguments: Options and photos or directories of photos.
  static func processorSeconds(_ program: String, _ arguments: [String]) -> Double {
    let words = [program, "check", "--jobs", "1", "--format", "ndjson"] + arguments
    let pointers = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe pointers.forEach { unsafe free($0) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var process: pid_t = 0
    guard unsafe posix_spawn(&process, program, &actions, nil, pointers, environ) == 0 else {
      print("\(program) cannot be started")
      exit(2)
    }
    var end = csystem_end()
    guard unsafe csystem_wait(process, &end) == 0, end.exited == 1, end.code < 2 else {
      print("\(words.prefix(8).joined(separator: " ")) … failed")
      exit(2)
    }
    return end.cpu_seconds
  }
}
