import { join } from 'node:path';
import { expect } from 'vitest';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { type Admission, reproducible } from '../../../support/reproducible.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../../chart/release-names.ts';

const REVIEWS = join(import.meta.dirname, '../../../fixtures/reviews/recorded');

/**
 * Compares an admission with its fixture for this version of Kubernetes, so that fixtures cannot become outdated. `npm
 * run e2e -- -u` rewrites them, and the unit suite replays them.
 */
export async function expectRecorded(version: string, name: string, admission: Admission): Promise<void> {
  const { review, stored } = reproducible(admission);
  await expect(textOf(review)).toMatchFileSnapshot(join(REVIEWS, version, `${name}.json`));
  await expect(textOf(stored)).toMatchFileSnapshot(join(REVIEWS, version, `${name}.stored.json`));
}

/** The same for the injector's configuration. */
export async function expectRecordedConfiguration({ kubectl }: Cluster): Promise<void> {
  const get = ['get', 'configmap', INJECTOR, `--namespace=${INJECTOR_NAMESPACE}`, '--output=json'];
  const { data } = JSON.parse(await kubectl(get));
  await expect(data['config.yaml']).toMatchFileSnapshot(join(REVIEWS, 'config.yaml'));
}

/** Such as `v1.37.2`. */
export const versionOf = async ({ kubectl }: Cluster): Promise<string> =>
  JSON.parse(await kubectl(['version', '--output=json'])).serverVersion.gitVersion;

const textOf = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
