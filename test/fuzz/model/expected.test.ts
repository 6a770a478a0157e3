import { describe, expect, it } from 'vitest';
import { experiment, withPod, withRequest } from '../../support/admission-reviews.ts';
import { expectedOf } from './expected.ts';

const review = experiment();
const [container] = review.request.object.spec.containers;
const withMain = (members: object) => withPod(review, { spec: { containers: [{ ...container, ...members }] } });
const withText = (value: unknown) => JSON.stringify(value);

describe('what must be answered', () => {
  it.each<readonly [string, string, string]>([
    ['a run', 'pod', withText(review)],
    ['members that are null', 'pod', withText(withMain({ env: null, args: null, volumeMounts: null }))],
    ['members of another version', 'pod', withText(withMain({ resizePolicy: 7 }))],
    ['a label that is null', 'pod', withText(withPod(review, { metadata: { labels: { a: null } } }))],
    [
      'a name of 253 characters beyond the first plane',
      'pod',
      withText(withRequest(review, { name: '😀'.repeat(253) })),
    ],
    ['a deletion', 'not a creation', withText(withRequest(review, { operation: 'DELETE' }))],
    ['a subresource', 'not a creation', withText(withRequest(review, { subResource: 'exec' }))],
    ['no JSON', 'refused', withText(review).slice(1)],
    ['another version', 'refused', withText({ ...review, apiVersion: 'admission.k8s.io/v1beta1' })],
    ['no uid', 'refused', withText(withRequest(review, { uid: '' }))],
    ['a long name', 'refused', withText(withRequest(review, { name: 'x'.repeat(254) }))],
    ['a long namespace', 'refused', withText(withRequest(review, { namespace: 'x'.repeat(64) }))],
    ['no containers', 'refused', withText(withPod(review, { spec: { containers: [] } }))],
    ['a number as a value', 'refused', withText(withMain({ env: [{ name: 'A', value: 1 }] }))],
    [
      'a reference without a key',
      'refused',
      withText(withMain({ env: [{ name: 'A', valueFrom: { secretKeyRef: {} } }] })),
    ],
    ['a mount without a path', 'refused', withText(withMain({ volumeMounts: [{ name: 'a' }] }))],
    ['a label that is a number', 'refused', withText(withPod(review, { metadata: { labels: { a: 1 } } }))],
    ['600 levels', 'refused', withText(withMain({ x: '?' })).replace('"?"', `${'['.repeat(600)}${']'.repeat(600)}`)],
    ['brackets in a text', 'pod', withText(withMain({ x: '['.repeat(600) }))],
  ])('%s: %s', (_what, kind, body) => {
    expect(expectedOf(Buffer.from(body)).kind).toBe(kind);
  });
});
