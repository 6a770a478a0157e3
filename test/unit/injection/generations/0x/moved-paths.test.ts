import { describe, expect, it } from 'vitest';
import {
  type MovedPaths,
  movedData,
  movedModelDir,
  movedRefs,
} from '../../../../../src/injection/generations/0x/moved-paths.ts';
import { type Places, placesOf } from '../../../../../src/injection/generations/0x/places.ts';
import type { Env } from '../../../../../src/kubernetes/env.ts';
import { readAccessKeys } from '../../../../../src/polyaxon/0x/access-keys.ts';
import { aRun, aRunOf0x, settingsOf } from '../../../../support/builders.ts';

const CONFIG = `
persistence:
  outputs: {store: gcs, bucket: gs://outputs, mountPath: /outputs}
  data:
    images: {store: gcs, bucket: gs://images, mountPath: /data/images}
    plain: {store: gcs, bucket: gs://plain}
`;

function moved(move: (env: Env, places: Places) => MovedPaths, name: string, value: string) {
  const run = aRun(aRunOf0x({ env: [{ name, value }] }));
  const { wishes, paths } = move(run.main.env, placesOf(run, settingsOf(CONFIG), readAccessKeys(run.main.env)));
  return {
    text: wishes.flatMap((wish) => (wish.kind === 'rewrite' ? [wish.value] : [])),
    paths: paths.map(({ path, store }) => [path, store.name]),
  };
}

const refs = (value: string) => moved(movedRefs, 'POLYAXON_REFS_OUTPUTS_PATHS', value);
const data = (value: string) => moved(movedData, 'POLYAXON_RUN_DATA_PATHS', value);
const modelDir = (value: string) => moved(movedModelDir, 'TF_CONFIG', value);
const KEPT = { text: [], paths: [] };

describe('TensorFlow', () => {
  it("has its folder in the store that the pod chooses, like the run's own outputs", () => {
    const config = `
persistence:
  outputs:
    a: {store: gcs, bucket: gs://bucket-a, mountPath: /outputs-a}
    b: {store: gcs, bucket: gs://bucket-b}
`;
    const value = '{"model_dir": "/outputs-a/x", "other": "/outputs-a/x"}';
    const pod = aRunOf0x({ env: [{ name: 'TF_CONFIG', value }], mounts: { '/outputs-a': 'o' }, outputs: 'b' });
    const run = aRun(pod);
    const places = placesOf(run, settingsOf(config), readAccessKeys(run.main.env));
    expect(movedModelDir(run.main.env, places).wishes).toEqual([
      { kind: 'rewrite', name: 'TF_CONFIG', value: '{"model_dir": "gs://bucket-b/x", "other": "/outputs-a/x"}' },
    ]);
  });
});

describe('the paths of other runs', () => {
  it.each(['', 'no JSON', '[]', '7'])('are left alone in %j', (text) => expect(refs(text)).toEqual(KEPT));

  it('are moved one by one, and other values stay', () => {
    expect(refs('{"jobs": ["/outputs/3", 7, "s3://x"], "experiments": "/outputs/4"}')).toEqual({
      text: ['{"jobs": ["gs://outputs/3", 7, "s3://x"], "experiments": "gs://outputs/4"}'],
      paths: [
        ['gs://outputs/3', 'outputs'],
        ['gs://outputs/4', 'outputs'],
      ],
    });
  });

  it('are moved beside numbers that JavaScript cannot hold, in their order, duplicates included', () => {
    const rest = '"id":12345678901234567890,"big":1e400,"one":1.0,"zero":-0,"10":"a","9":"b","jobs":1';
    expect(refs(`{"jobs":"/outputs/3",${rest}}`).text).toEqual([`{"jobs":"gs://outputs/3",${rest}}`]);
  });

  it.each([3_000, 20_000])('are left alone among %i brackets, with everything around them', (depth) => {
    const deep = `${'['.repeat(depth)}"/outputs/3"${']'.repeat(depth)}`;
    expect(refs(`{"jobs":${deep},"experiments":"/outputs/4"}`).text).toEqual([
      `{"jobs":${deep},"experiments":"gs://outputs/4"}`,
    ]);
  });

  it('are left alone in a text that is, or would be, too long to start a program', () => {
    const many = (count: number) => JSON.stringify({ jobs: Array.from({ length: count }, () => '/outputs/x') });
    expect(refs(many(11_000))).toEqual(KEPT);
    expect(refs(many(10_000))).toEqual(KEPT);
    expect(refs(many(7_000)).paths).toHaveLength(7_000);
  });

  it('on GCS stay the same, but get their key', () => {
    expect(refs('{"jobs": ["gs://outputs/3"]}')).toEqual({ text: [], paths: [['gs://outputs/3', 'outputs']] });
  });

  it.each(['not json', '[]', '{}', '{"jobs": null}', '{"jobs": {"a": "/outputs/3"}}'])('are none in %s', (text) => {
    expect(refs(text)).toEqual(KEPT);
  });
});

describe('the paths of data', () => {
  it.each([
    ['{"images":"/data/images/cats"}', '{"images":"gs://images/cats"}', [['gs://images/cats', 'images']]],
    ['{"images":"/elsewhere"}', '{"images":"gs://images"}', [['gs://images', 'images']]],
    [
      '{"images":["/data/images/a","/data/images"]}',
      '{"images":["gs://images/a","gs://images"]}',
      [
        ['gs://images/a', 'images'],
        ['gs://images', 'images'],
      ],
    ],
    ['{"plain":"/data/plain"}', '{"plain":"gs://plain"}', [['gs://plain', 'plain']]],
    [
      '{"images":"/data/images","local":"/data"}',
      '{"images":"gs://images","local":"/data"}',
      [['gs://images', 'images']],
    ],
  ])('%s become %s', (before, after, paths) => expect(data(before)).toEqual({ text: [after], paths }));

  it('on GCS get the key of their bucket', () => {
    expect(data('{"x": "gs://images/dogs"}')).toEqual({ text: [], paths: [['gs://images/dogs', 'images']] });
  });

  it('longer than any path are kept', () => {
    const images = (path: string): string => JSON.stringify({ images: path });
    expect(data(images(`/data/images/${'x'.repeat(4083)}`)).paths).toHaveLength(1);
    expect(data(images(`/data/images/${'x'.repeat(4084)}`))).toEqual(KEPT);
    expect(data(images(`gs://images/${'x'.repeat(4085)}`))).toEqual(KEPT);
  });

  it.each(['{"local": "/data"}', '{"images": "relative"}', '{"images": "s3://images"}'])('%s are kept', (text) => {
    expect(data(text)).toEqual(KEPT);
  });
});

describe('the model_dir of TensorFlow', () => {
  it('is moved alone', () => {
    expect(modelDir('{"model_dir": "/outputs/7", "other_dir": "/outputs/8"}')).toEqual({
      text: ['{"model_dir": "gs://outputs/7", "other_dir": "/outputs/8"}'],
      paths: [['gs://outputs/7', 'outputs']],
    });
  });

  it('is kept on GCS', () => expect(modelDir('{"model_dir": "gs://outputs/7"}').text).toEqual([]));

  it('is none if TF_CONFIG has none', () => expect(modelDir('{"cluster": {}}')).toEqual(KEPT));
});
