import { unpackedPackages } from '../debian-packages.ts';

const CONTAINERS = ['containerd', 'runc', 'containernetworking-plugins'];

/** nft, which kube-proxy calls, and the libraries that a bare Debian may lack. */
const NFT = ['nftables', 'libnftables1', 'libnftnl11', 'libmnl0', 'libjansson4', 'libxtables12', 'libedit2'];
const NFT_LIBRARIES = ['libgmp10', 'libbsd0', 'libmd0', 'libtinfo6'];

/** The packages of a node. */
export function nodePackages(): Promise<string> {
  return unpackedPackages([...CONTAINERS, ...NFT, ...NFT_LIBRARIES]);
}
