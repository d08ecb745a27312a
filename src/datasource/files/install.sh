#!/bin/sh
# Puts the data source __NAME__ into an image that has cloud-init. Written by seedpress.
set -eu
LC_ALL=C
export LC_ALL

source=DataSource__NAME__

usage() {
    cat <<END
usage: sh install.sh --root DIR [--clean]
       sh install.sh --image FILE [--clean]

  --root DIR    the root of a mounted image; / is this machine
  --image FILE  a disk image that no machine has open; needs virt-customize
  --clean       forget earlier boots, so that the next one counts as the first
END
}

main() {
    root='' image='' clean=''
    while [ $# -gt 0 ]; do
        case $1 in
            --root | --image)
                if [ "$#" -lt 2 ] || [ -z "$2" ]; then misused "$1 needs a value"; fi
                if [ "$1" = --root ]; then root=$2; else image=$2; fi
                shift
                ;;
            --clean) clean=--clean ;;
            -h | --help) usage && exit ;;
            *) misused "unknown argument $1" ;;
        esac
        shift
    done
    here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd -P)
    case "$root:$image" in
        :) misused '--root DIR or --image FILE is needed' ;;
        :*) into_image ;;
        *:) into_root ;;
        *) misused '--root or --image, not both' ;;
    esac
}

into_image() {
    [ -f "$image" ] || stop "there is no file $image"
    command -v virt-customize >/dev/null || stop \
        'virt-customize is not installed (Debian: libguestfs-tools); or mount the image and use --root'
    case $image in /*) ;; *) image=$PWD/$image ;; esac
    # virt-customize takes a colon in a path for the end of it: ours are relative.
    cd -- "$here"
    inside=/tmp/seedpress-guest
    set -- -a "$image" --no-network --mkdir "$inside"
    for file in install.sh "$source.py" 90_dpkg.cfg ds-identify.cfg; do
        set -- "$@" --upload "$file:$inside/$file"
    done
    set -- "$@" --run-command "sh $inside/install.sh --root / $clean" --delete "$inside"
    # virt-customize fills an empty one, and DHCP would take all copies of the image for one machine.
    if [ -z "$(virt-cat -a "$image" /etc/machine-id)" ]; then set -- "$@" --truncate /etc/machine-id; fi
    virt-customize "$@" --selinux-relabel
}

into_root() {
    [ -d "$root" ] || stop "there is no folder $root"
    root=$(CDPATH='' cd -P -- "$root" && pwd -P)
    [ "$root" != / ] || root=''
    settings=$root/etc/cloud/cloud.cfg.d
    [ -d "$settings" ] || stop "no cloud-init in $root/: there is no $settings"
    pythons=0
    # Each Python that has cloud-init; a distribution has one of these folders.
    for folder in "$root"/usr/lib*/python3*/*-packages/cloudinit/sources \
        "$root"/usr/local/lib*/python3*/*-packages/cloudinit/sources; do
        [ -f "$folder/__init__.py" ] || continue
        put "$source.py" "$folder"
        # Python knows a stale one by time and size, and a copy may have both.
        rm -f -- "$folder/__pycache__/$source."*.pyc
        pythons=$((pythons + 1))
    done
    [ "$pythons" -gt 0 ] || stop "no cloud-init in $root/: no Python below usr/lib has cloudinit/sources"
    put 90_dpkg.cfg "$settings"
    put ds-identify.cfg "$root/etc/cloud"
    if [ -n "$clean" ]; then forget_boots; fi
    tell_of_later_lists
}

# put FILE FOLDER: replaces a link as well, instead of writing where it leads.
put() {
    check_inside "$2"
    cp -- "$here/$1" "$2/.$1.new"
    chmod 644 "$2/.$1.new"
    mv -f -- "$2/.$1.new" "$2/$1"
    printf '%s\n' "$2/$1"
}

# An image's links are its own: /etc/cloud must not lead into this machine's.
check_inside() {
    real=$(CDPATH='' cd -P -- "$1" && pwd -P)
    case $real in "$root"/*) ;; *) stop "$1 leads out of $root/, to $real" ;; esac
}

# As cloud-init clean does, which keeps the seeds.
forget_boots() {
    [ -d "$root/var/lib/cloud" ] || return 0
    check_inside "$root/var/lib/cloud"
    for entry in "$root"/var/lib/cloud/*; do
        case $entry in */seed) ;; *) rm -rf -- "$entry" ;; esac
    done
}

# cloud-init takes the list of the last file.
tell_of_later_lists() {
    ours=''
    for file in "$settings"/*.cfg; do
        if [ -n "$ours" ] && grep -q '^datasource_list' "$file"; then
            printf 'install.sh: %s has a datasource_list too, and comes later: it wins\n' "$file" >&2
        fi
        case $file in */90_dpkg.cfg) ours=seen ;; esac
    done
}

misused() {
    printf 'install.sh: %s\n' "$*" >&2
    usage >&2
    exit 2
}

stop() {
    printf 'install.sh: %s\n' "$*" >&2
    exit 1
}

main "$@"
