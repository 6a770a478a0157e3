import { describe, expect, it } from 'vitest';
import { POD_NAMES } from '../../../src/commands/demo/pod-names.ts';
import { runProgram } from '../../support/run-program.ts';

/** The lines of two screens. */
const TWO_SCREENS = 48;

/** Runs the demo and returns what it prints. */
async function demo(...args: readonly string[]): Promise<string> {
  const { stdout, stderr, error } = await runProgram(['demo', ...args]);
  expect(error).toBeUndefined();
  expect(stderr).toBe('');
  return stdout;
}

const VARIABLE = /^\+ .*name: GOOGLE_APPLICATION_CREDENTIALS$/gm;

describe('the demo', () => {
  it('injects real runs over TLS, shows a table first, and fits two screens', async () => {
    const lines = (await demo()).split('\n');
    const [head, ...rows] = lines.slice(lines.findIndex((line) => line.startsWith('POD ')));
    expect(head?.split(/ {2,}/)).toEqual(['POD', 'WHAT IT IS', 'REASON', 'WHAT IT GAINED']);
    expect(rows.slice(0, 5).map((row) => row.split(/ {2,}/).toSpliced(1, 1))).toEqual([
      ['experiment', 'injected', 'outputs path, key file, 3 more'],
      ['tensorboard', 'injected', 'outputs path, key file, 4 more'],
      ['job', 'injected', 'outputs path, key file, 3 more'],
      ['tfjob-worker', 'injected', 'outputs path, key file, 3 more'],
      ['web', 'not_polyaxon', 'nothing'],
    ]);
    expect(lines.length).toBeLessThanOrEqual(TWO_SCREENS);
  });

  it('says what each pod gained, and from where', async () => {
    const text = await demo();
    expect(text).toContain(`experiment: injected: The run got its outputs path and its credentials.
  outputs path  gs://outputs-bucket/root/quick-start/experiments/7
  instead of    /outputs/root/quick-start/experiments/7
  key file      /tmp/.plx-gcs-secret/gcs-key.json, of Secret gcs-secret/gcs-key.json
`);
    expect(text.match(/its arguments$/gm)).toHaveLength(1);
    expect(text).toContain('web: not_polyaxon: Not a Polyaxon run: it does not have the labels of one.\n');
  });

  it('shows each change of every pod with --verbose', async () => {
    expect((await demo('--verbose')).match(VARIABLE)).toHaveLength(4);
  });

  it.each(POD_NAMES)('shows each change of %s alone', async (name) => {
    const text = await demo(name);
    expect(text.match(VARIABLE) ?? []).toHaveLength(name === 'web' ? 0 : 1);
    expect(text.match(/^\S+(?=: (?:injected|not_polyaxon): )/gm)).toEqual([name]);
  });

  it('names the pods that there are', async () => {
    const { stderr } = await runProgram(['demo', 'notebook']);
    expect(stderr).toContain('Allowed choices are experiment, tensorboard, job, tfjob-worker, web.');
  });
});
