import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import { startInstalled } from './installed.ts';
import { CONFIG, RUN_CASES } from './run-cases.ts';
import { USER } from './runnable.ts';
import { podOf, type Seen, seenBy } from './seen.ts';
import { createTeam } from './team.ts';

const STATUS = 'polyaxon-gcs-injector.io/status';

/** What is different in every pod, wherever it runs. */
const OF_THE_POD = new Set(['HOSTNAME', 'POLYAXON_K8S_NAMESPACE', 'POLYAXON_K8S_POD_ID', 'POLYAXON_POD_ID']);

/** The variables that a container sees and its twin does not see, or sees with another value. */
const added = (one: Seen | undefined, twin: Seen | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(one?.env ?? {}).filter(([name, value]) => !OF_THE_POD.has(name) && twin?.env[name] !== value),
  );

describe('runs of Polyaxon on a node', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startInstalled({ config: CONFIG });
    await createTeam(cluster, 'team');
    await createTeam(cluster, 'elsewhere', { labels: {} });
    const objects = RUN_CASES.map(({ object }) => JSON.stringify(object)).join('\n---\n');
    for (const namespace of ['team', 'elsewhere']) {
      await cluster.kubectl(['create', `--namespace=${namespace}`, '--validate=false', '--filename=-'], objects);
    }
  }, 240_000);
  afterAll(() => cluster?.stop());

  it.each(RUN_CASES)('$name sees its outputs path and reads its key, as a user other than root', async (run) => {
    const [seen, twin] = await Promise.all(['team', 'elsewhere'].map((one) => seenBy(cluster, one, run.name)));
    const { [run.main]: main, ...others } = seen ?? {};
    expect(added(main, twin?.[run.main])).toEqual(run.env);
    expect(main).toMatchObject({ user: String(USER), key: run.key, files: run.files });
    expect(Object.keys(others).length).toBeGreaterThan(0);
    for (const [name, other] of Object.entries(others)) {
      expect([name, added(other, twin?.[name]), other.user, other.key]).toEqual([name, {}, String(USER), '']);
    }
  });

  it.each(RUN_CASES)('$name says in its status that it was injected', async ({ name }) => {
    const { metadata } = await podOf(cluster, 'team', name);
    expect(JSON.parse(metadata?.annotations?.[STATUS] ?? '')).toMatchObject({ v: 1, reason: 'injected' });
  });
});
