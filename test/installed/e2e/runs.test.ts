import type { V1Pod, V1PodSpec, V1PodTemplateSpec } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { readJson } from '../../support/builders.ts';
import { OPTED_IN, STATUS } from '../../support/public-names.ts';
import { needsThisMachine } from './given-cluster.ts';
import { startInstalled } from './installed.ts';
import { expectRecorded, expectRecordedConfiguration, versionOf } from './reviews/expect-recorded.ts';
import { RECORDING, type Recorder, recordReviews, reviewOf } from './reviews/recorder.ts';
import { CONFIG, RUN_CASES, templateOf } from './run-cases.ts';
import { runnable, USER } from './runnable.ts';
import { podOf, type Seen, seenBy } from './seen.ts';
import { createTeam } from './team.ts';
import { changeable, type PodParts } from './untouched.ts';

/** Variables that differ in every pod. */
const OF_THE_POD = ['HOSTNAME', 'POLYAXON_K8S_NAMESPACE', 'POLYAXON_K8S_POD_ID', 'POLYAXON_POD_ID'];

/** The variables that differ between a container and its uninjected twin. */
function difference(one: Seen | undefined, twin: Seen | undefined): Readonly<Record<string, string | undefined>> {
  const names = new Set([...Object.keys(one?.env ?? {}), ...Object.keys(twin?.env ?? {})]);
  const different = [...names].filter((name) => !OF_THE_POD.includes(name) && one?.env[name] !== twin?.env[name]);
  return Object.fromEntries(different.map((name) => [name, one?.env[name]]));
}

const isUnrecorded = needsThisMachine(RECORDING);

let cluster: Cluster;
let recorder: Recorder | undefined;

beforeAll(async () => {
  cluster = await startInstalled({ config: CONFIG });
  if (!isUnrecorded) recorder = await recordReviews(cluster);
  await createTeam(cluster, 'team');
  await createTeam(cluster, 'elsewhere', { labels: {} });
  const objects = RUN_CASES.map(({ object }) => JSON.stringify(object)).join('\n---\n');
  for (const namespace of ['team', 'elsewhere']) {
    await cluster.kubectl(['create', `--namespace=${namespace}`, '--filename=-'], objects);
  }
});
afterAll(async () => {
  await recorder?.[Symbol.asyncDispose]();
  await cluster?.stop();
});

describe.each(RUN_CASES)('$name, in a namespace that is opted in', (run) => {
  it('sees its outputs path and reads its key, as a user other than root', async () => {
    const [seen, twin] = await Promise.all(['team', 'elsewhere'].map((one) => seenBy(cluster, one, run.name)));
    const { [run.main]: main, ...others } = seen ?? {};
    expect(difference(main, twin?.[run.main])).toEqual(run.env);
    expect(main).toMatchObject({ user: String(USER), key: run.key, files: run.files });
    expect(Object.keys(others).length).toBeGreaterThan(0);
    for (const [name, other] of Object.entries(others)) {
      expect([name, difference(other, twin?.[name]), other.user, other.key]).toEqual([name, {}, String(USER), '']);
    }
  });

  it('says in its status that it was injected', async () => {
    const { metadata } = await podOf(cluster, 'team', run.name);
    expect(JSON.parse(metadata?.annotations?.[STATUS] ?? '')).toMatchObject({ v: 1, reason: 'injected' });
  });

  it.skipIf(isUnrecorded)('was admitted by the review in the fixtures', async () => {
    const stored = await podOf(cluster, 'team', run.name);
    await expectRecorded(await versionOf(cluster), run.name, { review: reviewOf(recorder, run.name), stored });
    await expectRecordedConfiguration(cluster);
  });
});

describe('is left as it was posted, without a call:', () => {
  /** Posts a pod and expects only the API server's additions in the stored one. */
  const expectUntouched = async (namespace: string, name: string, { metadata, spec }: PodParts) => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, name }, spec };
    const create = ['create', `--namespace=${namespace}`, '--output=json', '--filename=-'];
    const stored: V1Pod = JSON.parse(await cluster.kubectl(create, JSON.stringify(pod)));
    expect(changeable(stored)).toEqual(changeable(pod));
    expect(recorder?.reviews.map(({ request }) => request.object.metadata?.name) ?? []).not.toContain(name);
  };
  const fixture = (path: string) => runnable(readJson(`fixtures/${path}`) as V1PodTemplateSpec);
  const experiment = () => fixture('polyaxon-0.x/before/01-experiment.json');

  it.each(RUN_CASES)('$name in a namespace that nobody opted in', async ({ name, object }) => {
    expect(changeable(await podOf(cluster, 'elsewhere', name))).toEqual(changeable(templateOf(object)));
  });

  it.each(['labels', 'annotations'] as const)('a run that opts out in its %s', async (member) => {
    const { metadata, spec } = experiment();
    const optedOut = { ...metadata?.[member], 'polyaxon-gcs-injector.io/inject': 'disabled' };
    await expectUntouched('team', `opted-out-${member}`, { metadata: { ...metadata, [member]: optedOut }, spec });
  });

  it.each([
    ['the API of the platform 0.6.1', 'api', 'polyaxon-0.x/negative/10-platform-api.json'],
    ['the agent of the platform 2.x', 'agent', 'polyaxon-1.x-2.x/12-platform-agent.json'],
    ['a build of 0.6.1', 'build', 'polyaxon-0.x/before/05-build-native.json'],
    ['a pod that is not of Polyaxon', 'web', 'polyaxon-0.x/negative/12-non-polyaxon-web.json'],
  ])('%s', async (_title, name, path) => {
    await expectUntouched('team', name, fixture(path));
  });

  it('a run in kube-system, even if that is labelled', async () => {
    const { metadata, spec } = experiment();
    const run = { metadata, spec: { ...spec, serviceAccountName: 'default' } as V1PodSpec };
    const pods = ['before-the-label', 'after-the-label'] as const;
    const [[label, value] = []] = Object.entries(OPTED_IN);
    try {
      await expectUntouched('kube-system', pods[0], run);
      await cluster.kubectl(['label', 'namespace', 'kube-system', `${label}=${value}`]);
      await expectUntouched('kube-system', pods[1], run);
    } finally {
      await cluster.kubectl(['label', 'namespace', 'kube-system', `${label}-`]);
      await cluster.kubectl(['delete', 'pods', ...pods, '--namespace=kube-system', '--now', '--ignore-not-found']);
    }
  });
});
