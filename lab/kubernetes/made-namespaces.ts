import type { Cluster } from './cluster.ts';

/** Tells namespaces of tests from those that were there before. Tests must not remove those. */
const MADE_BY_TESTS = { 'test.local/made-by': 'polyaxon-gcs-injector' } as const;

const SELECTOR = `--selector=${Object.entries(MADE_BY_TESTS).flat().join('=')}`;

type Labels = Readonly<Record<string, string>>;

export const namespaceManifest = (name: string, labels: Labels = {}): object => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { ...labels, ...MADE_BY_TESTS } },
});

export async function createNamespace({ kubectl }: Cluster, name: string, labels: Labels = {}): Promise<void> {
  await kubectl(['create', '--filename=-'], JSON.stringify(namespaceManifest(name, labels)));
}

type Tools = Pick<Cluster, 'kubectl' | 'helm'>;

/** Removes the namespaces of tests. Releases go first, because they also have objects outside of namespaces. */
export async function removeMadeNamespaces({ kubectl, helm }: Tools): Promise<void> {
  const names = words(await kubectl(['get', 'namespaces', SELECTOR, '--output=jsonpath={.items[*].metadata.name}']));
  if (names.length === 0) return;
  for (const name of names) {
    const inNamespace = `--namespace=${name}`;
    const releases = words(await helm(['list', '--short', inNamespace]));
    for (const release of releases) await helm(['uninstall', release, inNamespace]);
  }
  await kubectl(['delete', 'namespace', ...names, '--wait=false']);
  // Without this, each pod would get half a minute to end.
  for (const name of names) await kubectl(['delete', 'pods', '--all', '--now', '--wait=false', `--namespace=${name}`]);
  await kubectl(['wait', '--for=delete', ...names.map((name) => `namespace/${name}`), '--timeout=240s']);
}

const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);
