import { expect, it } from 'vitest';
import { assertNodeServes } from '../../../../src/commands/serve/node-version.ts';

it.each(['24.0.0', '26.10.0', '100.1.0'])('the server runs on Node %s', (version) => {
  expect(() => assertNodeServes(version)).not.toThrow();
});

it.each(['22.23.5', '23.11.0'])('an older Node (%s) is refused in one sentence', (version) => {
  expect(() => assertNodeServes(version)).toThrow(
    `the server needs Node 24 or later; this is Node ${version}, which is enough for every other command`,
  );
});
