import { describe, expect, it } from 'vitest';
import type { Pod } from '../../src/kubernetes/pod.ts';
import { allContainers, mainContainer, mayBeNamed } from '../../src/polyaxon/containers.ts';

const aPod = (names: readonly string[], init: readonly string[] = []): Pod => ({
  spec: { containers: names.map((name) => ({ name })), initContainers: init.map((name) => ({ name })) },
});

describe('the main container', () => {
  it.each(['polyaxon-main', 'tensorflow', 'pytorch', 'mxnet', 'xgboost', 'paddle'])(
    'is %s wherever it stands',
    (name) => {
      expect(mainContainer(aPod(['first', 'polyaxon-sidecar', name]))?.container.name).toBe(name);
    },
  );

  it('is polyaxon-main rather than a sidecar with a known name', () => {
    expect(mainContainer(aPod(['tensorflow', 'polyaxon-main']))?.index).toBe(1);
  });

  it.each(['polyaxon-sidecar', 'polyaxon-sidecar-job', 'polyaxon-job-sidecar', 'istio-proxy', 'linkerd-proxy'])(
    "is never %s, but the first container that is nobody else's",
    (name) => expect(mainContainer(aPod([name, 'mine', 'other']))?.container.name).toBe('mine'),
  );

  it.each(['polyaxon-job', 'polyaxon-experiment-job', 'polyaxon-plugin-job'])('is %s of 0.x', (name) => {
    expect(mainContainer(aPod(['polyaxon-sidecar-job', name]))?.container.name).toBe(name);
  });

  it("is missing from a pod of others' containers", () => expect(mainContainer(aPod(['istio-proxy']))).toBeUndefined());
});

describe('a container may be named', () => {
  it.each([
    ['helper', 'containers', true],
    ['polyaxon-main', 'containers', true],
    ['polyaxon-sidecar', 'containers', false],
    ['polyaxon-init-0a1b2c3d4e', 'initContainers', true],
    ['polyaxon-init-0a1b2c3d4e', 'containers', false],
    ['polyaxon-init-0a1b2c3d4ef', 'initContainers', false],
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
