import { describe, expect, it } from 'vitest';
import { experiment, send, withPod } from '../../support/admission-reviews.ts';
import { startForTest } from '../../support/running-server.ts';
import { refusal } from './status-bodies.ts';

const NAMES = Array.from({ length: 50 }, (_, index) => `c${index}`);
/** Each path of it gets an entry among the access keys. */
const REFERENCES = {
  name: 'POLYAXON_REFS_OUTPUTS_PATHS',
  value: JSON.stringify({ jobs: Array.from({ length: 1000 }, (_, index) => `gs://bucket/team/project/${index}`) }),
};

describe('a pod whose patch is too large to store', () => {
  it('is refused quickly with 413', async () => {
    await using server = await startForTest();
    const { metadata, spec } = experiment().request.object;
    const annotations = { 'polyaxon-gcs-injector.io/containers': NAMES.join(',') };
    const containers = [...spec.containers, ...NAMES.map((name) => ({ name, env: [REFERENCES] }))];
    const review = withPod(experiment(), { metadata: { ...metadata, annotations }, spec: { ...spec, containers } });
    expect(refusal(await send(server.ports.webhook, review), 413)).toMatch(/larger than what can be stored/);
    expect((await send(server.ports.webhook, experiment())).status).toBe(200);
  });
});
