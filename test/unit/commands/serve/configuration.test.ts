import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { followConfiguration } from '../../../../src/commands/serve/configuration.ts';
import type { Configuration } from '../../../../src/config/configuration.ts';
import type { ConfigurationError } from '../../../../src/config/fault.ts';
import { isOnGcs } from '../../../../src/gcs/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const textFor = (bucket: string): string => `persistence: {outputs: {store: gcs, bucket: ${bucket}}}\n`;
const bucketOf = ({ everywhere }: Configuration): string | undefined => everywhere.outputs.filter(isOnGcs)[0]?.bucket;

/** A folder as the kubelet mounts a ConfigMap: the file is a link through `..data`, and the swap is atomic. */
async function mounted(first: string) {
  const folder = await temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  let version = 0;
  const put = async (text: string): Promise<void> => {
    version += 1;
    await mkdir(at(`..${version}`));
    await writeFile(at(`..${version}/config.yaml`), text);
    await symlink(`..${version}`, at('..data_tmp'));
    await rename(at('..data_tmp'), at('..data'));
  };
  await put(first);
  await symlink('..data/config.yaml', at('config.yaml'));
  return { path: at('config.yaml'), put, [Symbol.asyncDispose]: folder[Symbol.asyncDispose] };
}

async function followed(first: string) {
  await using opened = new AsyncDisposableStack();
  const mount = opened.use(await mounted(first));
  const applied: Configuration[] = [];
  const refused: ConfigurationError[] = [];
  const report = {
    applied: (configuration: Configuration) => void applied.push(configuration),
    refused: (error: unknown) => void refused.push(error as ConfigurationError),
  };
  const live = await followConfiguration(mount.path, report, 5);
  opened.defer(() => live.stop());
  const kept = opened.move();
  return { live, applied, refused, put: mount.put, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

describe('a configuration in a mounted ConfigMap', () => {
  it('is in force soon after the link is swapped', async () => {
    await using file = await followed(textFor('gs://first'));
    expect(bucketOf(file.live.current())).toBe('gs://first');
    await file.put(textFor('gs://second'));
    await expect.poll(() => file.applied.map(bucketOf)).toEqual(['gs://second']);
    expect(bucketOf(file.live.current())).toBe('gs://second');
  });

  it('stays in force if the new one is invalid, and all faults of the new one are logged', async () => {
    await using file = await followed(textFor('gs://first'));
    await file.put('persistence: {outputs: {store: gcs, bucket: nowhere}, typo: 1}\n');
    await expect.poll(() => file.refused).toHaveLength(1);
    expect(file.refused[0]?.faults.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['persistence.outputs.bucket', 'persistence.typo']),
    );
    expect([bucketOf(file.live.current()), file.applied]).toEqual(['gs://first', []]);
  });

  it('is replaced by the next valid one after an invalid one', async () => {
    await using file = await followed(textFor('gs://first'));
    await file.put('[');
    await expect.poll(() => file.refused).toHaveLength(1);
    await file.put(textFor('gs://third'));
    await expect.poll(() => bucketOf(file.live.current())).toBe('gs://third');
  });

  it('is not applied again if only its mount is new', async () => {
    await using file = await followed(textFor('gs://first'));
    await file.put(textFor('gs://first'));
    await file.put(textFor('gs://second'));
    await expect.poll(() => file.applied.map(bucketOf)).toEqual(['gs://second']);
  });

  it('must be valid at first', async () => {
    await expect(followed('persistence: 1\n')).rejects.toThrow(/config\.yaml: 1 fault/);
  });
});
