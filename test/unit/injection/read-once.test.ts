import { readdirSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../../src/injection/decide.ts';
import { allContainers } from '../../../src/polyaxon/containers.ts';
import { anInput, ORACLE_CONFIG, readPod } from '../../support/builders.ts';

const session = new Session();

beforeAll(async () => {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await countedCalls();
});
afterAll(async () => {
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
});

/** How often the engine entered each function of the program since the last call. */
async function countedCalls(): Promise<ReadonlyMap<string, number>> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const calls = new Map<string, number>();
  for (const { functions } of result.filter(({ url }) => url.includes('/src/'))) {
    for (const { functionName, ranges } of functions) {
      calls.set(functionName, (calls.get(functionName) ?? 0) + (ranges[0]?.count ?? 0));
    }
  }
  return calls;
}

async function callsDuring(work: () => void): Promise<(name: string) => number> {
  await countedCalls();
  work();
  const calls = await countedCalls();
  return (name) => calls.get(name) ?? 0;
}

const PODS = ['polyaxon-0.x/before', 'polyaxon-1.x-2.x'].flatMap((folder) =>
  readdirSync(new URL(`../../fixtures/${folder}`, import.meta.url))
    .filter((file) => file.endsWith('.json') && file !== 'index.json')
    .map((file) => `${folder}/${file}`),
);

describe.each(PODS)('the decision about %s', (file) => {
  it('reads each container, each catalog and each credential at most once', async () => {
    const pod = readPod(file);
    const input = anInput({ config: ORACLE_CONFIG });
    const containers = allContainers(pod);
    const calls = await callsDuring(() => decide(pod, input));
    const isRead = calls('readRun') === 1;
    const times = isRead ? containers.length : 0;
    expect(calls('mainContainer')).toBe(isRead ? 1 : 0);
    for (const name of ['envOf', 'readCatalog', 'readAccessKeys', 'credentialsIn'])
      expect(calls(name), name).toBeLessThanOrEqual(times);
    expect(calls('placesOf')).toBeLessThanOrEqual(1);
  });
});

it('of a run of 2.x with three containers, the two that are asked are read once', async () => {
  const pod = readPod('polyaxon-1.x-2.x/2.18.0-job.json');
  const calls = await callsDuring(() => decide(pod, anInput()));
  expect({
    envOf: calls('envOf'),
    mainContainer: calls('mainContainer'),
    readCatalog: calls('readCatalog'),
    credentialsIn: calls('credentialsIn'),
    find: calls('find2x'),
    wish: calls('wish2x'),
  }).toEqual({ envOf: 2, mainContainer: 1, readCatalog: 2, credentialsIn: 1, find: 1, wish: 1 });
});
