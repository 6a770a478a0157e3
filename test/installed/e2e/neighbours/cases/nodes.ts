import { type NeighbourCase, type Written, withSpec } from '../neighbour-case.ts';
import { nativeSidecar } from '../sidecars.ts';

const OVERHEAD = { cpu: '10m', memory: '8Mi' };

/** The handler is the node's usual one. */
const runtimeClass = {
  apiVersion: 'node.k8s.io/v1',
  kind: 'RuntimeClass',
  metadata: { name: 'neighbour' },
  handler: 'runc',
  overhead: { podFixed: OVERHEAD },
};

const withNativeSidecar: Written = (template) =>
  withSpec({
    initContainers: [...(template.spec?.initContainers ?? []), nativeSidecar],
    terminationGracePeriodSeconds: 1,
  })(template);

export const NODES: readonly NeighbourCase[] = [
  {
    name: 'runtime-class',
    what: 'a RuntimeClass with an overhead',
    objects: [runtimeClass],
    written: withSpec({ runtimeClassName: 'neighbour' }),
    stored: { spec: { runtimeClassName: 'neighbour', overhead: OVERHEAD } },
  },
  {
    name: 'gated',
    what: 'a scheduling gate that a queue opens',
    written: withSpec({ schedulingGates: [{ name: 'neighbour.test/queue' }] }),
    letStart: ({ kubectl }, { metadata = {} }) =>
      kubectl([
        'patch',
        'pod',
        metadata.name ?? '',
        `--namespace=${metadata.namespace}`,
        '--type=json',
        '--patch=[{"op":"remove","path":"/spec/schedulingGates"}]',
      ]),
  },
  { name: 'native-sidecar', what: 'a sidecar of its own that is an init container', written: withNativeSidecar },
];
