import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { V1Pod } from '@kubernetes/client-node';
import { aRow } from '../a-row.ts';
import type { Texts } from '../container/not-started.ts';
import type { Row } from '../row.ts';
import { platformObjects } from './platform-objects.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures');

/** The store for the 0.x pods. The others name their store themselves. */
const CONFIG = 'persistence: {outputs: {store: gcs, bucket: gs://moved, secret: gcs-secret, secretKey: gcs-key.json}}';

/** The Secrets that the READMEs of the fixtures describe. */
const SECRETS: Readonly<Record<string, Texts>> = {
  'gcs-secret': { 'gc-secret.json': 'store', 'gcs-key.json': 'store' },
  'gcs-data-secret': { 'gc-secret.json': 'data', 'gcs-data-key.json': 'data' },
  'gcs-keyfile-env': { GC_KEYFILE_DICT: 'store' },
  'gcs-env-secret': { GC_KEYFILE_DICT: 'store' },
  'gcs-env2': { 'key.json': 'data' },
};
const CONFIG_MAPS: Readonly<Record<string, Texts>> = {
  'gcs-key-path': { GC_KEY_PATH: '/etc/gcs/gc-secret.json' },
  'kube-root-ca.crt': { 'ca.crt': '' },
};

/** No runs, runs of other stores, and runs with another key than the store's file: nothing may change for them. */
const WITHOUT_THE_STORES_KEY =
  /negative|build|platform|cleaner|notifier|opt-out|host-?path|s3|secret-(as-)?env|conn-env|gcs-connection|gcs-cm/;

/** The pods that Polyaxon's own code made, by the path of their file. */
export const FIXTURES: readonly Row[] = globSync('polyaxon-*/**/*.json', { cwd: FOLDER })
  .toSorted()
  .flatMap((file) => {
    const pod: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    return isPod(pod) ? [rowOf(file, pod)] : [];
  });

/** Custom resources, reviews and indexes are in the same folders. */
function isPod(value: unknown): value is V1Pod {
  const containers: unknown = Reflect.get(Object(Reflect.get(Object(value), 'spec')), 'containers');
  return Array.isArray(containers);
}

function rowOf(file: string, pod: V1Pod): Row {
  const platform = platformObjects(pod);
  return aRow({
    name: file.replace('.json', ''),
    origin: 'made by Polyaxon',
    says: 'A pod as Polyaxon makes it.',
    pod,
    config: CONFIG,
    secrets: { ...platform.secrets, ...SECRETS },
    configMaps: { ...platform.configMaps, ...CONFIG_MAPS },
    who: WITHOUT_THE_STORES_KEY.test(file) ? {} : { outputs: 'store', google: 'store', gcloud: 'store' },
  });
}
