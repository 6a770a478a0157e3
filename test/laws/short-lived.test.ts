import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { decide } from '../../src/injection/decide.ts';
import { anInput } from '../support/builders.ts';
import { LARGE_0X } from './large/of-0x.ts';
import { LARGE_2X } from './large/of-2x.ts';
import { LARGE_IN_CONTAINERS } from './large/of-containers.ts';

setFlagsFromString('--expose-gc');
const collect: NodeJS.GCFunction = runInNewContext('gc');

const DECISIONS = 40;
const INPUT = anInput({
  config:
    'artifactsStore: {name: gcs-artifacts, kind: gcs, schema: {bucket: gs://acme-artifacts}, secret: {name: gcs-secret}}',
});

const bytesOfOldObjects = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? 0;

/** What V8 itself learns while code is new. A pod that is kept leaves several times as much. */
const A_FEW = 4096;

/** How many bytes outlive the collection of young objects, after so many decisions about new pods. */
function outlivingBytes(text: string): number {
  collect({ type: 'major', execution: 'sync' });
  const before = bytesOfOldObjects();
  for (let n = 0; n < DECISIONS; n++) {
    decide(JSON.parse(text), INPUT);
    collect({ type: 'minor', execution: 'sync' });
  }
  return bytesOfOldObjects() - before;
}

it.each([
  ['0.x', LARGE_0X['references × names that are taken']],
  ['2.x', LARGE_2X['volumes of the Secret × mounts']],
  ['many containers', LARGE_IN_CONTAINERS['containers × a long name of the store']],
])('nothing of a decided pod waits for the collection of the whole heap: %s', (_name, large) => {
  const text = JSON.stringify(large?.pod(100));
  outlivingBytes(text);
  expect(outlivingBytes(text)).toBeLessThan(DECISIONS * A_FEW);
});
