import type { V1Pod } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { loadInjector } from '../../../../lab/kubernetes/images/injector-image.ts';
import { startCluster } from '../../../../lab/kubernetes/start-cluster.ts';
import { STATUS } from '../../../support/public-names.ts';
import { createInjectorNamespace, installChart } from '../installed.ts';
import { ABOVE_OURS } from './cases/above.ts';
import { MODES } from './cases/modes.ts';
import { SINGLE_FILES } from './cases/single-files.ts';
import { TAKEN } from './cases/taken.ts';
import { UNMOUNTED } from './cases/unmounted.ts';
import { LATE, WAITING } from './cases/waiting.ts';
import { INJECTED, LATE_KEY, TWIN, VALUES } from './installation.ts';
import { createObjects, removeVolumes } from './objects.ts';
import { type Readings, readingsOf } from './reading.ts';
import { MAIN, runOf } from './run-of.ts';
import { createRuns, type Runs } from './runs.ts';

const CASES = [...SINGLE_FILES, ...MODES, ...ABOVE_OURS, ...TAKEN, ...UNMOUNTED];

let cluster: Cluster;
let runs: Runs;
beforeAll(async () => {
  cluster = await startCluster();
  await loadInjector(cluster);
  await createInjectorNamespace(cluster);
  await createObjects(cluster);
  await installChart(cluster, VALUES);
  runs = await createRuns(cluster, [...CASES, ...LATE]);
});
afterAll(async () => {
  await runs?.[Symbol.asyncDispose]();
  if (cluster !== undefined) await removeVolumes(cluster);
  await cluster?.stop();
});

/** The end of each container, and the files that it read. */
const doneIn = (pod: V1Pod) => Object.entries(readingsOf(pod)).map(([name, { end, asked }]) => ({ name, end, asked }));
const reasonOf = ({ metadata }: V1Pod): string =>
  JSON.parse(metadata?.annotations?.[STATUS] ?? '{"reason":"none"}').reason;
const mainOf = (pod: V1Pod, name: string): Readings | undefined => readingsOf(pod)[name];

describe('once the Secret has the configured key', () => {
  beforeAll(async () => {
    const missing = `references non-existent secret key: ${Object.keys(LATE_KEY).join()}`;
    await Promise.all(WAITING.map(({ namespace, run }) => runs.toldOf(namespace, run, missing)));
    for (const namespace of INJECTED) {
      const patch = ['patch', 'secret', 'gcs-late', `--namespace=${namespace}`, '--type=merge'];
      await cluster.kubectl([...patch, `--patch=${JSON.stringify({ stringData: LATE_KEY })}`]);
    }
  });

  it.each(WAITING)('$run in $namespace starts after its wait', async ({ run, namespace, main, reason }) => {
    const pod = await runs.ended(namespace, run);
    expect(reasonOf(pod)).toBe(reason);
    expect(Object.values(mainOf(pod, main)?.key ?? {})).toEqual(['{"who":"late"']);
  });
});

it('a run of 2.x runs without a key if the Secret is known to have none', async () => {
  const pod = await runs.ended('polyaxon', 'late-2x');
  expect(reasonOf(pod)).toBe('secret_key_missing');
  expect(mainOf(pod, MAIN['2x'])).toMatchObject({ end: 'success', key: {} });
});

describe.each(CASES)('a run whose author has $what', ({ name, generation, file, reason = 'injected' }) => {
  it.each(INJECTED)('reads the same files as before, and the key, in %s', async (namespace) => {
    const [twin, run] = await Promise.all([runs.ended(TWIN, name), runs.ended(namespace, name)]);
    expect(doneIn(run)).toEqual(doneIn(twin));
    const main = mainOf(run, MAIN[generation]);
    expect(main?.key).toEqual(file === undefined ? {} : { [file]: '{"who":"store"' });
    expect(reasonOf(run)).toBe(reason);
    const ofOthers = Object.values(main?.named ?? {});
    expect(ofOthers).toEqual(generation === '2x' && file ? expect.arrayContaining(['{"who":"datasets"']) : []);
  });

  it('reads all of them without injection', async () => {
    for (const { end, asked } of doneIn(await runs.ended(TWIN, name))) {
      expect(end).toBe('success');
      expect(Object.values(asked)).not.toContain('');
    }
  });
});

it.each(UNMOUNTED.filter(({ warning }) => warning))('the creator of $name is warned', async ({ warning, ...one }) => {
  const create = ['create', '--namespace=team', '--dry-run=server', '--warnings-as-errors', '--filename=-'];
  const pod = runOf({ ...one, name: `${one.name}-again` });
  await expect(cluster.kubectl(create, JSON.stringify(pod))).rejects.toThrow(warning);
});
