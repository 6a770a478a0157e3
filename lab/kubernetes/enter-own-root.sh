#!/bin/sh
# enter-own-root.sh FOLDER PACKAGES COMMAND...: makes unpacked Debian packages look installed, then becomes COMMAND.
# Writes to system directories stay in this mount namespace.
set -eu
folder=$1
packages=$2
shift 2
mount -t overlay -o "lowerdir=$packages/usr:/usr" overlay /usr
# containerd, the kubelet and buildah have built-in paths in /etc and /var/lib. The machine may lack them.
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
# Containers must see the volumes that the kubelet mounts for them.
mount --make-rshared /
exec "$@"
