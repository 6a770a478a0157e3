import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ACMES_STORE } from '../../../lab/polyaxon/agent.ts';
import { makeCustomResources } from '../../../lab/polyaxon/custom-resource.ts';
import { podsOf } from '../../../lab/polyaxon/operator.ts';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { type EnvironmentName, prepareEnvironment } from '../environments/environment.ts';

export const KINDS = ['job', 'notebook', 'tfjob', 'pytorchjob'] as const;
export type Kind = (typeof KINDS)[number];

/** Releases of Polyaxon, and the environment that has each. */
export const RELEASES = {
  '2.4.0': 'polyaxon-2.4-python-3.11',
  '2.9.4': 'polyaxon-2.9-python-3.11',
  '2.12.0': 'polyaxon-2.12-python-3.11',
  '2.18.0': 'polyaxon-2.18-python-3.11',
} as const satisfies Readonly<Record<string, EnvironmentName>>;
export type Release = keyof typeof RELEASES;

export type MadePods = Readonly<Record<Kind, readonly Pod[]>>;

/**
 * The pods of one run of each kind, as a release makes them of the polyaxonfiles here; their main containers run what
 * the polyaxonfiles say, or this command.
 */
export async function makePods(release: Release, command?: readonly string[]): Promise<MadePods> {
  const { path } = await prepareEnvironment(RELEASES[release]);
  const python = join(path, 'bin', 'python');
  const polyaxonfiles = Object.fromEntries(KINDS.map((kind) => [kind, readPolyaxonfile(kind, command)]));
  const resources = await makeCustomResources({ python, artifactsStore: ACMES_STORE, polyaxonfiles });
  const pods = Object.entries(resources).map(([kind, resource]) => [kind, podsOf(resource)]);
  return Object.fromEntries(pods);
}

function readPolyaxonfile(kind: Kind, command?: readonly string[]): unknown {
  const text = readFileSync(join(import.meta.dirname, 'polyaxonfiles', `${kind}.yaml`), 'utf8');
  return parse(text, (name, value) => (command && name === 'container' ? { image: 'acme/train:1', command } : value));
}
