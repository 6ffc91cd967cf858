import CEscape
import CSystem
import Findings
import Glibc
import Inspection
import Synchronization
import Vocabulary

/// The ways out, by name.
enum Probe {
  /// A process outside the child: in isolation `photo` the child's parent, in `worker` itself.
  static let outsider = Atomic<Int>(0)
  /// What an earlier photo left in this process.
  private static let planted = Atomic<Int>(0)

  /// Tries one way out and says how it went; most tries end the process instead.
  static func attempt(_ name: String) -> String {
    let result = call(name)
    return result < 0 ? "refused \(-result)" : "escaped \(result)"
  }

  /// The same as a report can say it, which has room for words of the parent's and for numbers: the
  /// photo is corrupt where the way was open and ends early where it was not, and the number stands
  /// for a duration.
  static func findings(of name: String, kind: String) -> Findings {
    let result = call(name)
    return Findings(
      fault: Fault(.found(result < 0 ? .pictureCut : .badData)), kind: kind,
      milliseconds: StepMilliseconds(decode: Double(min(1000, result.magnitude))))
  }

  private static func call(_ name: String) -> Int {
    let file = text("/etc/passwd")
    let outsider = outsider.load(ordering: .relaxed)
    let here = Int(AT_FDCWD)
    switch name {
    case "open": return raw(SYS_openat, here, file, Int(O_RDONLY))
    case "write a file":
      return raw(SYS_openat, here, text("/tmp/escaped"), Int(O_CREAT | O_WRONLY), 0o600)
    case "read proc": return raw(SYS_openat, here, text("/proc/self/maps"), Int(O_RDONLY))
    case "look at a file": return raw(SYS_newfstatat, here, file, room(), 0)
    case "list a directory": return raw(SYS_getdents64, Int(Channel.photo), room(), 4096)
    case "socket": return raw(SYS_socket, Int(AF_INET), Int(SOCK_STREAM.rawValue), 0)
    case "connect": return raw(SYS_connect, Int(Channel.answer), room(), 16)
    case "send to the parent":
      return raw(SYS_sendto, Int(Channel.control), room(), 16, 0, 0, 0)
    case "write beside the answer": return raw(SYS_write, Int(Channel.control), room(), 16)
    case "signal": return raw(SYS_kill, outsider, 0)
    case "signal a thread": return raw(SYS_tgkill, outsider, outsider, Int(SIGKILL))
    case "trace": return raw(SYS_ptrace, 0x4206, outsider, 0, 0)  // PTRACE_SEIZE
    case "read its memory": return raw(SYS_process_vm_readv, outsider, room(), 1, room(), 1)
    case "fork": return raw(SYS_clone, Int(SIGCHLD))
    case "thread": return raw(SYS_clone, 0x0005_0F00, room())
    case "clone3": return raw(SYS_clone3, room(), 64)
    case "exec": return raw(SYS_execve, text("/bin/true"), room(), room())
    case "memory file": return raw(SYS_memfd_create, text("x"), 0)
    default: return callOnMemory(name)
    }
  }

  private static func callOnMemory(_ name: String) -> Int {
    let writable = Int(PROT_READ | PROT_WRITE)
    let own = Int(MAP_PRIVATE | MAP_ANONYMOUS)
    switch name {
    case "make memory executable":
      return raw(SYS_mprotect, raw(SYS_mmap, 0, 4096, writable, own, -1, 0), 4096, Int(PROT_EXEC))
    case "map executable memory":
      return raw(SYS_mmap, 0, 4096, writable | Int(PROT_EXEC), own, -1, 0)
    case "map shared memory":
      return raw(SYS_mmap, 0, 4096, writable, Int(MAP_SHARED | MAP_ANONYMOUS), -1, 0)
    case "take 2 GB": return raw(SYS_mmap, 0, 2 << 30, writable, own, -1, 0)
    case "take 300 MB": return raw(SYS_mmap, 0, 300 << 20, writable, own, -1, 0)
    case "take 800 MB": return raw(SYS_mmap, 0, 800 << 20, writable, own, -1, 0)
    case "raise a limit": return raw(SYS_prlimit64, 0, 9, room(), 0)
    case "loosen the filter": return raw(SYS_seccomp, 1, 0, room())
    case "be dumpable": return raw(SYS_prctl, 4, 1, 0, 0, 0)
    case "name space": return raw(SYS_unshare, 0x1000_0000)
    case "io_uring": return raw(SYS_io_uring_setup, 8, room())
    case "bpf": return raw(SYS_bpf, 0, room(), 64)
    case "device control": return raw(SYS_ioctl, Int(Channel.answer), 0x5401, room())
    case "copy a descriptor": return raw(SYS_dup, Int(STDOUT_FILENO))
    case "x32": return raw(0x4000_0000 | SYS_getpid)
    case "32 bits": return escape_call_of_32_bits()
    default: return misbehave(name)
    }
  }

  /// What a broken decoder does without meaning harm, and what an earlier photo may have left.
  private static func misbehave(_ name: String) -> Int {
    switch name {
    case "spin": while true { planted.add(1, ordering: .relaxed) }
    case "flood":
      let block = room()
      while true { _ = raw(SYS_write, Int(Channel.answer), block, 4096) }
    case "trap": fatalError("the photo's text")
    case "abort": abort()
    case "leave by itself": _exit(3)
    case "plant":
      planted.store(4711, ordering: .relaxed)
      return -1
    case "seek": return planted.load(ordering: .relaxed) == 4711 ? 1 : -1
    default: return HostileAnswer.give(name)
    }
  }

  /// The same under Landlock alone, which most calls never come to in a worker.
  static func attemptUnderLandlockAlone(_ name: String) -> String {
    outsider.store(Int(getppid()), ordering: .relaxed)
    let rights = LandlockRights(version: Int(csystem_landlock_version()))
    guard csystem_forbid_new_privileges() == 0, csystem_drop_capabilities() == 0,
      csystem_landlock_deny(rights.files, rights.network, rights.scopes) == 0
    else { return "not confined" }
    guard name == "connect" else { return attempt(name) }
    var address = sockaddr_in()
    address.sin_family = UInt16(AF_INET)
    address.sin_port = UInt16(9).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let socket = raw(SYS_socket, Int(AF_INET), Int(SOCK_STREAM.rawValue), 0)
    let result = unsafe withUnsafePointer(to: &address) { address in
      raw(
        SYS_connect, socket, Int(bitPattern: address), MemoryLayout<sockaddr_in>.size)
    }
    return result < 0 ? "refused \(-result)" : "escaped \(result)"
  }

  /// What a kernel can lack, by the call that then is unknown. Landlock's number is the same on
  /// every architecture; older headers do not know it.
  static let features: [String: UInt32] = [
    "landlock": 444, "seccomp": UInt32(SYS_seccomp), "close_range": UInt32(SYS_close_range),
  ]

  /// Which descriptors are open after all but standard output and 9 were closed, and again after
  /// some more were opened and closed, as the nursery and then its child do it.
  static func leftOpen() -> String {
    let kept: [Int32] = [STDOUT_FILENO, 9]
    return [[5, 9, 200, 700], [4, 5, 6]].map { (opened: [Int32]) in
      for number in opened { dup2(STDOUT_FILENO, number) }
      unsafe csystem_close_all_but(kept, Int32(kept.count))
      return (0..<1024).filter { fcntl($0, F_GETFD) >= 0 }.map { "\($0)" }.joined(separator: " ")
    }.joined(separator: ", ")
  }

  /// Lowers or raises the soft limit of another process on descriptors (RLIMIT_NOFILE).
  static func limitDescriptors(of process: Int, to count: UInt64) -> Bool {
    var limits: [UInt64] = [0, 0]
    func call(_ new: Bool) -> Int {
      unsafe limits.withUnsafeMutableBytes { bytes in
        let address = Int(bitPattern: bytes.baseAddress)
        return raw(SYS_prlimit64, process, 7, new ? address : 0, new ? 0 : address)
      }
    }
    guard call(false) == 0 else { return false }
    limits[0] = min(count, limits[1])
    return call(true) == 0
  }

  static func raw(
    _ number: Int32, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, _ d: Int = 0, _ e: Int = 0,
    _ f: Int = 0
  ) -> Int {
    escape_call(Int(number), a, b, c, d, e, f)
  }

  /// The address of text that stays.
  private static func text(_ text: String) -> Int {
    unsafe Int(bitPattern: strdup(text))
  }

  /// The address of a page of zeros.
  private static func room() -> Int {
    unsafe Int(bitPattern: calloc(1, 4096))
  }
}
