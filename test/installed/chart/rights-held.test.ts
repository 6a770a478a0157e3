import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { createForeignKinds } from './foreign-kinds.ts';
import { CHART } from './helm.ts';
import { isLastRight, lastRight } from './last-right.ts';
import { INJECTOR, INJECTOR_NAMESPACE, RELEASE } from './release-names.ts';
import { type HeldRights, RIGHTS_OF_MODES } from './rights-of-modes.ts';

const REVIEW = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview' };

interface Rule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

/** Each right as `verb resource name`. */
const rightsIn = ({ verbs, apiGroups = [], resources = [], resourceNames = ['*'], nonResourceURLs = [] }: Rule) => {
  const kinds = resources.flatMap((resource) => apiGroups.map((group) => (group ? `${resource}.${group}` : resource)));
  const things = [...kinds.flatMap((kind) => resourceNames.map((name) => `${kind} ${name}`)), ...nonResourceURLs];
  return verbs.flatMap((verb) => things.map((thing) => `${verb} ${thing}`));
};

describe('the ServiceAccount of a release', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster({ node: false });
    for (const namespace of [INJECTOR_NAMESPACE, 'team-a', 'elsewhere'])
      await cluster.kubectl(['create', 'namespace', namespace]);
    await createForeignKinds(cluster);
  });
  afterAll(() => cluster?.stop());

  const allRights = async (account: string, namespace: string): Promise<readonly string[]> => {
    const create = [
      'create',
      '--filename=-',
      '--output=json',
      '--validate=false',
      `--as=system:serviceaccount:${INJECTOR_NAMESPACE}:${account}`,
    ];
    const { status } = JSON.parse(await cluster.kubectl(create, JSON.stringify({ ...REVIEW, spec: { namespace } })));
    return [...status.resourceRules, ...status.nonResourceRules].flatMap(rightsIn);
  };
  /** Without the rights of every account. */
  const rightsOf = async (account: string, namespace: string): Promise<readonly string[]> => {
    const common = new Set(await allRights('default', namespace));
    expect(common.size).toBeGreaterThan(0);
    return (await allRights(account, namespace)).filter((right) => !common.has(right)).toSorted();
  };

  it.each(Object.entries<HeldRights>(RIGHTS_OF_MODES).map(([mode, rights], time) => ({ mode, time, ...rights })))(
    'has exactly the listed rights: $mode',
    async ({ time, values, everywhere = [], atHome = [], inTeam = [] }) => {
      const upgrade = ['upgrade', '--install', '--no-hooks', RELEASE, CHART, '--values=-'];
      await cluster.helm([...upgrade, `--namespace=${INJECTOR_NAMESPACE}`], JSON.stringify(values));
      const pods = ['get', 'deployment', INJECTOR, `--namespace=${INJECTOR_NAMESPACE}`, '--output=json'];
      const { serviceAccountName } = JSON.parse(await cluster.kubectl(pods)).spec.template.spec;
      const account = { name: serviceAccountName, namespace: INJECTOR_NAMESPACE };
      const last = lastRight(time, account, [INJECTOR_NAMESPACE, 'team-a']);
      const lists = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: last.manifests });
      await cluster.kubectl(['create', '--filename=-'], lists);
      const expectHeld = async (namespace: string, rights: readonly string[], marks: readonly string[]) => {
        const held = () => rightsOf(serviceAccountName, namespace);
        await expect.poll(held).toEqual(expect.arrayContaining([...marks]));
        const others = (await held()).filter((right) => !isLastRight(right));
        expect(others).toEqual([...everywhere, ...rights].toSorted());
      };
      await expectHeld(INJECTOR_NAMESPACE, atHome, [last.everywhere, last.inNamespaces]);
      await expectHeld('team-a', inTeam, [last.everywhere, last.inNamespaces]);
      await expectHeld('elsewhere', [], [last.everywhere]);
    },
  );
});
