import { expect, it } from 'vitest';
import { experiment, withPod, withRequest } from '../../support/admission-reviews.ts';
import { startForTest } from '../../support/running-server.ts';
import { call } from '../../support/tls-client.ts';

const HOSTILE = '\u001b[31m\napproved\u202e\u200b';
const UNWANTED = /[\p{C}\p{Zl}\p{Zp}]/u;
const { metadata } = experiment().request.object;
const LABELS = (metadata?.['labels'] ?? {}) as Readonly<Record<string, string>>;

/** Each text of a review that a log line has. */
const REVIEWS = {
  'a uid': withRequest(experiment(), { uid: HOSTILE }),
  'a namespace': withRequest(experiment(), { namespace: HOSTILE }),
  'a name': withRequest(experiment(), { name: HOSTILE }),
  'a generateName': withPod(experiment(), { metadata: { ...metadata, generateName: HOSTILE.repeat(1000) } }),
  'the name of a run': withPod(experiment(), {
    metadata: { ...metadata, labels: { ...LABELS, experiment_name: HOSTILE.repeat(10_000) } },
  }),
  'an owner': withPod(experiment(), {
    metadata: { ...metadata, ownerReferences: [{ kind: HOSTILE.repeat(1000), name: HOSTILE }] },
  }),
  'the name of a label that is no text': withPod(experiment(), {
    metadata: { ...metadata, labels: { [HOSTILE.repeat(10_000)]: 1 } },
  }),
  'names of containers': withPod(experiment(), {
    metadata: {
      ...metadata,
      annotations: { 'polyaxon-gcs-injector.io/containers': Array.from({ length: 1000 }, (_, i) => `${i}`).join(',') },
    },
  }),
};

it.each(Object.entries(REVIEWS))('%s is one short line wherever it is said', async (_what, review) => {
  await using server = await startForTest({ logLevel: 'trace' });
  const { body } = await call({ port: server.ports.webhook, body: JSON.stringify(review) });
  const lines = server.written.text.trimEnd().split('\n');
  expect(lines.filter((line) => UNWANTED.test(line))).toEqual([]);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(2500);
  const { response, message } = JSON.parse(body);
  const said = [message, ...(response?.warnings ?? [])].join(' ');
  expect(said).not.toMatch(UNWANTED);
  expect(said.length).toBeLessThan(2000);
});
