import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_SERVER_URL } from '../addresses.ts';
import { type ApiReader, createApiReader } from '../api-reader.ts';
import { type Component, type StartComponent, waitFor } from '../component.ts';
import { apiServerFlags, auditFlags, controllerManagerFlags, etcdFlags, schedulerFlags } from './flags.ts';
import type { Identities } from './identities.ts';
import { type ProgramName, type Programs, required } from './programs.ts';

const DEFAULT_SERVICE_ACCOUNT = '/api/v1/namespaces/default/serviceaccounts/default';
const AUDIT_POLICY = { apiVersion: 'audit.k8s.io/v1', kind: 'Policy', rules: [{ level: 'Metadata' }] };

/** Enough for every request that is not a watch. Watches would delay the stop by a minute. */
const GRACE_MS = 5000;

export interface ControlPlaneChoices {
  readonly programs: Programs;
  /** Writes `<logs>/audit.log`, one JSON event a line. */
  readonly audit: boolean;
  readonly apiServerFlags: readonly string[];
}

export interface ControlPlaneOptions extends ControlPlaneChoices {
  readonly identities: Identities;
  readonly directory: string;
  readonly logs: string;
}

export interface ControlPlane {
  readonly read: ApiReader;
  /** Stops the API server, lets it answer requests in flight, and starts it again. Resolves when it is ready. */
  restartApiServer(): Promise<void>;
}

/**
 * Ready when pods can be created. Without a controller manager nobody makes service accounts. So pods are then admitted
 * without one.
 */
export async function startControlPlane(start: StartComponent, options: ControlPlaneOptions): Promise<ControlPlane> {
  const { programs, identities, directory } = options;
  const read = createApiReader(API_SERVER_URL, identities.authority, identities.admin);
  const run = (name: ProgramName, flags: string[]) => start(name, [...required(programs, name), ...flags]);
  run('etcd', etcdFlags(join(directory, 'etcd')));
  const flags = [...apiServerFlags(identities), ...chosenFlags(options)];
  const startApiServer = async (): Promise<Component> => {
    const component = run('kube-apiserver', flags);
    await waitFor(component, async () => (await read('/readyz')) === 'ok');
    return component;
  };
  let apiServer = await startApiServer();
  const restartApiServer = async () => {
    await apiServer.end(GRACE_MS);
    apiServer = await startApiServer();
  };
  if (!programs('kube-controller-manager')) return { read, restartApiServer };
  const controllerManager = run('kube-controller-manager', controllerManagerFlags(identities));
  run('kube-scheduler', schedulerFlags(identities));
  await waitFor(controllerManager, async () => (await read(DEFAULT_SERVICE_ACCOUNT)) !== undefined);
  return { read, restartApiServer };
}

function chosenFlags({ programs, directory, logs, audit, apiServerFlags: extra }: ControlPlaneOptions): string[] {
  const withoutControllers = ['--disable-admission-plugins=ServiceAccount'];
  const policyFile = join(directory, 'audit-policy.json');
  writeFileSync(policyFile, JSON.stringify(AUDIT_POLICY));
  return [
    ...(programs('kube-controller-manager') ? [] : withoutControllers),
    ...(audit ? auditFlags(policyFile, join(logs, 'audit.log')) : []),
    ...extra,
  ];
}
