import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_DIRECTORY } from '../cache-directory.ts';
import { builtByGo, goVersion } from './go-build.ts';
import type { KubernetesVersion } from './kubernetes-versions.ts';

/** The multi-call binary of a version. A new source, module or Go version rebuilds it: 6 to 14 minutes on two cores. */
export const kubernetesBinary = (version: KubernetesVersion): Promise<string> =>
  builtByGo({
    title: `building Kubernetes ${version.kubernetes} from Go modules (once, 6 to 14 minutes)`,
    program: join(CACHE_DIRECTORY, 'kubernetes', `${version.kubernetes}-${buildKey(version)}`, 'kubernetes'),
    source: import.meta.dirname,
    flags: buildFlags(version),
    package: '.',
  });

function buildKey(version: KubernetesVersion): string {
  const hash = createHash('sha256').update(goVersion()).update(buildFlags(version).join(' '));
  for (const file of readdirSync(import.meta.dirname)
    .filter((name) => isSource(name, version))
    .sort()) {
    hash.update(file).update(readFileSync(join(import.meta.dirname, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function isSource(name: string, version: KubernetesVersion): boolean {
  return name.endsWith('.go') || name === `${version.module}.mod` || name === `${version.module}.sum`;
}

/** Without a linked version, the API server calls itself v0.0.0. Charts refuse that for their `kubeVersion`. */
function buildFlags(version: KubernetesVersion): string[] {
  const [major, minor] = version.kubernetes.split('.');
  const variables = {
    'k8s.io/component-base/version.gitVersion': `v${version.kubernetes}`,
    'k8s.io/component-base/version.gitMajor': major,
    'k8s.io/component-base/version.gitMinor': minor,
    'k8s.io/component-base/version.gitTreeState': 'clean',
    ...(version.helm && { 'helm.sh/helm/v4/internal/version.version': `v${version.helm}` }),
  };
  const linked = Object.entries(variables).map(([name, value]) => `-X ${name}=${value}`);
  return [
    '-buildvcs=false',
    '-trimpath',
    `-modfile=${version.module}.mod`,
    `-tags=${version.helm ? 'helm' : ''}`,
    `-ldflags=-s -w ${linked.join(' ')}`,
  ];
}
