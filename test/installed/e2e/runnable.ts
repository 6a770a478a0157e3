import type { V1Container, V1ObjectMeta, V1PodTemplateSpec, V1Volume } from '@kubernetes/client-node';
import { BUSYBOX_IMAGE } from '../../../lab/kubernetes/images/test-images.ts';

/** Any user, because every user must be able to read the key. */
export const USER = 12345;

/**
 * The report of a container about itself, in sections. The environment is that of its first process, because a shell
 * leaves out variables whose names are no identifiers. It sleeps first: containerd loses the output of a container that
 * ends before it begins to read ("reading from a closed fifo").
 */
const SHOW = `
sleep 1
echo "=== env"; tr '\\0' '\\n' < /proc/1/environ
echo "=== user"; id -u
key=$GOOGLE_APPLICATION_CREDENTIALS
if [ "$key" ]; then echo "=== files"; ls "\${key%/*}"; echo "=== key"; cat "$key"; echo; fi
echo "=== end"`;
const SHOW_AND_GO_ON = `${SHOW}; exec sleep 3600`;

/** The labels that controllers write into the pods that they make. */
const OF_CONTROLLERS = /^(batch\.kubernetes\.io\/.*|controller-uid|job-name|pod-template-hash)$/;

/**
 * A pod as Polyaxon made it, to be created again: without the additions of an API server and controllers, and with
 * busybox for its programs. Host paths become empty volumes, because a bare node has none of Polyaxon's folders.
 */
export function runnable({ metadata, spec }: V1PodTemplateSpec): V1PodTemplateSpec {
  if (spec === undefined) throw new Error('a pod without a spec');
  const command = spec.restartPolicy === undefined || spec.restartPolicy === 'Always' ? SHOW_AND_GO_ON : SHOW;
  const { initContainers, volumes = [] } = spec;
  return {
    metadata: asWritten(metadata),
    spec: {
      ...spec,
      securityContext: { runAsUser: USER },
      containers: spec.containers.map((container) => showing(container, command)),
      ...(initContainers && { initContainers: initContainers.map((container) => showing(container, SHOW)) }),
      volumes: volumes.filter(({ name }) => !isToken(name)).map(onThisNode),
    },
  };
}

function asWritten({ name, labels = {}, annotations }: V1ObjectMeta = {}): V1ObjectMeta {
  const own = Object.entries(labels).filter(([label]) => !OF_CONTROLLERS.test(label));
  return { ...(name && { name }), labels: Object.fromEntries(own), ...(annotations && { annotations }) };
}

function showing(container: V1Container, command: string): V1Container {
  const { args: _args, volumeMounts = [], ...rest } = container;
  return {
    ...rest,
    image: BUSYBOX_IMAGE,
    imagePullPolicy: 'IfNotPresent',
    command: ['/bin/sh', '-c', command],
    volumeMounts: volumeMounts.filter(({ name }) => !isToken(name)),
  };
}

const isToken = (volume: string): boolean => volume.startsWith('kube-api-access-');

const onThisNode = ({ hostPath, ...volume }: V1Volume): V1Volume =>
  hostPath === undefined ? volume : { ...volume, emptyDir: {} };
