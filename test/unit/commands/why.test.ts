import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../src/commands/outcome.ts';
import { runProgram } from '../../support/run-program.ts';

const NAME_A_POD = 'name a pod, or what makes pods, as NAMESPACE/NAME; or give a manifest with -f';

describe('why', () => {
  it.each([
    ['nothing', [], NAME_A_POD],
    ['a name without a namespace', ['train'], NAME_A_POD],
    ['two pods', ['team/train', 'team/other'], NAME_A_POD],
    ['a pod and a file', ['team/train', '-f', '-'], 'a pod of the cluster or -f FILE, not both'],
  ])('with %s is wrong usage', async (_, args, message) => {
    expect((await runProgram(['why', ...args])).error).toMatchObject({ exitCode: 2, message });
  });

  it('with a Deployment of the chart without its namespace is wrong usage', async () => {
    const { stderr } = await runProgram(['why', 'team/train', '--injector', 'plx']);
    expect(stderr).toContain('A Deployment of the chart is named as NAMESPACE/NAME.');
  });

  it('of a file without pods is a problem', async () => {
    const { error } = await runProgram(['why', '-f', '-'], 'kind: Service\napiVersion: v1\n');
    expect(error).toMatchObject({ exitCode: 1, message: '-: no pod and no pod template in it' });
  });

  it('ends with 1 and prints nothing more if there is something to mend', async () => {
    const { error, stdout } = await runProgram([
      'why',
      '-f',
      'test/golden/why-file/no-store/file.yaml',
      '--config=/dev/null',
    ]);
    expect(stdout).toMatch(/→ \S.*\n$/);
    expect(outcomeOf(error)).toEqual({ exitCode: 1 });
  });
});
