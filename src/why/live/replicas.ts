import { bad, type Fact, ok, unknown } from '../fact.ts';
import type { Shown } from './shown.ts';

/** Whether somebody answers the API server. */
export function replicaFacts({ deployment, release }: Shown): readonly Fact[] {
  const { namespace, name } = release;
  if (deployment.kind === 'unseen') return [unknown('replicas', `the replicas: ${deployment.why}`)];
  if (deployment.kind === 'absent')
    return [
      unknown(
        'replicas',
        `the replicas: there is no Deployment ${namespace}/${name}; --injector NAMESPACE/NAME names another`,
      ),
    ];
  const wanted = deployment.value.spec?.replicas ?? 1;
  const ready = deployment.value.status?.readyReplicas ?? 0;
  if (ready > 0) return [ok('replicas', `${ready} of ${wanted} replicas are ready`)];
  return [
    bad(
      'replicas',
      `no replica is ready (0 of ${wanted}): runs are refused, or start without credentials where they fail open`,
      wanted === 0
        ? `kubectl -n ${namespace} scale deployment/${name} --replicas=2`
        : `See why: kubectl -n ${namespace} describe deployment/${name}`,
    ),
  ];
}
