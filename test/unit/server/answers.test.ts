import { describe, expect, it } from 'vitest';
import {
  answerTo,
  experiment,
  patched,
  patchOf,
  send,
  web,
  withPod,
  withRequest,
} from '../../support/admission-reviews.ts';
import { type RunningServer, startForTest, type TestOptions } from '../../support/running-server.ts';
import { IGNORE_MUTATE, MUTATE } from '../../support/tls-client.ts';

const MISSING_SECRET: TestOptions = {
  configuration: `
persistence:
  outputs: {store: gcs, bucket: gs://outputs-bucket, secret: gcs-secret, secretKey: gcs-key.json}
injection: {missingSecret: deny}
`,
  secrets: new Map([['gcs-secret', { kind: 'missing' }]]),
};

const BOTH_PATHS = [MUTATE, IGNORE_MUTATE];

describe('the answer to an admission', () => {
  it.each(BOTH_PATHS)('is an AdmissionReview v1 with the sent uid, on %s', async (path) => {
    await using server = await startForTest();
    const { status, headers, body } = await send(server.ports.webhook, experiment(), { path });
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
    });
    expect(JSON.parse(body)).toMatchObject({
      apiVersion: 'admission.k8s.io/v1',
      kind: 'AdmissionReview',
      response: { uid: experiment().request.uid, allowed: true, patchType: 'JSONPatch' },
    });
  });

  it.each(BOTH_PATHS)('has a patch that gives a run its key file, on %s', async (path) => {
    await using server = await startForTest();
    const review = experiment();
    const pod = patched(review, await answerTo(server.ports.webhook, review, { path }));
    expect(pod.spec.containers[0]?.env).toContainEqual({
      name: 'GOOGLE_APPLICATION_CREDENTIALS',
      value: '/tmp/.plx-gcs-secret/gcs-key.json',
    });
  });

  it('has neither patch nor patchType if there is nothing to do', async () => {
    await using server = await startForTest();
    expect(await answerTo(server.ports.webhook, web())).toEqual({
      uid: web().request.uid,
      allowed: true,
      auditAnnotations: { result: 'skipped', reason: 'not_polyaxon', config: expect.stringMatching(/^[\da-f]{12}$/) },
    });
  });

  it('has neither patch nor patchType for a pod that was injected before', async () => {
    await using server = await startForTest();
    const injected = patched(experiment(), await answerTo(server.ports.webhook, experiment()));
    const again = await answerTo(server.ports.webhook, withPod(experiment(), { ...injected }));
    expect(Object.keys(again)).toEqual(['uid', 'allowed', 'auditAnnotations']);
    expect(again.auditAnnotations).toMatchObject({ result: 'skipped', reason: 'already_injected' });
  });

  it('warns if a person should act, in one line that begins with our name', async () => {
    await using server = await startForTest({ configuration: '{}' });
    const { warnings, auditAnnotations } = await answerTo(server.ports.webhook, experiment());
    expect(auditAnnotations['reason']).toBe('no_store');
    expect(warnings).toEqual(['polyaxon-gcs-injector: no_store: set persistence.outputs or artifactsStore']);
  });

  it('is the same for a dry run', async () => {
    await using server = await startForTest();
    const dryRun = withRequest(experiment(), { dryRun: true });
    expect(await answerTo(server.ports.webhook, dryRun)).toEqual(await answerTo(server.ports.webhook, experiment()));
  });

  it('is the same for JSON with a charset, and for any query', async () => {
    await using server = await startForTest();
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const path = `${MUTATE}?timeout=5s`;
    expect((await answerTo(server.ports.webhook, experiment(), { headers, path })).allowed).toBe(true);
  });
});

describe('a missing Secret with the policy deny', () => {
  const denials = async (server: RunningServer, path: string) => answerTo(server.ports.webhook, experiment(), { path });

  it('denies the pod on the fail path, with HTTP 403 and the fix', async () => {
    await using server = await startForTest(MISSING_SECRET);
    const response = await denials(server, MUTATE);
    expect(response).toMatchObject({
      allowed: false,
      status: {
        code: 403,
        message:
          'polyaxon-gcs-injector: secret_missing: gcs-secret/gcs-key.json: no such Secret here: create it or correct its name',
      },
      auditAnnotations: { result: 'denied', reason: 'secret_missing' },
    });
    expect(patchOf(response)).toEqual([]);
    expect(response).not.toHaveProperty('patchType');
  });

  it('allows, injects and warns on the ignore path', async () => {
    await using server = await startForTest(MISSING_SECRET);
    const response = await denials(server, IGNORE_MUTATE);
    expect(response).toMatchObject({
      allowed: true,
      patchType: 'JSONPatch',
      warnings: [expect.stringMatching(/^polyaxon-gcs-injector: secret_missing: gcs-secret\/gcs-key\.json: /)],
      auditAnnotations: { result: 'injected', reason: 'secret_missing' },
    });
    expect(response).not.toHaveProperty('status');
  });
});
