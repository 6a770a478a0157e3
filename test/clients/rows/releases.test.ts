import type { V1Pod } from '@kubernetes/client-node';
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../../src/injection/decide.ts';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { anInput, applied, mainOf, readPod, valuesOf } from '../../support/builders.ts';
import { SECRET } from '../harness/configuration.ts';
import { kubectl } from '../harness/lab.ts';
import { furnishNamespace, newNamespace } from '../harness/namespace.ts';
import { KINDS, type Kind, makePods, RELEASES, type Release } from '../releases/made-pods.ts';
import { asStored, partsOf } from '../releases/parts-of.ts';

/** The number of pods of each kind of run, and their main container. */
const EXPECTED = {
  job: { count: 1, main: 'polyaxon-main' },
  notebook: { count: 1, main: 'polyaxon-main' },
  tfjob: { count: 2, main: 'tensorflow' },
  pytorchjob: { count: 3, main: 'pytorch' },
} as const satisfies Record<Kind, object>;

/** The committed pods of these releases: the kind of run of each, and which of its pods. */
const FIXTURES: readonly { file: string; release: Release; kind: Kind; pod: number }[] = [
  { file: '2.9.4-job', release: '2.9.4', kind: 'job', pod: 0 },
  { file: '2.18.0-job', release: '2.18.0', kind: 'job', pod: 0 },
  { file: '2.18.0-notebook', release: '2.18.0', kind: 'notebook', pod: 0 },
  { file: '2.18.0-tfjob-worker', release: '2.18.0', kind: 'tfjob', pod: 0 },
  { file: '2.18.0-pytorchjob-worker', release: '2.18.0', kind: 'pytorchjob', pod: 1 },
];

/** Each conversion gives the containers of connections new names. */
const withoutRandomNames = (pod: unknown): unknown =>
  JSON.parse(JSON.stringify(pod).replaceAll(/("polyaxon-init-[a-z-]+)-[0-9a-f]{10}"/g, '$1-0123456789"'));

const pods = Object.fromEntries(
  await Promise.all((Object.keys(RELEASES) as Release[]).map(async (release) => [release, await makePods(release)])),
) as Record<Release, Awaited<ReturnType<typeof makePods>>>;

describe.each(Object.entries(pods))("polyaxon %s's pods of polyaxonfiles", (_, made) => {
  it.each(KINDS)('%s: each pod of the run gets key, path and store in its main container, exactly once', (kind) => {
    expect(made[kind]).toHaveLength(EXPECTED[kind].count);
    for (const pod of made[kind]) {
      const decision = decide(pod, anInput());
      expect(decision).toMatchObject({ result: 'injected', reason: 'injected', generation: '2.x', warnings: [] });
      const after = applied(pod, decision);
      expectInjected(after, kind);
      expect(decide(after, anInput()).operations).toEqual([]);
    }
  });
});

describe.each(Object.entries(pods))("polyaxon %s's pods of polyaxonfiles, at an API server", (_, made) => {
  const namespace = newNamespace();
  beforeAll(() =>
    furnishNamespace(namespace, made.job[0] as V1Pod, {
      isInjected: true,
      secrets: { [SECRET]: { 'gc-secret.json': {} } },
    }),
  );

  it.each(KINDS)('%s: each pod would be stored with key, path and store in its main container', async (kind) => {
    for (const pod of made[kind]) expectInjected(await admit(pod, namespace), kind);
  });
});

/** The pod as the API server would store it. */
async function admit({ metadata, spec }: Pod, namespace: string): Promise<Pod> {
  const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, generateName: 'run-' }, spec };
  const create = ['create', '--dry-run=server', '--output=json', `--namespace=${namespace}`, '--filename=-'];
  return JSON.parse(await kubectl(create, JSON.stringify(manifest)));
}

function expectInjected(pod: Pod, kind: Kind): void {
  const main = mainOf(pod);
  expect(main?.name).toBe(EXPECTED[kind].main);
  expect(valuesOf(main?.env)).toMatchObject({
    GOOGLE_APPLICATION_CREDENTIALS: '/plx-context/.gc/gc-secret.json',
    POLYAXON_RUN_OUTPUTS_PATH: 'gs://acme-plx-artifacts/8aac02e3a62a4f0aaa257c59da5eab80/outputs',
    POLYAXON_CONNECTIONS_CATALOG: expect.stringContaining('"name":"gcs-artifacts"'),
  });
  expect(main?.volumeMounts).toContainEqual({ name: 'gcs-secret', mountPath: '/plx-context/.gc', readOnly: true });
}

describe('the committed pods of these releases', () => {
  it.each(FIXTURES)("$file still equals the package's pod", ({ file, release, kind, pod }) => {
    const made = withoutRandomNames(asStored(pods[release][kind][pod]));
    const committed = withoutRandomNames(readPod(`polyaxon-1.x-2.x/${file}.json`));
    expect(partsOf(committed, made)).toEqual(made);
  });
});
