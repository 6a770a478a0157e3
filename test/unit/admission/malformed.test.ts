import { describe, expect, it } from 'vitest';
import { namespaceIn, receive } from '../../../src/admission/review.ts';
import { experiment, withPod, withRequest } from '../../support/admission-reviews.ts';

const env = (variable: unknown) => ({ containers: [{ name: 'a', env: [variable] }] });

describe('a malformed review', () => {
  it.each([
    ['the body', 7],
    ['the body', null],
    ['request.operation', withRequest(experiment(), { operation: null })],
    ['request.resource', withRequest(experiment(), { resource: 'pods' })],
    ['request.kind.version', withRequest(experiment(), { kind: { group: '', version: 1, kind: 'Pod' } })],
    ['request.object: the pod', withRequest(experiment(), { object: [] })],
    ['request.object: spec.containers', withPod(experiment(), { spec: { containers: [] } })],
    ['request.object: spec.containers[0].env[0].value', withPod(experiment(), { spec: env({ name: 'A', value: 1 }) })],
    ['request.object: spec.containers[0].env[0].name', withPod(experiment(), { spec: env({ name: null }) })],
    ['request.object: metadata.labels.a', withPod(experiment(), { metadata: { labels: { a: true } } })],
  ])('names %s', (path, body) => {
    expect(receive(body)).toEqual({ kind: 'malformed', message: expect.stringContaining(`${path} must `) });
  });

  it.each([
    ['the namespace of the request', experiment(), 'polyaxon'],
    ['none if that is no text', withRequest(experiment(), { namespace: 7 }), ''],
    ['none if there is no request', { namespace: 'a' }, ''],
    ['none if it is no object', null, ''],
  ])('is counted for %s', (_what, body, namespace) => {
    expect(namespaceIn(body)).toBe(namespace);
  });
});
