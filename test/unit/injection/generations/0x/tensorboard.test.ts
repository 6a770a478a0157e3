import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../../../src/injection/generations/0x/places.ts';
import { shownKeys, tensorboardArgs } from '../../../../../src/injection/generations/0x/tensorboard.ts';
import type { Container } from '../../../../../src/kubernetes/pod.ts';
import { readAccessKeys } from '../../../../../src/polyaxon/0x/access-keys.ts';
import { aRun, aRunOf0x, settingsOf } from '../../../../support/builders.ts';

const CONFIG = `
persistence:
  outputs:
    a: {store: gcs, bucket: gs://bucket-a, secret: s, secretKey: a.json, mountPath: /outputs}
    b: {store: gcs, bucket: gs://bucket-b, secret: s, secretKey: b.json, mountPath: /outputs-b}
    open: {store: gcs, bucket: gs://open, mountPath: /open}
`;
const FILE = '/gc/key.json';

function runOf(args: string[] | null | undefined, command: Container['command'] = ['/bin/sh', '-c']) {
  const pod = aRunOf0x({ path: '/outputs/tensorboards/4' });
  const containers = pod.spec.containers.map((container) => ({
    ...container,
    command,
    ...(args !== undefined && { args }),
  }));
  const run = aRun({ ...pod, spec: { containers } });
  return [run.main.container, placesOf(run, settingsOf(CONFIG), readAccessKeys(run.main.env))] as const;
}

const lineOf = (line: string, file: string | undefined = FILE, command?: Container['command']): string | undefined =>
  tensorboardArgs(...runOf([line], command), file)[0]?.value;

describe('the arguments of a tensorboard', () => {
  it('have their paths on GCS, and the key exported before the program', () => {
    expect(tensorboardArgs(...runOf(['set -e', 'tensorboard --logdir=/outputs/7', '--port=6006']), FILE)).toEqual([
      { index: 1, value: `export GOOGLE_APPLICATION_CREDENTIALS=${FILE} && tensorboard --logdir=gs://bucket-a/7` },
    ]);
  });

  it.each([[['/bin/sh', '-c']], [['sh', '-c']], [['/bin/bash', '-e', '-c']], [['dash', '-c']], [['/bin/ash', '-c']]])(
    'export the key in %j',
    (command) => expect(lineOf('tensorboard --logdir=/outputs/7', FILE, command)).toMatch(/^export /),
  );

  it.each([
    [['tensorboard']],
    [['/bin/sh']],
    [['-c', '/bin/sh']],
    [['/bin/fish', '-c']],
    [['/bin/shell', '-c']],
    [['-c']],
    [[]],
    [null],
  ])('export nothing in %j', (command) => {
    expect(lineOf('tensorboard --logdir=/outputs/7', FILE, command)).toBe('tensorboard --logdir=gs://bucket-a/7');
  });

  it.each(['/gc/my key.json', '/gc/$(id)', 'a;b', ''])('export no file %j, which needs quotes in a shell', (file) => {
    expect(lineOf('tensorboard --logdir=/outputs/7', file)).toBe('tensorboard --logdir=gs://bucket-a/7');
  });

  it('export nothing without a file', () => {
    const run = runOf(['tensorboard --logdir=/outputs/7']);
    expect(tensorboardArgs(...run, undefined)).toEqual([{ index: 0, value: 'tensorboard --logdir=gs://bucket-a/7' }]);
  });

  it('keep a path that has no place', () => {
    expect(tensorboardArgs(...runOf(['tensorboard --logdir=s3://other/7']), undefined)).toEqual([]);
  });

  it.each([[['tensorboard --port=6006']], [[]], [null], [undefined]])('that name no path are kept: %j', (args) => {
    expect(tensorboardArgs(...runOf(args), FILE)).toEqual([]);
    expect(shownKeys(...runOf(args))).toEqual([]);
  });
});

describe('a line that no program could start with', () => {
  const MOST = 131_071;
  const padded = (length: number): string => 'tensorboard --logdir=/outputs/7'.padEnd(length, ' ');

  it('is kept, and shows no runs', () => {
    expect(tensorboardArgs(...runOf([padded(MOST + 1)]), FILE)).toEqual([]);
    expect(shownKeys(...runOf([padded(MOST + 1)]))).toEqual([]);
  });

  it('is never made', () => {
    expect(tensorboardArgs(...runOf([padded(MOST)]), FILE)).toEqual([]);
    expect(shownKeys(...runOf([padded(MOST)]))).toHaveLength(1);
  });
});

describe("the keys of a tensorboard's runs", () => {
  it.each([
    ['of two stores', 'x:/outputs/7,y:/outputs-b/8', ['a.json', 'b.json']],
    ['one of one store', 'x:/outputs/7,y:/outputs/8', ['a.json']],
    ['none of a store without a key', 'x:/outputs/7,y:/open/8', ['a.json']],
    ['none of no store', 's3://other/7', []],
  ])('%s', (_name, paths, keys) => {
    expect(shownKeys(...runOf([`tensorboard --logdir=${paths}`])).map(({ key }) => key)).toEqual(keys);
  });
});
