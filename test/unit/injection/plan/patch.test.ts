import { describe, expect, it } from 'vitest';
import { operations } from '../../../../src/injection/plan/patch.ts';
import type { ContainerPlan } from '../../../../src/injection/plan/plan.ts';
import type { Container, Pod } from '../../../../src/kubernetes/pod.ts';

const VOLUME = { name: 'keys', secret: { secretName: 's', items: [] } };
const VARIABLE = { name: 'A', value: '1' };
const MOUNT = { name: 'keys', mountPath: '/keys', readOnly: true };

const aPlan = (container: Container, parts: Partial<ContainerPlan>): ContainerPlan => ({
  target: { list: 'containers', index: 1, container },
  env: [],
  envValues: [],
  volumeMounts: [],
  args: [],
  ...parts,
});
const patchOf = (container: Container, parts: Partial<ContainerPlan>) =>
  operations({ spec: { containers: [container] } }, { volumes: [], containers: [aPlan(container, parts)] });

describe('a plan becomes a patch', () => {
  it('that is empty if nothing is planned', () => {
    const container = { name: 'a', env: [], volumeMounts: [] };
    expect(patchOf(container, {})).toEqual([]);
  });

  it.each([
    ['absent', { name: 'a' }],
    ['null', { name: 'a', env: null, volumeMounts: null }],
  ])('that adds a whole list if it is %s', (_name, container) => {
    expect(patchOf(container, { env: [VARIABLE, VARIABLE], volumeMounts: [MOUNT] })).toEqual([
      { op: 'add', path: '/spec/containers/1/env', value: [VARIABLE, VARIABLE] },
      { op: 'add', path: '/spec/containers/1/volumeMounts', value: [MOUNT] },
    ]);
  });

  it('that appends to a list, one by one, an empty one included', () => {
    expect(patchOf({ name: 'a', env: [], volumeMounts: [MOUNT] }, { env: [VARIABLE], volumeMounts: [MOUNT] })).toEqual([
      { op: 'add', path: '/spec/containers/1/env/-', value: VARIABLE },
      { op: 'add', path: '/spec/containers/1/volumeMounts/-', value: MOUNT },
    ]);
  });

  it('that replaces the values of variables and arguments, and adds a value that was absent', () => {
    const container = {
      name: 'a',
      env: [{ name: 'A' }, { name: 'B', value: '' }, { name: 'C', value: null }],
      args: ['x'],
    };
    const envValues = [0, 1, 2].map((index) => ({ index, value: 'new' }));
    expect(patchOf(container, { envValues, args: [{ index: 0, value: 'y' }] })).toEqual([
      { op: 'add', path: '/spec/containers/1/env/0/value', value: 'new' },
      { op: 'replace', path: '/spec/containers/1/env/1/value', value: 'new' },
      { op: 'replace', path: '/spec/containers/1/env/2/value', value: 'new' },
      { op: 'replace', path: '/spec/containers/1/args/0', value: 'y' },
    ]);
  });

  it.each([
    ['absent', undefined, '/spec/volumes', [VOLUME]],
    ['there', [{ name: 'a' }], '/spec/volumes/-', VOLUME],
  ])('with a volume if the list is %s', (_name, volumes, path, value) => {
    const pod: Pod = { spec: { containers: [{ name: 'a' }], ...(volumes ? { volumes } : {}) } };
    expect(operations(pod, { volumes: [VOLUME], containers: [] })).toEqual([{ op: 'add', path, value }]);
  });

  it.each([
    ['absent', undefined],
    ['null', { annotations: null }],
  ])('with the whole annotations if they are %s', (_name, metadata) => {
    const pod: Pod = { metadata, spec: { containers: [{ name: 'a' }] } } as Pod;
    expect(operations(pod, { volumes: [], containers: [], status: '{}' })).toEqual([
      { op: 'add', path: '/metadata/annotations', value: { 'polyaxon-gcs-injector.io/status': '{}' } },
    ]);
  });

  it('with one annotation if there are others', () => {
    const pod: Pod = { metadata: { annotations: {} }, spec: { containers: [{ name: 'a' }] } };
    expect(operations(pod, { volumes: [], containers: [], status: '{}' })).toEqual([
      { op: 'add', path: '/metadata/annotations/polyaxon-gcs-injector.io~1status', value: '{}' },
    ]);
  });
});
