import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isMap, type Json, type JsonMap } from './json.ts';

const TEST = join(import.meta.dirname, '../..');
const FILES = ['fixtures/**/*.json', 'golden/*/*/pod.yaml'];

/** The text of every review and of every pod among fixtures and goldens, as a review, in the order of their paths. */
export const SEEDS: readonly string[] = globSync(FILES, { cwd: TEST })
  .toSorted()
  .flatMap((file) => reviewOf(parse(readFileSync(join(TEST, file), 'utf8'))))
  .map((review) => JSON.stringify(review));

function reviewOf(value: Json): readonly JsonMap[] {
  if (!isMap(value)) return [];
  if (value['kind'] === 'AdmissionReview' && isMap(value['request'])) return [value];
  return isMap(value['spec']) && Array.isArray(value['spec']['containers']) ? [reviewOfPod(value)] : [];
}

function reviewOfPod(pod: JsonMap): JsonMap {
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    request: {
      uid: '705ab4f5-6393-11e8-b7cc-42010a800002',
      kind: { group: '', version: 'v1', kind: 'Pod' },
      resource: { group: '', version: 'v1', resource: 'pods' },
      namespace: 'polyaxon',
      operation: 'CREATE',
      object: pod,
      dryRun: false,
    },
  };
}
