import { expect, it } from 'vitest';
import { runProgram } from '../../support/run-program.ts';

it('the demo injects real runs over TLS, and explains why it left the last pod alone', async () => {
  const { stdout, stderr, error } = await runProgram(['demo']);
  expect(error).toBeUndefined();
  expect(stderr).toBe('');
  expect(stdout.match(/^ {3}injected: /gm)).toHaveLength(4);
  expect(stdout.match(/^\+ .*name: GOOGLE_APPLICATION_CREDENTIALS$/gm)).toHaveLength(4);
  expect(stdout.trimEnd().endsWith('   not_polyaxon: Not a Polyaxon run: it does not have the labels of one.')).toBe(
    true,
  );
});
