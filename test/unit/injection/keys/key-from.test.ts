import { describe, expect, it } from 'vitest';
import { aVolume, has, located, NEED, needOf, type Parts, STRICT, VITAL } from './located.ts';

const MOUNTS = [{ name: 'v', mountPath: '/gc' }];
const whole: Parts = { volumes: [aVolume('v')], mounts: MOUNTS };
const ofItem = (key: string): Parts => ({ volumes: [aVolume('v', { [key]: 'x.json' })], mounts: MOUNTS });

describe('a location says what chose its key', () => {
  it.each<[string, Parameters<typeof located>[0], Parts, string]>([
    ['the configuration', needOf('k.json'), { ...whole, state: has('k.json') }, 'configured'],
    ['GC_KEY_PATH', NEED, { ...whole, keyPath: '/gc/mine.json', state: has('mine.json') }, 'GC_KEY_PATH'],
    ['its usual name', NEED, whole, 'usual'],
    ['the Secret, which has no other', NEED, { ...whole, state: has('x.json', 'readme') }, 'only .json'],
    ['the volume, which shows no other', NEED, ofItem('x'), 'only .json'],
    [
      'the volume, which shows no other, if the Secret lacks the configured one',
      needOf('k.json'),
      { ...ofItem('x'), state: has('x') },
      'only .json',
    ],
    [
      'a file mount',
      NEED,
      { volumes: [aVolume('v')], mounts: [{ name: 'v', mountPath: '/x/my.json', subPath: 'sa.json' }] },
      'file mount',
    ],
  ])('%s', (_what, need, parts, keyFrom) => expect(located(need, parts)?.keyFrom).toBe(keyFrom));

  it.each<[string, Parameters<typeof located>[0], Parts]>([
    ['if nobody has seen that the Secret lacks the configured one', needOf('k.json'), ofItem('x')],
    ['if only the configured one is good enough', STRICT, { ...ofItem('x'), state: has('x') }],
    ['if the run waits for the configured one', VITAL, { ...ofItem('x'), state: has('x') }],
  ])('never the volume, which shows no other, %s', (_what, need, parts) => {
    expect(located(need, parts)?.keyFrom).not.toBe('only .json');
  });
});
