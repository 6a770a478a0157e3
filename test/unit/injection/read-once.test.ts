import { readdirSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/injection/decide.ts';
import { allContainers } from '../../../src/polyaxon/containers.ts';
import { anInput, ORACLE_CONFIG, readPod } from '../../support/builders.ts';

/** How often the engine entered each function of the program while the work ran. */
async function callsDuring(work: () => void): Promise<(name: string) => number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  const ofProgram = result.filter(({ url }) => url.includes('/src/')).flatMap(({ functions }) => functions);
  return (name) =>
    ofProgram
      .filter(({ functionName }) => functionName === name)
      .reduce((total, { ranges: [whole] }) => total + (whole?.count ?? 0), 0);
}

const PODS = ['polyaxon-0.x/before', 'polyaxon-1.x-2.x'].flatMap((folder) =>
  readdirSync(new URL(`../../fixtures/${folder}`, import.meta.url))
    .filter((file) => file.endsWith('.json') && file !== 'index.json')
    .map((file) => `${folder}/${file}`),
);

describe.each(PODS)('the decision about %s', (file) => {
  it('reads each container, each catalog and each credential once', async () => {
    const pod = readPod(file);
    const input = anInput({ config: ORACLE_CONFIG });
    const containers = allContainers(pod);
    const calls = await callsDuring(() => decide(pod, input));
    const isRead = calls('readRun') === 1;
    const times = isRead ? containers.length : 0;
    expect({ envOf: calls('envOf'), main: calls('mainContainer') }).toEqual({ envOf: times, main: isRead ? 1 : 0 });
    for (const name of ['readCatalog', 'readAccessKeys', 'credentialsIn'])
      expect(calls(name), name).toBeLessThanOrEqual(times);
    expect(calls('placesOf')).toBeLessThanOrEqual(1);
  });
});

it('a run of 2.x with three containers has its main container read once, its credentials asked for once', async () => {
  const pod = readPod('polyaxon-1.x-2.x/2.18.0-job.json');
  const calls = await callsDuring(() => decide(pod, anInput()));
  expect({
    envOf: calls('envOf'),
    mainContainer: calls('mainContainer'),
    readCatalog: calls('readCatalog'),
    credentialsIn: calls('credentialsIn'),
    find: calls('find2x'),
    wish: calls('wish2x'),
  }).toEqual({ envOf: 3, mainContainer: 1, readCatalog: 3, credentialsIn: 1, find: 1, wish: 1 });
});
