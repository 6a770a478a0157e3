import { readdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { explainInCluster } from '../../src/commands/why/cluster.ts';
import { printAccounts } from '../../src/commands/why/print.ts';
import { shownCluster } from './why-cluster/shown-cluster.ts';

/** A case is a folder with `case.yaml` and what `why` prints about that cluster: `expected.txt`. */
const CASES = new URL('why-cluster/cases/', import.meta.url);
const RELEASE = { namespace: 'polyaxon-gcs-injector', name: 'polyaxon-gcs-injector' };

describe.each(readdirSync(CASES))('why: %s', (name) => {
  it('tells the chain and the one thing to do', async () => {
    const folder = new URL(`${name}/`, CASES);
    const { given, ask } = shownCluster(folder);
    const [namespace = '', asked = ''] = given.why.split('/');
    const accounts = await explainInCluster(ask, { namespace, name: asked, release: RELEASE });
    const stream = new PassThrough();
    printAccounts(accounts, 'text', stream);
    stream.end();
    const exitCode = accounts.some(({ isBad }) => isBad) ? 1 : 0;
    await expect(`${await text(stream)}exit code ${exitCode}\n`).toMatchFileSnapshot(
      new URL('expected.txt', folder).pathname,
    );
  });
});
