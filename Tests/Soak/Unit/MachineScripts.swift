/// What a shell does to have systemd run as process 1 beside everything that runs here already.
///
/// Each line is a call that may be refused; the first that is ends it, with its own words.
enum MachineScripts {
  /// Gives the machine a control group below this process's own, starts it, and clears up behind
  /// it.
  ///
  /// `$1` is an empty folder, `$2` is ``inside``. It ends with the machine, and the machine ends
  /// when standard input is closed, be it by the end of the program that holds it.
  static let outside = """
    set -eu
    mount -t tmpfs -o mode=755,size=1g none "$1"
    mkdir "$1/groups" "$1/top" "$1/work" "$1/files"
    mount -t cgroup2 none "$1/groups"
    group="$1/groups$(sed -n 's/^0:://p' /proc/self/cgroup)/jernih-soak-$$"
    mkdir "$group"
    exec 3<&0
    (
      echo 0 > "$group/cgroup.procs"
      exec unshare --mount --cgroup --uts --ipc --net --pid --fork --kill-child \\
        sh -euc "$2" machine "$1" 3<&-
    ) < /dev/null &
    machine=$!
    (cat <&3 > /dev/null; kill -KILL $machine) &
    wait $machine || true
    for try in 1 2 3 4 5 6 7 8 9 10; do
      find "$group" -depth -type d -exec rmdir {} + 2> /dev/null && break
      sleep 0.2
    done
    """

  /// Mounts this machine's files as a layer that is only read, hides what is its own, and becomes
  /// systemd.
  ///
  /// None of the units of this machine is started: their folder is empty here, and what would reach
  /// into the kernel that both share is masked or read-only.
  static let inside = """
    mount -t overlay -o "lowerdir=/,upperdir=$1/top,workdir=$1/work" none "$1/files"
    cd "$1/files"
    mount -t proc -o nosuid,nodev,noexec proc proc
    for place in proc/sys proc/sysrq-trigger; do
      [ -e $place ] || continue
      mount --bind $place $place
      mount -o remount,bind,ro $place
    done
    mount -t sysfs -o ro,nosuid,nodev,noexec sysfs sys
    mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 sys/fs/cgroup
    for place in dev run tmp srv var/log etc/systemd/system; do
      mkdir -p $place
      mount -t tmpfs -o mode=755,size=512m tmpfs $place
    done
    chmod 1777 tmp
    node() { mknod -m 666 dev/$1 c $2 $3; }
    node null 1 3; node zero 1 5; node full 1 7; node random 1 8; node urandom 1 9; node tty 5 0
    mkdir dev/shm dev/pts dev/mqueue
    mount -t tmpfs -o mode=1777,size=64m tmpfs dev/shm
    mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
    ln -s pts/ptmx dev/ptmx
    ln -s /proc/self/fd dev/fd
    for unit in sys-kernel-debug.mount sys-kernel-tracing.mount sys-kernel-config.mount \\
      sys-fs-fuse-connections.mount dev-hugepages.mount proc-sys-fs-binfmt_misc.automount \\
      systemd-modules-load.service modprobe@.service systemd-sysctl.service \\
      systemd-udevd.service systemd-timesyncd.service systemd-networkd.service
    do
      ln -s /dev/null etc/systemd/system/$unit
    done
    : > etc/fstab
    # A machine without an id would be at its first start, and systemd would enable every unit.
    tr -d - < proc/sys/kernel/random/uuid > etc/machine-id
    systemd=/lib/systemd/systemd
    mkdir -p old-root
    pivot_root . old-root
    umount -l /old-root
    exec env -i container=soak PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \\
      setpriv --bounding-set=-sys_module,-sys_time,-sys_rawio \\
      $systemd --system --unit=basic.target --log-target=journal --show-status=no
    """
}
