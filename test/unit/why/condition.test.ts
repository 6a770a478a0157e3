import { expect, it } from 'vitest';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { holds } from '../../../src/why/live/condition.ts';
import { aRunPod } from '../../support/builders.ts';

it.each([
  ["object.metadata.labels['app.kubernetes.io/managed-by'] == 'polyaxon'", true],
  ["object.metadata.?annotations[?'a'].orValue('') == 'b'", false],
  ["request.operation == 'CREATE' && request.namespace == 'team'", true],
  ['oldObject == null', true],
  ['1 + 1', 'unknown'],
  ["authorizer.group('').resource('pods').check('create').allowed()", 'unknown'],
  ['object.metadata.labels.missing == "a"', 'unknown'],
  ['no CEL (', 'unknown'],
])('%s is %s', (expression, value) => {
  expect(holds(expression, aRunPod(), 'team')).toBe(value);
});

it('takes null for absent, as the API server does', () => {
  const pod: Pod = { metadata: { labels: null, annotations: null }, spec: aRunPod().spec };
  expect(holds("object.metadata.?labels[?'a'].hasValue()", pod, 'team')).toBe(false);
});
