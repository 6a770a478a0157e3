import { describe, expect, it } from 'vitest';
import { logdirPaths, rewriteLogdir, withKeyExport } from '../../../../src/polyaxon/0x/logdir.ts';

const moved = (line: string): string => rewriteLogdir(line, (path) => path.replace('/outputs', 'gs://bucket-b'));

describe('--logdir', () => {
  it.each([
    ['one path', 'tensorboard --logdir=/outputs/a --port=6006', 'tensorboard --logdir=gs://bucket-b/a --port=6006'],
    ['a path after spaces', 'tensorboard --logdir  /outputs/a', 'tensorboard --logdir  gs://bucket-b/a'],
    ['a path after a space', 'tensorboard --logdir /outputs/a', 'tensorboard --logdir gs://bucket-b/a'],
    ['named paths', '--logdir=x:/outputs/a,y:/outputs/b', '--logdir=x:gs://bucket-b/a,y:gs://bucket-b/b'],
    ['quoted paths', `--logdir="x:/outputs/a,/outputs/b" '--z'`, `--logdir="x:gs://bucket-b/a,gs://bucket-b/b" '--z'`],
    ['single quotes', `--logdir='/outputs/a b'`, `--logdir='gs://bucket-b/a b'`],
    ['the option for several', '--logdir_spec=x:/outputs/a', '--logdir_spec=x:gs://bucket-b/a'],
    [
      'a path before the end of a command',
      '(tensorboard --logdir=/outputs/a; true)',
      '(tensorboard --logdir=gs://bucket-b/a; true)',
    ],
    ['a quote that is part of a path', "--logdir=/outputs/'a'", "--logdir=gs://bucket-b/'a'"],
    ['a name with capitals and dots', '--logdir=Run.7:/outputs/a', '--logdir=Run.7:gs://bucket-b/a'],
    ['a path below a relative one', '--logdir=here/outputs/a', '--logdir=here/outputs/a'],
    ['no path', 'tensorboard --logdir=here', 'tensorboard --logdir=here'],
    ['another option', 'tensorboard --logs=/outputs/a', 'tensorboard --logs=/outputs/a'],
  ])('%s', (_name, before, after) => expect(moved(before)).toBe(after));

  it.each(['--logdir=gs://bucket-b/a', '--logdir=x:gs://bucket-b/a,y:gs://bucket-b/c', '--logdir=s3://b/a'])(
    '%s is already a path',
    (line) => {
      expect(rewriteLogdir(line, (path) => path)).toBe(line);
      expect(logdirPaths(line).every((path) => path.includes('://'))).toBe(true);
    },
  );

  it.each([
    ['--logdir=/a', ['/a']],
    ['--logdir=gs://bucket-b/a', ['gs://bucket-b/a']],
    ['--logdir=x:gs://bucket-b/a,/c', ['gs://bucket-b/a', '/c']],
    ['--logdir=wasbs://c@acme/a', ['wasbs://c@acme/a']],
    ['--logdir=1s://b/a', []],
    ['--logdir=here', []],
    ['--port=6006', []],
  ])('%s names %j', (line, paths) => expect(logdirPaths(line)).toEqual(paths));

  it('a key is exported once, before the program', () => {
    const line = withKeyExport('tensorboard', 'KEY', '/a.json');
    expect(line).toBe('export KEY=/a.json && tensorboard');
    expect(withKeyExport(line, 'KEY', '/b.json')).toBe(line);
  });
});
