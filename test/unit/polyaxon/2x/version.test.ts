import { describe, expect, it } from 'vitest';
import { isOlderThan } from '../../../../src/polyaxon/2x/version.ts';
import { aRunPod } from '../../../support/builders.ts';

describe('a pod that was made before 2.6', () => {
  it.each([
    ['1.20.0', true],
    ['2.5.9', true],
    ['2.5', true],
    ['2.5-rc1', true],
    ['2.6.0', false],
    ['2.10.0', false],
    ['2.18.0', false],
    ['10.0.0', false],
    ['12.3.0', false],
    ['2', false],
    ['v2.4', false],
    ['', false],
    ['2.55555.0', false],
  ])('%s: %s', (version, expected) => {
    expect(isOlderThan(aRunPod({ labels: { 'app.kubernetes.io/version': version } }), [2, 6])).toBe(expected);
  });

  it('is none without a version', () => expect(isOlderThan(aRunPod(), [2, 6])).toBe(false));
});

it('a version of two digits is older than a later one', () => {
  const pod = aRunPod({ labels: { 'app.kubernetes.io/version': '11.20.0' } });
  expect([isOlderThan(pod, [12, 0]), isOlderThan(pod, [11, 20])]).toEqual([true, false]);
});
