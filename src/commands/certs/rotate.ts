import type { WishAnswer } from '../../cluster/authority/wish-rotation.ts';
import { connectToDefaultCluster } from '../default-cluster.ts';
import { CommandFailed, say, type Terminal } from '../terminal.ts';

export interface RotateOptions {
  readonly authoritySecret: string;
  readonly namespace: string;
  readonly leaked: boolean;
}

/** Requests from the replicas in the cluster that they replace their certificate authority. */
export async function rotate(options: RotateOptions, { stderr }: Terminal): Promise<void> {
  const { authoritySecret, namespace, leaked } = options;
  const api = await connectToDefaultCluster();
  const { wishRotation } = await import('../../cluster/authority/wish-rotation.ts');
  const answer = await wishRotation(api, { secret: authoritySecret, namespace, isLeaked: leaked });
  if (answer.kind !== 'wished') throw new CommandFailed(problemOf(answer, `Secret ${namespace}/${authoritySecret}`));
  say(stderr, leaked ? `withdrawal requested. ${WHAT_FOLLOWS_A_LEAK}` : `rotation requested. ${WHAT_FOLLOWS}`);
}

const WHAT_FOLLOWS =
  'A new authority joins caBundle within seconds and signs 30 seconds later. The old one stays trusted for a week. ' +
  'The metric polyaxon_gcs_injector_rotation_phase shows the phase.';

const WHAT_FOLLOWS_A_LEAK =
  'Within seconds caBundle trusts a new authority alone, and each replica serves a certificate of it. Until all API ' +
  'servers and replicas have seen that, at most half a minute, calls can fail: runs are refused, or start without ' +
  'credentials in namespaces that fail open. Whoever can read the Secret can read the new key too: take that right away.';

function problemOf(answer: Exclude<WishAnswer, { kind: 'wished' }>, secret: string): string {
  switch (answer.kind) {
    case 'absent':
      return `there is no ${secret}; check the namespace, and that the injector runs with its own authority`;
    case 'many':
      return `${secret} still has so many earlier authorities that another rotation waits until they leave, a week after the last one; after a leak use --leaked`;
    case 'forbidden':
      return `you may not change ${secret}; you need the rights get and patch on it`;
    case 'failed':
      return `${secret} cannot be changed: ${answer.why}`;
  }
}
