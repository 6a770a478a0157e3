import { CommanderError } from 'commander';
import { expect, it } from 'vitest';
import { runProgram } from '../../support/run-program.ts';

// A key that is mistyped is used by nobody, and `--wait-until-unused` would say that it can be revoked.
it.each([
  [
    'a name that no Deployment can have',
    ['doctor', '--injector', 'team/Bad name'],
    "error: option '--injector <namespace/name>' argument 'team/Bad name' is invalid. A Deployment of the chart is named as NAMESPACE/NAME.",
  ],
  [
    'a proxy that is no URL',
    ['doctor', '--https-proxy', 'proxy:3128'],
    "error: option '--https-proxy <url>' argument 'proxy:3128' is invalid. A proxy is named like http://proxy:3128.",
  ],
  [
    'a key that is no id',
    ['doctor', 'keys', '--wait-until-unused', 'key.json'],
    "error: option '--wait-until-unused <id>' argument 'key.json' is invalid. A key's id is at least the first 8 of its hex digits, as in private_key_id.",
  ],
])('%s is named before a cluster is asked, with the fix', async (_name, args, message) => {
  const { stderr, error } = await runProgram(args);
  expect(error).toBeInstanceOf(CommanderError);
  expect(stderr).toBe(`${message}\n(run with --help for usage)\n`);
});
