import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { kubernetesBinary } from '../binary/build.ts';
import { KUBERNETES_VERSIONS, type KubernetesVersion, NEWEST } from '../binary/kubernetes-versions.ts';
import { Misuse } from '../usage.ts';

export type ProgramName =
  | 'etcd'
  | 'helm'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-proxy'
  | 'kube-scheduler'
  | 'kubectl'
  | 'kubelet';

/** The first words of a program's command line; undefined if there is no such program. */
export type Programs = (name: ProgramName) => readonly string[] | undefined;

/**
 * The programs of a Kubernetes minor version such as `1.33`, all in one binary. What people type comes from the newest
 * version for all: tests use what an older kubectl lacks.
 */
export async function programsOf(minor: string): Promise<Programs> {
  const binary = await kubernetesBinary(versionOf(minor));
  const newest = await kubernetesBinary(NEWEST);
  return (name) => [name === 'helm' || name === 'kubectl' ? newest : binary, name];
}

/** The programs in a folder of `setup-envtest`: etcd, kube-apiserver and kubectl. */
export function programsIn(folder: string): Programs {
  return (name) => {
    const path = join(folder, name);
    return existsSync(path) ? [path] : undefined;
  };
}

export function required(programs: Programs, name: ProgramName): readonly string[] {
  const command = programs(name);
  if (!command) throw new Error(`there is no ${name} to start a cluster with`);
  return command;
}

function versionOf(minor: string): KubernetesVersion {
  const version = KUBERNETES_VERSIONS.find((candidate) => candidate.minor === minor);
  const known = KUBERNETES_VERSIONS.map((candidate) => candidate.minor).join(', ');
  if (!version) throw new Misuse(`Kubernetes ${minor} is not among the versions that can be built: ${known}`);
  return version;
}
