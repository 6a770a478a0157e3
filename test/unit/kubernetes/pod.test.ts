import { describe, expect, it } from 'vitest';
import { isPod, podFault } from '../../../src/kubernetes/pod.ts';

describe('the shape of a pod', () => {
  it.each([
    ['one container is enough', { spec: { containers: [{ name: 'a' }] } }],
    ['members of later versions pass', { spec: { containers: [{ name: 'a', next: 1 }], future: [] }, more: {} }],
    [
      'null stands for absent',
      {
        metadata: { labels: { experiment_group_name: null }, annotations: null },
        spec: {
          containers: [{ name: 'a', env: null, volumeMounts: null, args: null, command: null }],
          initContainers: null,
          volumes: null,
        },
      },
    ],
  ])('%s', (_name, value) => expect(isPod(value)).toBe(true));

  it.each([
    ['no containers', { spec: {} }, /^spec /],
    ['an empty list of containers', { spec: { containers: [] } }, /^spec\.containers /],
    ['a container without a name', { spec: { containers: [{}] } }, /^spec\.containers\[0\] /],
    [
      'a value that is no text',
      { spec: { containers: [{ name: 'a', env: [{ name: 'KEY', value: { private_key: 'hidden' } }] }] } },
      /^spec\.containers\[0\]\.env\[0\]\.value /,
    ],
    [
      'a label that is a number',
      { metadata: { labels: { type: 1 } }, spec: { containers: [{ name: 'a' }] } },
      /^metadata\.labels\.type /,
    ],
    ['a text', 'pod', /^the pod /],
  ])('%s is refused with its place, and without a value', (_name, value, place) => {
    expect(isPod(value)).toBe(false);
    expect(podFault(value)).toMatch(place);
    expect(podFault(value)).not.toContain('hidden');
  });
});
