import type { SecretState } from '../../../../../src/gcs/secret-state.ts';
import { type Seen, seenAround } from '../../../../../src/injection/generations/2x/accounts.ts';
import type { Around } from '../../../../../src/injection/generations/2x/default-key.ts';
import type { Container, Volume, VolumeMount } from '../../../../../src/kubernetes/pod.ts';
import { type Connection, readCatalog } from '../../../../../src/polyaxon/2x/catalog.ts';
import { aRun, aRunPod } from '../../../../support/builders.ts';

export interface Parts {
  readonly mounts?: VolumeMount[];
  readonly volumes?: Volume[];
  readonly envFrom?: NonNullable<Container['envFrom']>;
  readonly secrets?: Readonly<Record<string, SecretState>>;
  readonly ours?: string;
}

/** The surroundings of a run's main container. */
export function aroundIn({ mounts = [], volumes = [], envFrom = [], secrets = {} }: Parts): Around {
  const pod = aRunPod();
  const [main] = pod.spec.containers;
  const containers = main === undefined ? [] : [{ ...main, volumeMounts: mounts, envFrom }];
  const run = aRun({ ...pod, spec: { containers, volumes } });
  return { container: run.main, volumes, secrets: new Map(Object.entries(secrets)) };
}

export const seenIn = (parts: Parts, connections: readonly Connection[]): Seen =>
  seenAround(aroundIn(parts), { ours: parts.ours, connections });

export const ofSecret = (name: string, more: NonNullable<Volume['secret']> = {}): Volume => ({
  name,
  secret: { secretName: name, ...more },
});

/** An entry of main's catalog. */
export function entry(members: object): Connection {
  const value = JSON.stringify({
    connections: [{ name: 'data', kind: 'gcs', schema: { bucket: 'gs://data' }, ...members }],
  });
  const env = new Map([['POLYAXON_CONNECTIONS_CATALOG', { index: 0, variable: { name: 'a', value } }]]);
  const [connection] = readCatalog(env).connections;
  if (connection === undefined) throw new Error('no connection');
  return connection;
}
