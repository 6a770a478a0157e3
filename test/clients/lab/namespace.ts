import { randomBytes } from 'node:crypto';
import type { V1Pod } from '@kubernetes/client-node';
import { kubectl } from './lab.ts';

/** Files by their name, as in a Secret: text, or what becomes JSON. */
export type SecretFiles = Readonly<Record<string, object | string>>;

export interface NamespaceContent {
  readonly isInjected: boolean;
  readonly secrets: Readonly<Record<string, SecretFiles>>;
}

/** What Polyaxon's chart made there beforehand: a Secret of its own, the accounts of runs. */
const POLYAXONS_SECRET = { 'polyaxon-polyaxon-secret': { POLYAXON_SECRET_INTERNAL_TOKEN: 'internal' } };

/** Makes a namespace in which the pod can run, or brings one that is there up to date. */
export async function furnishNamespace(namespace: string, pod: V1Pod, content: NamespaceContent): Promise<void> {
  const { serviceAccountName: account } = pod.spec ?? {};
  const labels = content.isInjected ? { 'polyaxon-gcs-injector.io/inject': 'enabled' } : {};
  const secrets = { ...POLYAXONS_SECRET, ...content.secrets };
  const items = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } },
    ...(account ? [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: account, namespace } }] : []),
    ...Object.entries(secrets).map(([name, files]) => secret({ name, namespace }, files)),
  ];
  await kubectl(
    ['apply', '--server-side', '--force-conflicts', '--filename=-'],
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  );
  const inNamespace = `--namespace=${namespace}`;
  await kubectl(['wait', '--for=create', `serviceaccount/${account ?? 'default'}`, inNamespace, '--timeout=60s']);
}

export function newNamespace(): string {
  return `client-${randomBytes(4).toString('hex')}`;
}

function secret(metadata: { readonly name: string; readonly namespace: string }, files: SecretFiles): object {
  const text = (content: object | string) => (typeof content === 'string' ? content : JSON.stringify(content));
  const stringData = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, text(content)]));
  return { apiVersion: 'v1', kind: 'Secret', metadata, stringData };
}
