import type { WishAnswer } from '../../cluster/authority/wish-rotation.ts';
import { connectToDefaultCluster } from '../default-cluster.ts';
import { CommandFailed, say, type Terminal } from '../terminal.ts';

export interface RotateOptions {
  readonly authoritySecret: string;
  readonly namespace: string;
}

/** Requests from the replicas in the cluster that they replace their certificate authority. */
export async function rotate({ authoritySecret, namespace }: RotateOptions, { stderr }: Terminal): Promise<void> {
  const api = await connectToDefaultCluster();
  const { wishRotation } = await import('../../cluster/authority/wish-rotation.ts');
  const answer = await wishRotation(api, { secret: authoritySecret, namespace });
  if (answer.kind !== 'wished') throw new CommandFailed(problemOf(answer, `Secret ${namespace}/${authoritySecret}`));
  say(stderr, `rotation requested. ${WHAT_FOLLOWS}`);
}

const WHAT_FOLLOWS =
  'A new authority joins caBundle within seconds and signs 30 seconds later. The old one stays trusted for a week. ' +
  'The metric polyaxon_gcs_injector_rotation_phase shows the phase.';

function problemOf(answer: Exclude<WishAnswer, { kind: 'wished' }>, secret: string): string {
  switch (answer.kind) {
    case 'absent':
      return `there is no ${secret}; check the namespace, and that the injector runs with its own authority`;
    case 'forbidden':
      return `you may not change ${secret}; you need the rights get and patch on it`;
    case 'failed':
      return `${secret} cannot be changed: ${answer.why}`;
  }
}
