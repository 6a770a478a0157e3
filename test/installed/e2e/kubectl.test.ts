import type { V1Pod } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { BUSYBOX_IMAGE } from '../../../lab/kubernetes/images/test-images.ts';
import { STATUS } from '../../support/public-names.ts';
import { needsThisMachine } from './given-cluster.ts';
import { startInstalled } from './installed.ts';
import { expectRecorded, versionOf } from './reviews/expect-recorded.ts';
import { RECORDING, type Recorder, recordReviews, reviewOf } from './reviews/recorder.ts';
import { CONFIG, labelled, RUN_CASES, type RunCase, templateOf } from './run-cases.ts';
import { printed, seenByPod } from './seen.ts';
import { createTeam } from './team.ts';
import { changeable } from './untouched.ts';

const NAMESPACE = '--namespace=team';
const MANIFEST = ['--output=json', '--filename=-'];

const caseNamed = (name: string): RunCase => {
  const found = RUN_CASES.find((run) => run.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found;
};

/** The run of a case as the manifest of a bare pod. */
const manifestOf = (run: RunCase, name: string): V1Pod => {
  const { metadata, spec } = labelled(name, templateOf(run.object));
  return { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, name }, ...(spec && { spec }) };
};

const statusOf = ({ metadata }: V1Pod) => JSON.parse(metadata?.annotations?.[STATUS] ?? '{}');

const isUnrecorded = needsThisMachine(RECORDING);

let cluster: Cluster;
let recorder: Recorder | undefined;

beforeAll(async () => {
  cluster = await startInstalled({ config: CONFIG });
  if (!isUnrecorded) recorder = await recordReviews(cluster);
  await createTeam(cluster, 'team');
  await createTeam(cluster, 'elsewhere', { labels: {} });
});
afterAll(async () => {
  await recorder?.[Symbol.asyncDispose]();
  await cluster?.stop();
});

const kubectl = (args: readonly string[], manifest?: V1Pod) =>
  cluster.kubectl([NAMESPACE, ...args], manifest && JSON.stringify(manifest));
/** Compares the API server's requests with the fixtures, if the cluster lets us record them. */
const expectSent = async (name: string, admitted: V1Pod, request: object) => {
  if (isUnrecorded) return;
  const review = reviewOf(recorder, name);
  expect(review.request).toMatchObject(request);
  await expectRecorded(await versionOf(cluster), name, { review, stored: admitted });
};
const stored = async (name: string): Promise<V1Pod> => JSON.parse(await kubectl(['get', 'pod', name, '--output=json']));

it('create --dry-run=server shows the injected pod and stores none', async () => {
  const manifest = manifestOf(caseNamed('0.6.1-experiment'), 'dry-run');
  const answered: V1Pod = JSON.parse(await kubectl(['create', '--dry-run=server', ...MANIFEST], manifest));
  expect(statusOf(answered)).toMatchObject({ reason: 'injected' });
  expect(await kubectl(['get', 'pods', '--ignore-not-found', 'dry-run'])).toBe('');
  await expectSent('dry-run', answered, { dryRun: true });
});

it('apply --server-side stores the injected pod, and changes nothing the second time', async () => {
  const manifest = manifestOf(caseNamed('2.18.0-tfjob-worker'), 'server-side-apply');
  await kubectl(['apply', '--server-side', ...MANIFEST], manifest);
  const first = await stored('server-side-apply');
  expect(statusOf(first)).toMatchObject({ reason: 'injected' });
  await kubectl(['apply', '--server-side', ...MANIFEST], manifest);
  expect(changeable(await stored('server-side-apply'))).toEqual(changeable(first));
  await expectSent('server-side-apply', first, { dryRun: false });
});

describe('apply of the same manifest once more', () => {
  const twice = async (manifest: V1Pod) => {
    const name = manifest.metadata?.name ?? '';
    await kubectl(['apply', '--filename=-'], manifest);
    const first = await stored(name);
    expect(statusOf(first)).toMatchObject({ reason: 'injected' });
    const said = await kubectl(['apply', '--filename=-'], manifest);
    expect(changeable(await stored(name))).toEqual(changeable(first));
    expect(await kubectl(['diff', '--filename=-'], manifest)).toBe('');
    return said;
  };

  it("reports a user's own manifest of a run as unchanged", async () => {
    const containers = [{ name: 'polyaxon-main', image: BUSYBOX_IMAGE, command: ['sleep', '3600'] }];
    const labels = templateOf(caseNamed('2.18.0-job').object).metadata?.labels ?? {};
    const manifest: V1Pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'written', labels },
      spec: { containers },
    };
    expect(await twice(manifest)).toBe('pod/written unchanged\n');
  });

  it('changes nothing of a run with variables and mounts; kubectl calls it configured with or without us', async () => {
    const manifest = manifestOf(caseNamed('2.18.0-tfjob-worker'), 'applied');
    const elsewhere = () =>
      cluster.kubectl(['apply', '--namespace=elsewhere', '--filename=-'], JSON.stringify(manifest));
    await elsewhere();
    expect(await twice(manifest)).toBe(await elsewhere());
  });

  it('is refused for a bare run of 0.x, because its moved path cannot change again', async () => {
    const manifest = manifestOf(caseNamed('0.6.1-experiment'), 'applied-0.x');
    await expect(twice(manifest)).rejects.toThrow('pod updates may not change fields');
    expect(statusOf(await stored('applied-0.x'))).toMatchObject({ reason: 'injected' });
  });
});

describe('debug', () => {
  const run = caseNamed('2.18.0-service');
  const file = run.env['GOOGLE_APPLICATION_CREDENTIALS'];
  const debug = (args: readonly string[]) =>
    kubectl(['debug', 'debugged', `--image=${BUSYBOX_IMAGE}`, '--container=debugger', ...args]);

  beforeAll(async () => {
    await kubectl(['create', ...MANIFEST], manifestOf(run, 'debugged'));
    await kubectl(['wait', '--for=condition=Ready', 'pod/debugged', '--timeout=600s']);
  });

  it('adds a container to an injected pod, and it sees the key of its target container', async () => {
    const before = await stored('debugged');
    await debug([`--target=${run.main}`, '--', 'sh', '-c', `cat /proc/1/root${file}; echo; echo "=== end"`]);
    const { metadata = {}, ...pod } = await stored('debugged');
    expect(await printed(cluster, metadata, 'debugger')).toBe(`${run.key}\n=== end\n`);
    expect(changeable({ metadata, ...pod })).toEqual(changeable(before));
  });

  it.each([
    ['without its labels, so no run any more', 'copy', []],
    ['with its labels, so already injected', 'run-again', ['--keep-labels']],
  ])('runs a copy %s', async (_title, name, options) => {
    await debug([`--copy-to=${name}`, '--share-processes=false', ...options, '--', 'sh', '-c', 'echo "=== end"']);
    const copy = await stored(name);
    const { [run.main]: main } = await seenByPod(cluster, copy);
    expect(main).toMatchObject({ env: run.env, key: run.key });
    const original = changeable(await stored('debugged'));
    expect(changeable(copy).volumes).toEqual(original.volumes);
    expect(changeable(copy).containers).toEqual(expect.arrayContaining([...original.containers]));
  });
});
