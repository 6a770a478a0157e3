import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POD_RANGE } from '../addresses.ts';
import { type Component, type StartComponent, waitFor } from '../component.ts';
import { execute } from '../execute.ts';
import { PAUSE_IMAGE } from '../images/test-images.ts';
import { ownRoot } from '../own-root.ts';
import { nodePackages } from './packages.ts';

export interface ContainerRuntime {
  readonly socket: string;
  /** The prefix of a command that runs on the node: in its mounts and among its processes. */
  readonly onNode: readonly string[];
  /** Loads the image of a docker-archive file under its own name on the node. */
  loadImage(archive: string): Promise<void>;
}

/** Starts containerd in its own namespaces. `directory` holds everything that it writes. */
export async function startContainerRuntime(start: StartComponent, directory: string): Promise<ContainerRuntime> {
  const socket = join(directory, 'containerd.sock');
  mkdirSync(join(directory, 'cni'), { recursive: true });
  writeFileSync(join(directory, 'cni', '10-bridge.conflist'), bridgeNetwork(directory));
  writeFileSync(join(directory, 'containerd.toml'), containerdConfig(directory, socket));
  const config = join(directory, 'containerd.toml');
  const component = start('containerd', [
    ...ownRoot(directory, await nodePackages()),
    'containerd',
    `--config=${config}`,
  ]);
  await waitFor(component, async () => existsSync(socket));
  const onNode = enterNamespacesOf(component);
  // Its own default of ten seconds is too short on a busy machine.
  const ctr = [...onNode, 'ctr', `--address=${socket}`, '--connect-timeout=60s', '--namespace=k8s.io'];
  return { socket, onNode, loadImage: (archive) => run([...ctr, 'images', 'import', archive]) };
}

async function run([program = '', ...args]: readonly string[]): Promise<void> {
  await execute(program, args);
}

/** `unshare` itself enters the new mounts. Only its child enters the new processes. */
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

/** restrict_oom_score_adj: a lower score needs CAP_SYS_RESOURCE, which root in a container often lacks. */
function containerdConfig(directory: string, socket: string): string {
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
  BinaryName = "/usr/sbin/runc"
[${cri}.cni]
  bin_dir = "/usr/lib/cni"
  conf_dir = "${directory}/cni"
`;
}
