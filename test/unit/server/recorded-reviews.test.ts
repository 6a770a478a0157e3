import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { V1Pod, V1Volume } from '@kubernetes/client-node';
import jsonPatch, { type Operation } from 'fast-json-patch';
import { describe, expect, it } from 'vitest';
import { answerTo, patchOf } from '../../support/admission-reviews.ts';
import { STATUS } from '../../support/public-names.ts';
import { asAdmitted, type ReceivedReview } from '../../support/reproducible.ts';
import { startForTest } from '../../support/running-server.ts';

const REVIEWS = join(import.meta.dirname, '../../fixtures/reviews/recorded');

const read = (path: string): string => readFileSync(join(REVIEWS, path), 'utf8');
const configuration = read('config.yaml');
const versions = readdirSync(REVIEWS).filter((name) => /^v\d/.test(name));
const casesOf = (version: string): readonly string[] =>
  readdirSync(join(REVIEWS, version)).flatMap((file) => /^(.+)\.stored\.json$/.exec(file)?.[1] ?? []);

const applied = (pod: V1Pod, operations: readonly Operation[]): V1Pod =>
  jsonPatch.applyPatch(structuredClone(pod), operations, true).newDocument;

/** The only default in our additions. */
const withDefaults = ({ spec, ...pod }: V1Pod): V1Pod => ({
  ...pod,
  ...(spec && { spec: { ...spec, volumes: (spec.volumes ?? []).map(withMode) } }),
});
const withMode = ({ secret, ...volume }: V1Volume): V1Volume =>
  secret === undefined ? volume : { ...volume, secret: { defaultMode: 0o644, ...secret } };

describe.each(versions)('a review from Kubernetes %s', (version) => {
  it.each(casesOf(version))('%s: the answer turns the pod into the stored one', async (name) => {
    const review: ReceivedReview = JSON.parse(read(`${version}/${name}.json`));
    const stored: V1Pod = JSON.parse(read(`${version}/${name}.stored.json`));
    const { config, reason } = JSON.parse(stored.metadata?.annotations?.[STATUS] ?? '{}');
    await using server = await startForTest({ configuration });
    const response = await answerTo(server.ports.webhook, review);
    expect(response).toMatchObject({ uid: review.request.uid, allowed: true, patchType: 'JSONPatch' });
    expect(response).toMatchObject({ auditAnnotations: { result: 'injected', reason, config } });
    expect(response).not.toHaveProperty('warnings');
    const object = applied(review.request.object, patchOf(response));
    expect(asAdmitted(withDefaults(object))).toEqual(stored);
    const again = { ...review, request: { ...review.request, object } };
    expect(await answerTo(server.ports.webhook, again)).not.toHaveProperty('patch');
  });
});

it('exists for the same pods in each version', () => {
  expect(versions.length).toBeGreaterThan(1);
  for (const version of versions) expect(casesOf(version)).toEqual(casesOf(versions[0] ?? ''));
});
