import { describe, expect, it } from 'vitest';
import { authorWarnings, pathWarnings } from '../../../../../src/injection/generations/0x/author-warnings.ts';
import type { Container, Pod } from '../../../../../src/kubernetes/pod.ts';
import { aRun } from '../../../../support/builders.ts';

const aPod = (main: Partial<Container>, init: Container[] = []): Pod => ({
  metadata: { labels: { experiment_name: 'root.quick-start.8' } },
  spec: { containers: [{ name: 'polyaxon-experiment-job', ...main }], initContainers: init },
});
const told = (main: Partial<Container>, init?: Container[]) =>
  authorWarnings(aRun(aPod(main, init))).map((text) => /polyaxon-gcs-injector: ([a-z]+)/.exec(text)?.[1]);

describe('the author is warned', () => {
  it.each([
    ['mpirun -np 4 -H a:2,b:2 python train.py', ['mpirun']],
    ['/usr/bin/mpirun -np 4 python train.py', ['mpirun']],
    ['set -e; mpiexec -n 2 python train.py', ['mpirun']],
    ['mpirun -x GOOGLE_APPLICATION_CREDENTIALS -np 4 python train.py', []],
    ['mpirun -x  GOOGLE_APPLICATION_CREDENTIALS -np 4 python train.py', []],
    ['python mpirunner.py', []],
    ['python train.py', []],
  ])('of ranks in other pods by %s: %j', (line, warnings) => expect(told({ args: [line] })).toEqual(warnings));

  it('of ranks also if mpirun is the command itself', () => {
    expect(told({ command: ['mpirun', '-np', '4'], args: null })).toEqual(['mpirun']);
  });

  const copy = 'if [ -d /outputs/a/1 ]; then cp -r /outputs/a/1/* /outputs/a/8; fi;';

  it.each([
    ['polyaxon-init-job', copy, ['copied']],
    ['polyaxon-job-init', copy, ['copied']],
    ['setup', copy, []],
    ['polyaxon-init-job', 'mkdir -p /outputs/a/8', []],
    ['polyaxon-init-job', 'cp -r gs://b/a/1/* gs://b/a/8', []],
  ])('of files that %s copies by %s: %j', (name, line, warnings) => {
    expect(told({}, [{ name, args: [line] }])).toEqual(warnings);
  });
});

describe('of its path the author is warned', () => {
  it.each([
    ['not if it is its own', 'gs://b/root/quick-start/experiments/8', 0],
    ['if it is resumed', 'gs://b/root/quick-start/experiments/7', 1],
    ['if it is kept because it is unknown', undefined, 1],
  ])('%s', (_what, path, count) => expect(pathWarnings(aRun(aPod({})), path)).toHaveLength(count));

  it('not if its labels do not tell its own', () => {
    expect(pathWarnings(aRun({ ...aPod({}), metadata: {} }), 'gs://b/root/quick-start/experiments/7')).toEqual([]);
  });
});
