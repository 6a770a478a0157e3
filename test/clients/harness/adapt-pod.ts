import { join } from 'node:path';
import type { V1Container, V1Pod, V1Volume, V1VolumeMount } from '@kubernetes/client-node';
import type { Environment } from '../environments/environment.ts';
import { CLIENT_IMAGE, ENVIRONMENT_PATH } from './image.ts';
import type { Job } from './job.ts';
import { TRUST_PATH } from './network.ts';

const JOBS = join(import.meta.dirname, '../jobs');

export interface Place {
  readonly name: string;
  readonly trustDirectory: string;
  readonly environment: Environment | undefined;
}

/**
 * The run's pod, adapted to this node. It changes only parts that have nothing to do with Google Cloud Storage:
 * - of its metadata, labels and annotations stay; the API server's own volume and mounts go, so that it can be created
 * again;
 * - it starts once, ends within a second, and requests no CPU, memory or GPU;
 * - every image becomes CLIENT_IMAGE; Polyaxon's own containers do nothing, because their images are missing here;
 * - volumes on the node's disk become empty ones, so that a run leaves nothing on this machine;
 * - the main container mounts its Python, the jobs and the proxy's certificate.
 */
export function adaptPod({ pod, main, spec = {} }: Job, place: Place): V1Pod {
  const folders = hostFolders(place);
  const [first, ...others] = pod.spec?.containers ?? [];
  if (first === undefined) throw new Error('a pod without containers');
  const { volumes = [], ...further } = spec;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: place.name,
      labels: withoutNulls(pod.metadata?.labels),
      annotations: { ...pod.metadata?.annotations },
    },
    spec: {
      ...pod.spec,
      restartPolicy: 'Never',
      terminationGracePeriodSeconds: 1,
      ...further,
      initContainers: (pod.spec?.initContainers ?? []).map(idle),
      containers: [mainContainer(first, main, folders), ...others.map(idle)],
      volumes: [
        ...(pod.spec?.volumes ?? []).filter(isPolyaxons).map(offDisk),
        ...volumes,
        ...folders.map(({ volume }) => volume),
      ],
    },
  };
}

/** A command of the author replaces the pod's arguments too. */
function mainContainer(container: V1Container, main: Job['main'], folders: readonly HostFolder[]): V1Container {
  const { resources: _, args = [], ...rest } = runnable(container);
  return {
    ...rest,
    args: main.command ? [] : args,
    ...main,
    env: [...(container.env ?? []), ...(main.env ?? [])],
    volumeMounts: [...(rest.volumeMounts ?? []), ...(main.volumeMounts ?? []), ...folders.map(({ mount }) => mount)],
  };
}

/** One of Polyaxon's own, or a user's sidecar. */
function idle(container: V1Container): V1Container {
  const { resources: _, args: __, ...rest } = runnable(container);
  return { ...rest, command: ['true'] };
}

function runnable(container: V1Container): V1Container {
  const volumeMounts = (container.volumeMounts ?? []).filter((mount) => !mount.name.startsWith('kube-api-access-'));
  return { ...container, image: CLIENT_IMAGE, imagePullPolicy: 'IfNotPresent', volumeMounts };
}

const isPolyaxons = ({ name }: V1Volume) => !name.startsWith('kube-api-access-');
const offDisk = (volume: V1Volume): V1Volume => (volume.hostPath ? { name: volume.name, emptyDir: {} } : volume);

interface HostFolder {
  readonly volume: V1Volume;
  readonly mount: V1VolumeMount;
}

function hostFolders({ trustDirectory, environment }: Place): readonly HostFolder[] {
  const folders: Record<string, readonly [path: string, mountPath: string]> = {
    trust: [trustDirectory, TRUST_PATH],
    jobs: [JOBS, '/jobs'],
    ...(environment && {
      environment: [environment.path, ENVIRONMENT_PATH],
      interpreter: [environment.interpreter.root, environment.interpreter.root],
    }),
  };
  return Object.entries(folders).map(([name, [path, mountPath]]) => ({
    volume: { name: `client-${name}`, hostPath: { path, type: 'Directory' } },
    mount: { name: `client-${name}`, mountPath, readOnly: true },
  }));
}

/** 0.x writes labels without a value as null. The API server treats that as absent. */
function withoutNulls(labels: Readonly<Record<string, string | null>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter((entry): entry is [string, string] => entry[1] !== null));
}
