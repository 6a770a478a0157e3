import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../../../src/main.ts');
const run = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });

/** The candidates that a shell shows, without their descriptions, and the directive. */
const candidates = (...words: readonly string[]): readonly string[] =>
  run('complete', '--', ...words)
    .trim()
    .split('\n')
    .map((line) => line.replace(/\t.*/, ''));

describe('completion', () => {
  it.each([
    ['commands', ['d'], ['doctor', 'demo', ':4']],
    ['commands below a command', ['certs', ''], ['rotate', ':4']],
    ['options', ['inject', '--o'], ['--output', ':4']],
    ['values of an option', ['inject', '--output', ''], ['yaml', 'json', 'patch', 'diff', ':4']],
    ['values of an argument', ['demo', 't'], ['tensorboard', 'tfjob-worker', ':4']],
    ['files, where an option takes one', ['inject', '-f', ''], [':0']],
    ['folders too', ['certs', '--dir', 'c'], [':0']],
  ])('knows %s', (_what, words, expected) => {
    expect(candidates(...words)).toEqual(expected);
  });

  it('works in bash', () => {
    const script = `${run('completion', 'bash')}
      polyaxon-gcs-injector() { ${process.execPath} ${MAIN} "$@"; }
      _get_comp_words_by_ref() { cur=in prev=polyaxon-gcs-injector words=(polyaxon-gcs-injector in) cword=1; }
      compopt() { :; }
      __polyaxon_gcs_injector_complete
      echo "\${COMPREPLY[@]}"; complete -p polyaxon-gcs-injector`;
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe(
      'inject\ncomplete -o default -F __polyaxon_gcs_injector_complete polyaxon-gcs-injector\n',
    );
  });

  it.each(['zsh', 'fish', 'powershell'])('has a script for %s', (shell) => {
    expect(run('completion', shell)).toMatch(/polyaxon-gcs-injector complete '?--/);
  });
});
