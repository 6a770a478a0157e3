import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { decide } from '../../../src/injection/decide.ts';
import { anInput } from '../../support/builders.ts';

setFlagsFromString('--expose-gc');
const collect: NodeJS.GCFunction = runInNewContext('gc');

const INPUT = anInput({
  config:
    'artifactsStore: {name: gcs-artifacts, kind: gcs, schema: {bucket: gs://acme-artifacts}, secret: {name: gcs-secret}}',
});

const bytesOfOldObjects = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? 0;

/** How many bytes outlive the collection of young objects, after so many decisions about new pods. */
function outlivingBytes(text: string, decisions: number): number {
  collect({ type: 'major', execution: 'sync' });
  const before = bytesOfOldObjects();
  for (let n = 0; n < decisions; n++) {
    decide(JSON.parse(text), INPUT);
    collect({ type: 'minor', execution: 'sync' });
  }
  return bytesOfOldObjects() - before;
}

const { text, decisions } = workerData as { readonly text: string; readonly decisions: number };
outlivingBytes(text, decisions);
parentPort?.postMessage(outlivingBytes(text, decisions));
