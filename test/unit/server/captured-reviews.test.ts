import { describe, expect, it } from 'vitest';
import { answerTo, patched, patchOf, reviewsIn } from '../../support/admission-reviews.ts';
import { startForTest } from '../../support/running-server.ts';

const RUN_APPS = ['polyaxon-experiment', 'polyaxon-job', 'polyaxon-notebook', 'polyaxon-tensorboard'];

const appOf = (labels: unknown): unknown => (labels as Readonly<Record<string, unknown>> | undefined)?.['app'];

describe('AdmissionReviews of a real API server', () => {
  it.each(reviewsIn('reviews/captured'))('%s is allowed and left alone', async (_file, review) => {
    await using server = await startForTest();
    const response = await answerTo(server.ports.webhook, review);
    expect(response).toMatchObject({ uid: review.request.uid, allowed: true });
    expect(patchOf(response)).toEqual([]);
  });

  const reviews = reviewsIn('polyaxon-0.x/admission');
  const runs = reviews.filter(([, { request }]) => RUN_APPS.includes(String(appOf(request.object.metadata['labels']))));
  const others = reviews.filter((review) => !runs.includes(review));

  it('hold seven runs and six other pods', () => {
    expect([runs.length, others.length]).toEqual([7, 6]);
  });

  it.each(runs)('%s gets a patch that applies', async (_file, review) => {
    await using server = await startForTest();
    const response = await answerTo(server.ports.webhook, review);
    expect(response).toMatchObject({ uid: review.request.uid, allowed: true, patchType: 'JSONPatch' });
    expect(JSON.stringify(patched(review, response))).toContain('"polyaxon-gcs-injector.io/status"');
  });

  it.each(others)('%s is allowed and left alone', async (_file, review) => {
    await using server = await startForTest();
    const response = await answerTo(server.ports.webhook, review);
    expect(response).toMatchObject({ uid: review.request.uid, allowed: true });
    expect(patchOf(response)).toEqual([]);
  });
});
