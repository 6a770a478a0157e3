import { afterAll, beforeAll, describe, expect } from 'vitest';
import { expectInOrder, expectShown, follow, mayUse } from '../examples/follow.ts';
import { type Installation, startInstallation } from '../examples/installation.ts';
import { commandsIn, outputIn, sectionOf } from '../examples/readme.ts';
import { podOf0x, readExample, withScript } from '../examples/runs.ts';
import { expectAuthenticated, textsIn } from '../harness/proof.ts';
import { it } from '../harness/with-polyaxon-api.ts';

let there: Installation;
const remove = () => there?.[Symbol.asyncDispose]();

describe('the README of the project', () => {
  const install = [
    sectionOf(readExample('../README.md'), 'Install on your cluster'),
    sectionOf(readExample('../docs/install.md'), 'Chart'),
  ].join('\n');

  beforeAll(async () => {
    there = await startInstallation(mayUse('plx-outputs'), podOf0x('experiment-0.6/polyaxonfile.yaml'));
  });
  afterAll(remove);

  it('installs with its commands, and they print the output that it shows', async () => {
    expect(commandsIn(install)).toHaveLength(3);
    const said: string[] = [];
    for (const block of commandsIn(install)) said.push(await there.sh(block));
    expectInOrder(said.join('').replaceAll(/"id":"[0-9a-f]{8}"/g, '"id":"1a2b3c4d"'), outputIn(install));
  });
});

describe('outputs-on-gcs', () => {
  const environment = 'polyaxon-client-0.6-python-3.8';
  const experiment = podOf0x('experiment-0.6/polyaxonfile.yaml');
  const [secret = '', install = '', look = '', several = ''] = commandsIn(readExample('outputs-on-gcs/README.md'));

  beforeAll(async () => {
    const accounts = {
      ...mayUse('plx-outputs'),
      'reports@acme.iam.gserviceaccount.com': { buckets: ['plx-reports'], keyFile: 'reports-key.json' },
      'data@acme.iam.gserviceaccount.com': { buckets: ['plx-data'], keyFile: 'data-key.json' },
    };
    there = await startInstallation(accounts, experiment);
    there.google.seed('plx-data', 'labels.csv', '5\n0\n4\n');
  });
  afterAll(remove);

  it('leads from a key file to an output in the bucket', async () => {
    await there.sh(secret);
    await there.sh(install);
    const job = { ...withScript(experiment, 'experiment-0.6/experiment.py'), environment } as const;
    expect((await there.run('first', job)).log).toContain("read back: {'loss': 0.25}");
    expect(textsIn(there.google, 'plx-outputs')).toHaveProperty(
      ['root/quick-start/experiments/7/metrics.json'],
      '{"loss": 0.25}',
    );
    const outputs = 'gs://plx-outputs/root/quick-start/experiments/7';
    const status = `{"v":1,"reason":"injected","config":"[0-9a-f]+","secret":"gcs-secret/gcs-secret.json","id":"[0-9a-f]{8}","outputs":"${outputs}"}`;
    expect(await there.sh(look)).toMatch(RegExp(`^POD +STATUS\nfirst +${status}\n$`));
  });

  it('leads to several buckets, each with its own key', async () => {
    await there.sh(several);
    await there.untilReplaced();
    const pod = podOf0x('outputs-on-gcs/polyaxonfile.yaml');
    const { log } = await there.run('second', { ...withScript(pod, 'outputs-on-gcs/report.py'), environment });
    expect(log).toContain('stored in gs://plx-reports/weekly/root/quick-start/jobs/3');
    expect(textsIn(there.google, 'plx-reports')).toEqual({
      'weekly/root/quick-start/jobs/3/report.txt': '3 labels\n',
    });
    expectAuthenticated({ report: there.google.report() });
  });
});

describe('experiment-0.6', () => {
  const pod = podOf0x('experiment-0.6/polyaxonfile.yaml');
  beforeAll(async () => {
    there = await startInstallation(mayUse('plx-outputs'), pod);
  });
  afterAll(remove);

  it('stores its metrics and its model', async () => {
    await follow(there, 'experiment-0.6');
    const environment = 'polyaxon-client-0.6-python-3.8';
    const { log } = await there.run('run', { ...withScript(pod, 'experiment-0.6/experiment.py'), environment });
    expectShown('experiment-0.6', log);
    expectAuthenticated({ report: there.google.report() });
    expect(textsIn(there.google, 'plx-outputs')).toEqual({
      'root/quick-start/experiments/7/metrics.json': '{"loss": 0.25}',
      'root/quick-start/experiments/7/model/weights.txt': '1 2 3\n',
    });
  });
});
