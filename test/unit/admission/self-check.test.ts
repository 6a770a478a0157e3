import { describe, expect, it } from 'vitest';
import { assertApplies } from '../../../src/admission/self-check.ts';

const pod = () => ({ metadata: {}, spec: { containers: [{ name: 'main' }] } });

describe('the check of a patch before it is sent', () => {
  it('passes a patch that applies', () => {
    expect(() => assertApplies(pod(), [{ op: 'add', path: '/spec/containers/0/env', value: [] }])).not.toThrow();
  });

  it.each([
    ['goes into a map that is absent', '/metadata/annotations/a'],
    ['goes into a list that is absent', '/spec/containers/0/env/-'],
    ['goes to a missing container', '/spec/containers/1/env'],
    ['leaves a gap in a list', '/spec/containers/7'],
    ['would poison a prototype', '/__proto__/polluted'],
  ])('throws for a patch that %s', (_what, path) => {
    expect(() => assertApplies(pod(), [{ op: 'add', path, value: 'x' }])).toThrow();
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
