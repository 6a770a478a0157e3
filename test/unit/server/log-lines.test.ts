import { describe, expect, it } from 'vitest';
import {
  experiment,
  type Review,
  reviewsIn,
  send,
  web,
  withPod,
  withRequest,
} from '../../support/admission-reviews.ts';
import { type RunningServer, startForTest, type TestOptions } from '../../support/running-server.ts';
import { call } from '../../support/tls-client.ts';

const SECRET = 'AKIA-s3cr3t';

const WRONG_KEY: TestOptions = {
  secrets: new Map([['gcs-secret', { kind: 'present', keys: new Map([['gcs-secret.json', 'usable']]) }]]),
};

/** A review with the secret in the env of every container, in its arguments and its annotations. */
const withSecret = (review: Review): Review => {
  const { metadata, spec } = review.request.object;
  const containers = spec.containers.map((container) => ({
    ...container,
    args: [SECRET],
    env: [
      ...(container.env ?? []),
      { name: 'API_KEY', value: SECRET },
      { name: 'POLYAXON_CONNECTIONS_CATALOG', value: `[${SECRET}` },
    ],
  }));
  return withPod(review, { metadata: { ...metadata, annotations: { note: SECRET } }, spec: { ...spec, containers } });
};

/** All ways in which a pod can be refused or left alone. */
const broken: readonly ((review: Review) => string)[] = [
  (review) => JSON.stringify(review).slice(0, -1),
  (review) => JSON.stringify(withRequest(review, { uid: [SECRET] })),
  (review) => JSON.stringify(withRequest(review, { object: SECRET })),
  (review) => JSON.stringify(withPod(review, { metadata: { labels: { [SECRET.length]: [SECRET] } } })),
  (review) => JSON.stringify(withPod(review, { spec: { containers: [{ env: [{ name: 'A', value: [SECRET] }] }] } })),
  (review) => JSON.stringify({ ...review, apiVersion: SECRET }),
];

const entriesOf = ({ written }: RunningServer) =>
  written.admissions.map(({ level, result, reason }) => ({ level, result, reason }));

describe('the log', () => {
  it('never holds a value of the pod, even at the finest level, whatever the result', async () => {
    await using server = await startForTest({ logLevel: 'trace' });
    const reviews = reviewsIn('polyaxon-0.x/admission').map(([, review]) => withSecret(review));
    for (const review of reviews) await send(server.ports.webhook, review);
    const bodies = broken.map((breakIt) => breakIt(withSecret(experiment())));
    for (const body of bodies) await call({ port: server.ports.webhook, body });
    expect(server.written.admissions).toHaveLength(reviews.length + bodies.length);
    expect(server.written.text).not.toContain('s3cr3t');
  });

  it('never holds a value in a fault of ours either', async () => {
    await using server = await startForTest({
      inputFor: () => {
        throw new Error(`cannot decide on ${SECRET}`, { cause: SECRET });
      },
    });
    const answer = await send(server.ports.webhook, withSecret(experiment()));
    expect(answer.status).toBe(500);
    expect(server.written.text + answer.body).not.toContain('s3cr3t');
  });

  it('has one line for an injection, with the pod, its changes and the reason', async () => {
    await using server = await startForTest();
    await send(server.ports.webhook, experiment());
    expect(server.written.admissions).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        uid: experiment().request.uid,
        namespace: 'polyaxon',
        pod: 'plx-b0a7e1d2c3f44a5b9e6d7c8f90a1b2c3-master-0',
        result: 'injected',
        reason: 'injected',
        generation: '0.x',
        run: expect.stringMatching(/^\w+\.[\w-]+\.\d+$/),
        secret: 'gcs-secret/gcs-key.json',
        outputs: expect.stringMatching(/^gs:\/\/outputs-bucket\//),
        operations: expect.any(Number),
        msg: 'admission',
      },
    ]);
  });

  it('names the key that is wanted and the keys that are there, as the warning does', async () => {
    await using server = await startForTest(WRONG_KEY);
    await send(server.ports.webhook, experiment());
    const cause = 'it has gcs-secret.json';
    expect(server.written.admissions).toMatchObject([
      {
        reason: 'secret_key_missing',
        secret: 'gcs-secret/gcs-key.json',
        cause,
        warnings: [
          `polyaxon-gcs-injector: secret_key_missing: gcs-secret/gcs-key.json: ${cause}: add it or correct secretKey`,
        ],
      },
    ]);
  });

  it('has a skip at debug level, and a malformed request as a warning with the cause', async () => {
    await using server = await startForTest();
    await send(server.ports.webhook, web());
    await call({ port: server.ports.webhook, body: '{}' });
    expect(entriesOf(server)).toEqual([
      { level: 'debug', result: 'skipped', reason: 'not_polyaxon' },
      { level: 'warn', result: 'failed', reason: 'fault' },
    ]);
    expect(server.written.admissions[1]).toMatchObject({ code: 400, why: expect.stringMatching(/^the body must /) });
  });

  it('has no line for a skip at its default level', async () => {
    await using server = await startForTest({ logLevel: 'info' });
    await send(server.ports.webhook, web());
    await send(server.ports.webhook, experiment());
    expect(entriesOf(server)).toEqual([{ level: 'info', result: 'injected', reason: 'injected' }]);
  });
});
