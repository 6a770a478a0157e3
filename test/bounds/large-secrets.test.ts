import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createServiceAccount } from '../../lab/google/accounts/service-account.ts';
import { putSecret } from '../support/api-server/secret.ts';
import { type ApiServer, startApiServer, WATCHES } from '../support/api-server/start.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeKubeconfig } from '../support/write-kubeconfig.ts';
import { ON_LOOPBACK, startLimited } from './limited-server.ts';

const NAMESPACES = Array.from({ length: 200 }, (_, index) => `team-${index}`);
const NAMES = ['gcs-secret', 'more'];
const SECRETS = ['--secrets-mode', 'cluster', '--secrets-names', 'more'];
const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
const DATA = {
  'gcs-key.json': Buffer.from(JSON.stringify(keyFile)).toString('base64'),
  'model.bin': Buffer.alloc(900_000, 'x').toString('base64'),
};
const SOON = { timeout: 200_000, interval: 100 };

function putAll(api: ApiServer, since: string): void {
  for (const namespace of NAMESPACES) for (const name of NAMES) putSecret(api, { namespace, name, data: DATA, since });
}

it('200 namespaces with two Secrets of 900 kB each, listed and then all changed, in a container of 256 MiB', async () => {
  await using api = await startApiServer();
  await using folder = await temporaryFolder();
  putAll(api, '2026-01-01T00:00:00Z');
  const kubeconfig = await writeKubeconfig(join(folder.path, 'kubeconfig'), api.config.exportConfig());
  await using server = await startLimited({ mebibytes: 256, args: [...ON_LOOPBACK, ...SECRETS], kubeconfig });
  /** How many namespaces have a key older than a day, and how many have one. */
  const ages = async (): Promise<readonly number[]> => {
    const text = await (await fetch(`http://127.0.0.1:${server.ports.metrics}/metrics`)).text();
    const series = [...text.matchAll(/key_age_seconds\{namespace="team-\d+"\} ([\d.e+]+)/g)];
    return [series.filter(([, seconds]) => Number(seconds) > 86_400).length, series.length];
  };
  await expect.poll(ages, SOON).toEqual([200, 200]);
  putAll(api, new Date().toISOString());
  await expect.poll(ages, SOON).toEqual([0, 200]);
  expect(api.requests.filter(WATCHES)).toHaveLength(NAMES.length);
  // The control group ends a server that holds more than its limit.
  expect(server.ended()).toBeUndefined();
});
