import Spool

/// `jernih help systemd`: the files that run the service under systemd, each under its path.
///
/// The folders come from the same table that `serve` checks a spool by, so they cannot disagree.
enum SystemdSetup {
  private static let spool = "/srv/jernih"
  private static let user = "jernih"
  private static let intake = "jernih-intake"
  private static let clerks = "jernih-clerks"

  /// All files, one after the other; a line that begins with `#=` names the next one.
  static var text: String {
    let files = [
      ("/etc/sysusers.d/jernih.conf", users), ("/etc/tmpfiles.d/jernih.conf", folders),
      ("/etc/jernih/policy.json5", policy), ("/etc/systemd/system/jernih.service", unit),
    ]
    var text = """
      # Jernih as a service of systemd. To be typed by root, in this order. A Debian package, as
      # bash .ci/package makes it, does the first three steps.
      #
      # 1. Build it with Swift's libraries inside: the unit hides home folders from it. Where it
      #    runs it needs libjpeg and libpng: libjpeg62-turbo and libpng16-16 on Debian,
      #    libjpeg-turbo8 and libpng16-16t64 on Ubuntu.
      #      swift build -c release --static-swift-stdlib --product jernih
      #      install -s -m 0755 .build/release/jernih /usr/local/bin/
      # 2. Write each file below to the path above it. A policy that is there already stays as
      #    you have edited it; the one below is then beside it, as policy.json5.new.
      #      mkdir -p /etc/jernih /etc/sysusers.d /etc/tmpfiles.d
      #      jernih help systemd | awk '/^#= /{f = $2 (/policy/ ? ".new" : ""); next} f {print > f}'
      #      cd /etc/jernih && { test -e policy.json5 || mv policy.json5.new policy.json5; }
      # 3. Make the users, the groups and the spool; start it, now and at every boot.
      #      systemd-sysusers && systemd-tmpfiles --create jernih.conf
      #      systemctl daemon-reload && systemctl enable --now jernih
      # 4. Let the chat gateway's user send photos and read answers, and clerks read and decide.
      #    Who is logged in has to log in again; a gateway that runs has to be restarted.
      #      usermod -aG \(intake) GATEWAY
      #      usermod -aG \(clerks) CLERK
      # 5. See what it says of itself.
      #      systemctl status jernih
      #      jernih status \(spool)

      """
    for (path, content) in files { text += "\n#= \(path)\n\(content)\n" }
    return text
  }

  private static let users = """
    u \(user) - "Jernih" \(spool)
    g \(intake) -
    g \(clerks) -
    m \(user) \(intake)
    m \(user) \(clerks)
    """

  /// The spool with the contract's modes and groups.
  private static var folders: String {
    var lines = [line("", mode: Folder.rootMode, readers: .service)]
    for folder in Folder.allCases {
      lines.append(line("/" + folder.rawValue, mode: folder.mode, readers: folder.readers))
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ folder: String, mode: UInt32, readers: Folder.Readers) -> String {
    let group =
      switch readers {
      case .intake: intake
      case .clerks: clerks
      case .service: user
      }
    let octal = String(mode, radix: 8)
    let digits = String(repeating: "0", count: 4 - octal.count) + octal
    return "d \(spool)\(folder) \(digits) \(user) \(group) -"
  }

  private static let policy = """
    { groups: { intake: "\(intake)", clerks: "\(clerks)" } }
    """

  private static let unit = """
    [Unit]
    Description=Jernih, judges photos of documents
    After=local-fs.target
    RequiresMountsFor=\(spool)
    # However long the machine's trouble lasts, it comes back by itself when that is over.
    StartLimitIntervalSec=0

    [Service]
    Type=notify
    NotifyAccess=main
    ExecStart=/usr/local/bin/jernih serve \(spool) --policy /etc/jernih/policy.json5
    # Reads the policy again; a bad one is refused, and the old one kept.
    ExecReload=/bin/sh -c 'kill -HUP $MAINPID'
    User=\(user)
    Group=\(user)
    SupplementaryGroups=\(intake) \(clerks)
    UMask=0077
    Restart=on-failure
    RestartSec=2s
    WatchdogSec=2min
    # At once, whatever it hangs in: nothing is lost by that.
    WatchdogSignal=SIGKILL
    TimeoutStartSec=10min
    # Only the service is told to stop; it lets its workers finish first. Where the policy gives
    # them longer than this it asks for the time.
    KillMode=mixed
    TimeoutStopSec=30s
    # A photo that takes too much memory ends its own worker, not the service.
    OOMPolicy=continue
    TasksMax=1024
    LimitCORE=0
    # After a crash nothing looks into the memory of a process that has held photos.
    Environment=SWIFT_BACKTRACE=enable=no

    ProtectSystem=strict
    ReadWritePaths=\(spool)
    ProtectHome=yes
    PrivateTmp=yes
    PrivateDevices=yes
    DevicePolicy=closed
    PrivateNetwork=yes
    PrivateIPC=yes
    RemoveIPC=yes
    IPAddressDeny=any
    RestrictAddressFamilies=AF_UNIX
    NoNewPrivileges=yes
    CapabilityBoundingSet=
    AmbientCapabilities=
    ProtectClock=yes
    ProtectControlGroups=yes
    ProtectHostname=yes
    ProtectKernelLogs=yes
    ProtectKernelModules=yes
    ProtectKernelTunables=yes
    ProtectProc=invisible
    RestrictNamespaces=yes
    RestrictRealtime=yes
    LockPersonality=yes
    MemoryDenyWriteExecute=yes
    KeyringMode=private
    # Not PrivateUsers and RestrictSUIDSGID: results are given to the clerks' group, in folders that
    # hand it on. Not ProcSubset=pid: a lease names this boot, so that work is taken up at once.
    SystemCallArchitectures=native
    SystemCallErrorNumber=EPERM
    SystemCallFilter=@system-service
    SystemCallFilter=~@privileged @resources
    # For the clerks' group, and for the walls that each worker puts around itself.
    SystemCallFilter=fchown capset seccomp
    SystemCallFilter=landlock_create_ruleset landlock_add_rule landlock_restrict_self

    [Install]
    WantedBy=multi-user.target
    """
}
