import { describe, expect, it } from 'vitest';
import { runProgram } from '../../support/run-program.ts';

describe('help', () => {
  it.each(['serve', 'inject', 'why', 'doctor', 'certs', 'demo', 'version', 'completion'])(
    '%s explains itself',
    async (command) => {
      const { stdout } = await runProgram([command, '--help']);
      expect(stdout).toMatch(new RegExp(`^Usage: polyaxon-gcs-injector ${command}`));
    },
  );

  it('the version is that of the package', async () => expect((await runProgram(['version'])).stdout).toBe('0.1.0\n'));
});
