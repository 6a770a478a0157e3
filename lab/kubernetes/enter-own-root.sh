#!/bin/sh
# enter-own-root.sh FOLDER PACKAGES COMMAND...: makes unpacked Debian packages look installed and lets writes to
# system directories go no further than this mount namespace, then becomes COMMAND.
set -eu
folder=$1
packages=$2
shift 2
mount -t overlay -o "lowerdir=$packages/usr:/usr" overlay /usr
# containerd, the kubelet and buildah have paths in /etc and /var/lib built in, which need not exist on the machine.
mkdir -p "$folder/writes"
mount -t tmpfs tmpfs "$folder/writes"
for directory in etc var/lib; do
  upper=$folder/writes/$directory/upper
  work=$folder/writes/$directory/work
  mkdir -p "$upper" "$work"
  mount -t overlay -o "lowerdir=/$directory,upperdir=$upper,workdir=$work" overlay "/$directory"
done
for directory in /run /var/log /var/lib/kubelet; do
  mkdir -p "$directory"
  mount -t tmpfs tmpfs "$directory"
done
# Volumes that the kubelet mounts must be seen by the containers that mount them.
mount --make-rshared /
exec "$@"
