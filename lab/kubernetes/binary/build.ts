import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_DIRECTORY } from '../cache-directory.ts';
import { execute } from '../execute.ts';
import { step } from '../step.ts';
import type { KubernetesVersion } from './kubernetes-versions.ts';

/** The multi-call binary of a version. A new source, module or Go version rebuilds it: 6 to 14 minutes on two cores. */
export async function kubernetesBinary(version: KubernetesVersion): Promise<string> {
  const directory = join(CACHE_DIRECTORY, 'kubernetes', `${version.kubernetes}-${buildKey(version)}`);
  const binary = join(directory, 'kubernetes');
  if (existsSync(binary)) return binary;
  mkdirSync(directory, { recursive: true });
  const unfinished = `${binary}.${process.pid}`;
  await step(`building Kubernetes ${version.kubernetes} from Go modules (once, 6 to 14 minutes)`, () =>
    execute('go', ['build', '-o', unfinished, ...buildFlags(version), '.'], {
      cwd: import.meta.dirname,
      env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '', CGO_ENABLED: '0' },
    }),
  );
  renameSync(unfinished, binary);
  return binary;
}

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

function goVersion(): string {
  return execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', env: { ...process.env, GOTOOLCHAIN: 'local' } });
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
