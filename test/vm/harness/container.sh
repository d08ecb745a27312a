#!/bin/sh
# container.sh ROOTFS DISK CGROUP REPORT CONSOLE WORDS: boots a guest's own systemd as a container.
# The caller's network namespace becomes the guest's. What the guest writes stays in DISK; REPORT and CONSOLE are files. The lines
# of `environment` in DISK are PID 1's environment, and WORDS its arguments, which cloud-init takes for the kernel's
# command line (cloudinit/util.py get_cmdline).
set -eu

outside() {
    mkdir -p "$3" "$2/upper" "$2/work" "$2/root"
    echo $$ > "$3/cgroup.procs"
    exec unshare --mount --uts --ipc --cgroup --pid --fork --kill-child sh "$0" inside "$@"
}

inside() {
    rootfs=$1 disk=$2 report=$4 console=$5 words=$6
    root=$disk/root
    mount --make-rprivate /
    mount -t overlay overlay -o "lowerdir=$rootfs,upperdir=$disk/upper,workdir=$disk/work" "$root"
    : > "$root/etc/fstab"
    kernel_files
    devices
    mount -t tmpfs -o mode=755 tmpfs "$root/run"
    environment=$(cat "$disk/environment")
    cd "$root"
    mkdir -p mnt
    pivot_root . mnt
    exec 0< /dev/null > /dev/console 2>&1
    umount --lazy /mnt
    IFS='
'
    # shellcheck disable=SC2086 # One variable a line, split here.
    set -- $environment
    unset IFS
    capabilities=-sys_module,-sys_time,-sys_rawio,-syslog
    # shellcheck disable=SC2086
    exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@" \
        setpriv --bounding-set="$capabilities" --inh-caps="$capabilities" /sbin/init $words
}

# The kernel is the host's: the guest may set its own network, and nothing else of it.
kernel_files() {
    mount -t proc proc "$root/proc"
    for path in sys sysrq-trigger; do
        [ -e "$root/proc/$path" ] || continue
        mount --bind "$root/proc/$path" "$root/proc/$path"
        mount -o remount,bind,ro "$root/proc/$path"
    done
    mount --bind "$root/proc/sys/net" "$root/proc/sys/net"
    mount -o remount,bind,rw "$root/proc/sys/net"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
}

devices() {
    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    mkdir "$root/dev/pts" "$root/dev/shm" "$root/dev/virtio-ports"
    for name in null zero full random urandom tty; do
        : > "$root/dev/$name"
        mount --bind "/dev/$name" "$root/dev/$name"
    done
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    : > "$root/dev/console"
    mount --bind "$console" "$root/dev/console"
    : > "$root/dev/virtio-ports/seedpress.report"
    mount --bind "$report" "$root/dev/virtio-ports/seedpress.report"
}

case $1 in
inside) shift && inside "$@" ;;
*) outside "$@" ;;
esac
