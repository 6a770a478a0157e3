import { expect, it } from 'vitest';
import type { Concern } from '../../../src/admission/concern.ts';
import { answerTo, experiment, withPod, withRequest } from '../../support/admission-reviews.ts';
import { startForTest, type TestOptions } from '../../support/running-server.ts';

const MISSING: TestOptions = { secrets: new Map([['gcs-secret', { kind: 'missing' }]]) };
const OWNED = (() => {
  const review = experiment();
  const ownerReferences = [{ apiVersion: 'batch/v1', kind: 'Job', name: 'train', uid: '1' }];
  return withPod(review, { metadata: { ...review.request.object.metadata, ownerReferences } });
})();

it('hands on what a person must mend, and nothing of a dry run or of a run that is well', async () => {
  const told: Concern[] = [];
  const tell = (concern: Concern) => void told.push(concern);
  await using broken = await startForTest({ ...MISSING, tell });
  await answerTo(broken.ports.webhook, withRequest(OWNED, { dryRun: true }));
  await using well = await startForTest({ tell });
  await answerTo(well.ports.webhook, OWNED);
  expect(told).toEqual([]);
  const { warnings } = await answerTo(broken.ports.webhook, OWNED);
  expect(told.map(({ note }) => `polyaxon-gcs-injector: ${note}`)).toEqual(warnings);
});
