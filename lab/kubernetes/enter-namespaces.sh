#!/bin/sh
# enter-namespaces.sh ADDRESS COMMAND...: process 1 of the private namespaces. Gives the network an address,
# runs COMMAND and reaps what its children leave. Its end ends every process of the namespaces.
set -eu
address=$1
shift
ip link set lo up
ip address add "$address/32" dev lo
# A default route, because the API server looks for one; it leads nowhere: no packet leaves the machine.
ip route add default dev lo
echo 1 > /proc/sys/net/ipv4/ip_forward
"$@" && exit 0 || exit $?
