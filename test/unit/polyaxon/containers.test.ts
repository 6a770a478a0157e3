import { describe, expect, it } from 'vitest';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { allContainers, mainContainer, mayBeNamed } from '../../../src/polyaxon/containers.ts';
import { mainOf } from '../../support/builders.ts';

const aPod = (names: readonly string[], init: readonly string[] = []): Pod => ({
  spec: { containers: names.map((name) => ({ name })), initContainers: init.map((name) => ({ name })) },
});

const OF_POLYAXON = [
  'polyaxon-sidecar',
  'polyaxon-sidecar-job',
  'polyaxon-job-sidecar',
  'polyaxon-init',
  'polyaxon-init-job',
  'polyaxon-job-init',
];
const OF_OTHERS = [
  'init-pytorch',
  'wait-gcs-ready',
  'autoscaler',
  'kubectl-delivery',
  'istio-init',
  'istio-proxy',
  'istio-validation',
  'linkerd-init',
  'linkerd-network-validator',
  'linkerd-proxy',
  'gke-gcsfuse-sidecar',
  'gke-gcsfuse-metadata-prefetch',
  'vault-agent',
  'vault-agent-init',
  'daprd',
];

const MAIN_2X = ['polyaxon-main', 'tensorflow', 'pytorch', 'mxnet', 'xgboost', 'paddle'];
const MAIN_0X = ['polyaxon-job', 'polyaxon-experiment-job', 'polyaxon-plugin-job'];

describe('the main container', () => {
  it.each([...MAIN_2X, ...MAIN_0X])('is %s at any position', (name) => {
    expect(mainOf(aPod(['first', 'polyaxon-sidecar', name]))?.name).toBe(name);
  });

  it('is polyaxon-main rather than a sidecar with a known name', () => {
    expect(mainOf(aPod(['tensorflow', 'polyaxon-main']))?.name).toBe('polyaxon-main');
  });

  it.each([...OF_POLYAXON, ...OF_OTHERS])("is never %s, but the only container that is nobody else's", (name) =>
    expect(mainOf(aPod([name, 'mine']))?.name).toBe('mine'),
  );

  it.each(['my-polyaxon-sidecar', 'polyaxon-job-sidecar-2', 'polyaxon-job-init-2', 'istio-proxy-2'])(
    'may be %s, which only resembles one',
    (name) => expect(mainOf(aPod([name]))?.name).toBe(name),
  );

  it("is missing from a pod of others' containers", () => expect(mainOf(aPod(['istio-proxy']))).toBeUndefined());
});

describe('the main container is recognised', () => {
  const told = (names: readonly string[], ofRun: readonly string[] = [], ofStore: readonly string[] = []): string => {
    const found = mainContainer(allContainers(aPod(names, ['setup'])), ({ container: { name } }) =>
      ofRun.includes(name) ? 'run' : ofStore.includes(name) ? 'store' : 'none',
    );
    return found === undefined ? 'nobody' : `${found.container.container.name} by ${found.by}`;
  };

  it.each<[string, readonly string[], readonly string[], string]>([
    ['by a known name', ['a', 'tensorflow'], [], 'tensorflow by name'],
    ["by a known name rather than by another's variables", ['a', 'tensorflow'], ['a'], 'tensorflow by name'],
    ['by a variable of Polyaxon', ['mesh', 'train'], ['train'], 'train by variables'],
    ['by the first of several with one', ['mesh', 'b', 'a'], ['a', 'b'], 'b by variables'],
    [
      "never by a variable of Polyaxon's own container",
      ['polyaxon-sidecar', 'train'],
      ['polyaxon-sidecar'],
      'train by only',
    ],
    ["never by a variable of another injector's", ['istio-proxy', 'a', 'b'], ['istio-proxy'], 'nobody'],
    ['as the only one', ['train'], [], 'train by only'],
    [
      "as the only one beside Polyaxon's and injectors'",
      ['istio-proxy', 'train', 'polyaxon-sidecar'],
      [],
      'train by only',
    ],
    ['not among several', ['mesh', 'train'], [], 'nobody'],
    ['not by an init container', ['mesh', 'train'], ['setup'], 'nobody'],
  ])('%s', (_name, names, ofRun, expected) => expect(told(names, ofRun)).toBe(expected));

  it('by a variable of a store', () => expect(told(['mesh', 'b', 'a'], [], ['a', 'b'])).toBe('b by variables'));

  it("by a variable of Polyaxon rather than by another's of a store", () =>
    expect(told(['mesh', 'b', 'a'], ['a'], ['b'])).toBe('a by variables'));
});

describe('a container may be named', () => {
  it.each([
    ['helper', 'containers', true],
    ['polyaxon-main', 'containers', true],
    ['polyaxon-sidecar', 'containers', false],
    ['polyaxon-init-0a1b2c3d4e', 'initContainers', true],
    ['polyaxon-init-0a1b2c3d4e', 'containers', false],
    ['polyaxon-init-0a1b2c3d4ef', 'initContainers', false],
    ['polyaxon-init-x-polyaxon-init-0a1b2c3d4e', 'initContainers', false],
    ['polyaxon-init-artifacts-default', 'initContainers', false],
    ['polyaxon-job-init', 'initContainers', false],
    ['init-pytorch', 'initContainers', false],
    ['wait-gcs-ready', 'initContainers', false],
    ['init-0a1b2c3d4e', 'initContainers', true],
  ] as const)('%s in %s: %s', (name, list, expected) => {
    expect(mayBeNamed({ list, index: 0, container: { name } })).toBe(expected);
  });

  it('init containers are listed after the others', () => {
    expect(allContainers(aPod(['a'], ['b'])).map(({ list, index }) => [list, index])).toEqual([
      ['containers', 0],
      ['initContainers', 0],
    ]);
  });
});
