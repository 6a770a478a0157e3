import { expect, it } from 'vitest';
import { optionsIn } from './options.ts';

it('has a minute and an endless row of seeds, unless it is told otherwise', () => {
  const [few, many] = [optionsIn(['--seeds', '2', '--requests', '9']), optionsIn([])];
  expect(many).toMatchObject({ seed: 1, seeds: Number.POSITIVE_INFINITY, minutes: 1 });
  expect(few).toMatchObject({ seeds: 2, requests: 9, minutes: Number.POSITIVE_INFINITY });
  expect(optionsIn(['--help'])).toBeUndefined();
});

it.each([
  [['--minutes', '0']],
  [['--minutes', 'x']],
  [['--seed', '-1']],
  [['--seed', '1.5']],
  [['--seeds', '0']],
  [['--what']],
])('refuses %o', (args) => {
  expect(() => optionsIn(args)).toThrow();
});
