import { randomBytes } from 'node:crypto';
import type { V1Pod } from '@kubernetes/client-node';
import { INJECT_LABEL } from '../../../src/injection/our-names.ts';
import { OPT_IN_VALUE } from './configuration.ts';
import { kubectl } from './lab.ts';

/** Files by their name: text, or what becomes JSON. */
export type SecretFiles = Readonly<Record<string, object | string>>;

/** The files of each Secret by its name. */
export type Secrets = Readonly<Record<string, SecretFiles>>;

export interface NamespaceContent {
  readonly isInjected: boolean;
  readonly secrets: Secrets;
}

/** The objects of Polyaxon's chart, besides the accounts of runs. */
const POLYAXONS_SECRETS: Secrets = { 'polyaxon-polyaxon-secret': { POLYAXON_SECRET_INTERNAL_TOKEN: 'internal' } };

/** Makes a namespace in which the pod can run, or updates an existing one. */
export async function furnishNamespace(namespace: string, pod: V1Pod, content: NamespaceContent): Promise<void> {
  const { serviceAccountName: account = 'default' } = pod.spec ?? {};
  const labels = content.isInjected ? { [INJECT_LABEL]: OPT_IN_VALUE } : {};
  await apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: account, namespace } },
  ]);
  await applySecrets(namespace, { ...POLYAXONS_SECRETS, ...content.secrets });
}

export const newNamespace = (): string => `client-${randomBytes(4).toString('hex')}`;

/** Makes these Secrets, or replaces their content. */
export async function applySecrets(namespace: string, secrets: Secrets): Promise<void> {
  const text = (content: object | string) => (typeof content === 'string' ? content : JSON.stringify(content));
  const items = Object.entries(secrets).map(([name, files]) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    stringData: Object.fromEntries(Object.entries(files).map(([file, content]) => [file, text(content)])),
  }));
  await apply(items);
}

async function apply(items: readonly object[]): Promise<void> {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await kubectl(['apply', '--server-side', '--force-conflicts', '--filename=-'], list);
}
