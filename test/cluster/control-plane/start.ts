import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_SERVER_URL } from '../addresses.ts';
import { type ApiReader, createApiReader } from '../api-reader.ts';
import { type StartComponent, waitFor } from '../component.ts';
import { apiServerFlags, auditFlags, controllerManagerFlags, etcdFlags, schedulerFlags } from './flags.ts';
import type { Identities } from './identities.ts';
import { type ProgramName, type Programs, required } from './programs.ts';

const DEFAULT_SERVICE_ACCOUNT = '/api/v1/namespaces/default/serviceaccounts/default';
const AUDIT_POLICY = { apiVersion: 'audit.k8s.io/v1', kind: 'Policy', rules: [{ level: 'Metadata' }] };

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

/**
 * Ready when pods can be created. Without a controller manager nobody makes service accounts,
 * so then pods are admitted without one.
 */
export async function startControlPlane(start: StartComponent, options: ControlPlaneOptions): Promise<ApiReader> {
  const { programs, identities, directory } = options;
  const read = createApiReader(API_SERVER_URL, identities.authority, identities.admin);
  const run = (name: ProgramName, flags: string[]) => start(name, [...required(programs, name), ...flags]);
  run('etcd', etcdFlags(join(directory, 'etcd')));
  const apiServer = run('kube-apiserver', [...apiServerFlags(identities), ...chosenFlags(options)]);
  await waitFor(apiServer, async () => (await read('/readyz')) === 'ok');
  if (!programs('kube-controller-manager')) return read;
  const controllerManager = run('kube-controller-manager', controllerManagerFlags(identities));
  run('kube-scheduler', schedulerFlags(identities));
  await waitFor(controllerManager, async () => (await read(DEFAULT_SERVICE_ACCOUNT)) !== undefined);
  return read;
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
