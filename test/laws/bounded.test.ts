import { describe, expect, it } from 'vitest';
import { patchText } from '../../src/admission/patch-text.ts';
import { decide } from '../../src/injection/decide.ts';
import { anInput } from '../support/builders.ts';
import { exponentOf, LIMIT } from '../support/judging/growth.ts';
import { LARGE_0X } from './large/of-0x.ts';
import { LARGE_2X } from './large/of-2x.ts';
import { LARGE_IN_CONTAINERS } from './large/of-containers.ts';

const INPUT = anInput({
  config: `
persistence:
  outputs: {store: gcs, bucket: gs://outputs-bucket, secret: gcs-secret, secretKey: gcs-secret.json}
  data:
    images: {store: gcs, bucket: gs://images, secret: gcs-images, secretKey: key.json}
artifactsStore: {name: gcs-artifacts, kind: gcs, schema: {bucket: gs://acme-artifacts}, secret: {name: gcs-secret}}
`,
});

describe('law 10: the time of a decision grows in proportion to the pod', () => {
  it.each(Object.entries({ ...LARGE_0X, ...LARGE_2X, ...LARGE_IN_CONTAINERS }))('%s', (_name, { size, pod }) => {
    const exponent = exponentOf(pod, (large) => patchText(decide(large, INPUT).operations), size);
    expect(exponent).toBeLessThanOrEqual(LIMIT);
  });
});
