#!/bin/sh
# mount-node-directories.sh FOLDER COMMAND...: covers the directories whose paths containerd and the kubelet
# have built in, so that nothing they write there reaches the machine, then becomes COMMAND.
# To be run in a mount namespace of its own.
set -eu
folder=$1
shift
mkdir -p "$folder/lib" "$folder/lib-work"
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /var/log
# An overlay, because /var/lib/kubelet and /var/lib/cni need not exist and the rest must stay visible.
mount -t tmpfs tmpfs "$folder/lib-work"
mkdir "$folder/lib-work/upper" "$folder/lib-work/work"
mount -t overlay -o "lowerdir=/var/lib,upperdir=$folder/lib-work/upper,workdir=$folder/lib-work/work" overlay /var/lib
mkdir -p /var/lib/kubelet
mount -t tmpfs tmpfs /var/lib/kubelet
# Volumes that the kubelet mounts must be seen by containers that mount them.
mount --make-rshared /
exec "$@"
