import { expect } from 'vitest';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { type Phase, phaseOf } from '../../../../src/rotation/kept.ts';
import { readKept } from '../../../../src/rotation/secret-data.ts';
import { expectSoon } from '../../../support/judging/expect-kept.ts';
import { inCluster, runToEnd } from '../../../support/start-process.ts';
import { CHART, type Values } from '../../chart/helm.ts';
import { INJECTOR, INJECTOR_NAMESPACE, RELEASE } from '../../chart/release-names.ts';
import { UNLOOKED } from '../installed.ts';
import type { Replica } from './replicas.ts';
import type { Service } from './review-burst.ts';

/** An admin's actions on the installed release, and the admin's view of it. */
export interface Release {
  restart(): Promise<void>;
  upgrade(values: Values): Promise<void>;
  /** Replaced replicas continue for their grace time. A loss at its end must show too. */
  replacedAreGone(): Promise<void>;
  rotate(): Promise<void>;
  rotationPhase(): Promise<Phase>;
  service(): Promise<Service>;
  /** Resolves when the container has restarted and gets calls again. */
  isBack(replica: Replica): Promise<void>;
}

/** A rollout of two replicas takes some 15 seconds on a quiet machine. Beyond the first time it is judged, then it fails. */
const SOON_MS = 240_000;
const PATIENCE = '600s';

export function releaseOf(cluster: Cluster): Release {
  const inNamespace = `--namespace=${INJECTOR_NAMESPACE}`;
  const deployment = `deployment/${INJECTOR}`;
  const kubectl = (...args: string[]) => cluster.kubectl([...args, inNamespace]);
  const podNames = async () => (await kubectl('get', 'pods', '--output=name')).trim().split('\n');
  return {
    restart: async () => {
      await kubectl('rollout', 'restart', deployment);
      const done = () => kubectl('rollout', 'status', deployment, `--timeout=${PATIENCE}`);
      await expectSoon('a rolling restart', SOON_MS, done);
    },
    upgrade: async (values) => {
      const upgrade = ['upgrade', RELEASE, CHART, inNamespace, '--wait', `--timeout=${PATIENCE}`, '--values=-'];
      await expectSoon('an upgrade', SOON_MS, () => cluster.helm(upgrade, JSON.stringify({ ...UNLOOKED, ...values })));
    },
    replacedAreGone: () => expect.poll(podNames).toHaveLength(2),
    rotate: async () => {
      const secret = ['--namespace', INJECTOR_NAMESPACE, '--authority-secret', `${INJECTOR}-ca`];
      expect(await runToEnd(['certs', 'rotate', ...secret], { env: inCluster(cluster.kubeconfig) })).toMatchObject({
        exitCode: 0,
      });
    },
    rotationPhase: async () => {
      const secret = await kubectl('get', 'secret', `${INJECTOR}-ca`, '--output=json');
      return phaseOf(readKept(JSON.parse(secret).data ?? {}));
    },
    service: async () => {
      const clusterIp = await kubectl('get', 'service', INJECTOR, '--output=jsonpath={.spec.clusterIP}');
      const bundle = '--output=jsonpath={.webhooks[0].clientConfig.caBundle}';
      const ca = Buffer.from(await kubectl('get', 'mutatingwebhookconfiguration', INJECTOR, bundle), 'base64');
      return { clusterIp, hostname: `${INJECTOR}.${INJECTOR_NAMESPACE}.svc`, ca: ca.toString() };
    },
    isBack: ({ name, restarts }) => {
      const status = '.status.containerStatuses[0]';
      const path = `--output=jsonpath={${status}.restartCount} {${status}.ready}`;
      const isBack = async () => {
        const [count, isReady] = (await kubectl('get', 'pod', name, path)).split(' ');
        return Number(count) > restarts && isReady === 'true';
      };
      return expect.poll(isBack).toBe(true);
    },
  };
}
