import { describe, expect, it } from 'vitest';
import { isInjectable, readRun } from '../../../../src/injection/reading/run.ts';
import type { EnvVar, Pod } from '../../../../src/kubernetes/pod.ts';

const OUTPUTS: EnvVar = { name: 'POLYAXON_RUN_OUTPUTS_PATH', value: '/outputs' };
const ACCESS: EnvVar = { name: 'POLYSTORES_RUN_STORES_ACCESS_KEYS', value: '{}' };
const OPT_OUT: EnvVar = { name: 'POLYAXON_GCS_INJECTOR_INJECT', value: 'enabled' };
const CHOICE: EnvVar = { name: 'POLYAXON_GCS_INJECTOR_OUTPUTS', value: 'a' };

const aPod = (containers: Record<string, EnvVar[]>, annotations: Record<string, string> = {}): Pod => ({
  metadata: {
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([name, value]) => [`polyaxon-gcs-injector.io/${name}`, value]),
    ),
  },
  spec: { containers: Object.entries(containers).map(([name, env]) => ({ name, env })) },
});
const read = (...parts: Parameters<typeof aPod>) => {
  const { main, mainBy, targets, warnings } = readRun(aPod(...parts));
  return { main: main?.container.name, mainBy, targets: targets.map(({ container }) => container.name), warnings };
};
const NOBODY =
  "polyaxon-gcs-injector: no container is known as the run's own: name it in polyaxon-gcs-injector.io/containers";

describe('of a run with a foreign sidecar', () => {
  it.each([
    ['0.x', OUTPUTS],
    ['the stores of 0.x', ACCESS],
  ])('the container with a variable of %s is injected', (_name, variable) => {
    expect(read({ 'kuma-sidecar': [], train: [variable] })).toEqual({
      main: 'train',
      mainBy: 'variables',
      targets: ['train'],
      warnings: [],
    });
  });

  it('no container is injected if the owners are unknown, and the author is warned', () => {
    const run = readRun(aPod({ 'kuma-sidecar': [], train: [] }));
    expect(isInjectable(run)).toBe(false);
    expect(run.warnings).toEqual([NOBODY]);
  });

  it('a variable for us marks no container, because an author may put it anywhere', () => {
    expect(read({ 'kuma-sidecar': [OPT_OUT, CHOICE], train: [] })).toMatchObject({
      main: undefined,
      warnings: [NOBODY],
    });
  });

  it('the container that the pod names is injected', () => {
    expect(read({ 'kuma-sidecar': [], train: [] }, { containers: 'train' })).toEqual({
      main: 'train',
      mainBy: 'choice',
      targets: ['train'],
      warnings: [],
    });
  });
});

describe('a container is read', () => {
  it('once, with its mounts by their volumes', () => {
    const volumes = [{ name: 'v', ...{ hostPath: { path: '/mnt' } } }];
    const containers = [{ name: 'polyaxon-main', volumeMounts: [{ name: 'v', mountPath: '/mnt/' }] }];
    const { main } = readRun({ spec: { securityContext: { fsGroup: 1 }, containers, volumes } });
    expect(main?.mounts.all).toMatchObject([{ volume: 'v', path: '/mnt', shows: 'volume' }]);
    expect(main?.reader).toEqual({ runAsUser: undefined, fsGroup: 1 });
  });
});

it('a name that a mount refers to is taken even without such a volume, because the mount would show ours', () => {
  const volumeMounts = [{ name: 'plx-gcs-secret', mountPath: '/outputs' }];
  const { volumeNames } = readRun({
    spec: { containers: [{ name: 'polyaxon-main', volumeMounts }], volumes: [{ name: 'v' }] },
  });
  expect([...volumeNames]).toEqual(['v', 'plx-gcs-secret']);
});

describe('a run is injected', () => {
  const isInjected = (annotations: Record<string, string>, env: EnvVar[] = []) =>
    isInjectable(readRun(aPod({ 'polyaxon-main': env, helper: [] }, annotations)));

  it('with its main container', () => expect(isInjected({})).toBe(true));

  it.each<[string, Record<string, string>, EnvVar[]]>([
    ['its env opts out', {}, [{ name: 'POLYAXON_GCS_INJECTOR_INJECT', value: 'disabled' }]],
    ['it skips all that it has', { 'skip-containers': 'polyaxon-main' }, []],
  ])('not if %s', (_name, annotations, env) => expect(isInjected(annotations, env)).toBe(false));

  it('without a word about a main container that it skips itself', () => {
    expect(read({ 'polyaxon-main': [] }, { 'skip-containers': 'polyaxon-main' }).warnings).toEqual([]);
  });

  it('that has no volumes is read as one with none', () => expect(readRun(aPod({ a: [] })).volumes).toEqual([]));
});
