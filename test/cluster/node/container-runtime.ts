import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { POD_RANGE } from '../addresses.ts';
import { type Component, type StartComponent, waitFor } from '../component.ts';
import { unpackedPackages } from '../debian-packages.ts';
import { execute } from '../execute.ts';
import { PAUSE_IMAGE } from '../images/test-images.ts';

const PACKAGES = ['containerd', 'runc', 'containernetworking-plugins'];

export interface ContainerRuntime {
  readonly socket: string;
  /** What a command begins with that is to run on the node: in its mounts and among its processes. */
  readonly onNode: readonly string[];
  /** Makes the image of a docker-archive file known to the node under its own name. */
  loadImage(archive: string): Promise<void>;
}

/** containerd, runc and the CNI plugins, unpacked from Debian's packages. */
export function runtimePackages(): Promise<string> {
  return unpackedPackages(PACKAGES);
}

/** Starts containerd in namespaces of its own; `directory` holds all that it writes. */
export async function startContainerRuntime(start: StartComponent, directory: string): Promise<ContainerRuntime> {
  const packages = await runtimePackages();
  const socket = join(directory, 'containerd.sock');
  mkdirSync(join(directory, 'cni'), { recursive: true });
  writeFileSync(join(directory, 'cni', '10-bridge.conflist'), bridgeNetwork(directory));
  writeFileSync(join(directory, 'containerd.toml'), containerdConfig(directory, packages, socket));
  const component = start('containerd', [
    ...privateNamespaces(directory),
    'env',
    `PATH=${[join(packages, 'usr/bin'), join(packages, 'usr/sbin'), process.env['PATH']].join(delimiter)}`,
    'containerd',
    `--config=${join(directory, 'containerd.toml')}`,
  ]);
  await waitFor(component, async () => existsSync(socket));
  const onNode = enterNamespacesOf(component);
  const ctr = [...onNode, join(packages, 'usr/bin/ctr'), `--address=${socket}`, '--namespace=k8s.io'];
  return { socket, onNode, loadImage: (archive) => run([...ctr, 'images', 'import', archive]) };
}

async function run([program = '', ...args]: readonly string[]): Promise<void> {
  await execute(program, args);
}

/** A process namespace too, so that containers end with the runtime; without it they would outlive it. */
function privateNamespaces(directory: string): string[] {
  const script = join(import.meta.dirname, 'mount-node-directories.sh');
  return ['unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', 'sh', script, directory];
}

/** `unshare` itself enters the new mounts, and only its child the new processes. */
function enterNamespacesOf({ pid }: Component): string[] {
  return ['nsenter', `--mount=/proc/${pid}/ns/mnt`, `--pid=/proc/${pid}/ns/pid_for_children`];
}

function bridgeNetwork(directory: string): string {
  const ipam = {
    type: 'host-local',
    dataDir: join(directory, 'addresses'),
    ranges: [[{ subnet: POD_RANGE }]],
    routes: [{ dst: '0.0.0.0/0' }],
  };
  const bridge = { type: 'bridge', bridge: 'cni0', isGateway: true, ipMasq: false, hairpinMode: true, ipam };
  return JSON.stringify({ cniVersion: '0.4.0', name: 'pods', plugins: [bridge] });
}

/** restrict_oom_score_adj: lowering the score needs CAP_SYS_RESOURCE, which root in a container often lacks. */
function containerdConfig(directory: string, packages: string, socket: string): string {
  const cri = 'plugins."io.containerd.grpc.v1.cri"';
  return `version = 2
root = "${directory}/containerd"
state = "/run/containerd"
[grpc]
  address = "${socket}"
[plugins."io.containerd.internal.v1.opt"]
  path = "${directory}/opt"
[${cri}]
  sandbox_image = "${PAUSE_IMAGE}"
  restrict_oom_score_adj = true
[${cri}.containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
[${cri}.containerd.runtimes.runc.options]
  BinaryName = "${packages}/usr/sbin/runc"
[${cri}.cni]
  bin_dir = "${packages}/usr/lib/cni"
  conf_dir = "${directory}/cni"
`;
}
