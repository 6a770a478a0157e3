import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { NEWEST } from '../../../lab/kubernetes/binary/kubernetes-versions.ts';
import { programsOf, required } from '../../../lab/kubernetes/control-plane/programs.ts';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { INJECTOR_NAMESPACE, RELEASE } from './release-names.ts';

export const CHART = join(import.meta.dirname, '../../../charts/polyaxon-gcs-injector');

/** An object that the chart renders. The test decides what it reads. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [member: string]: unknown };
  // biome-ignore lint/suspicious/noExplicitAny: a test reads deep into objects of every kind
  readonly [member: string]: any;
}

export type Values = Readonly<Record<string, unknown>>;

/** Runs Helm without a cluster: the built one, or the one on PATH for a given cluster. */
export async function helm(args: readonly string[], stdin = ''): Promise<string> {
  const [program = 'helm', ...first] = process.env['KUBECONFIG']
    ? ['helm']
    : required(await programsOf(NEWEST.minor), 'helm');
  return execute(program, [...first, ...args], { stdin });
}

/** For the oldest Kubernetes that the chart supports. */
const RENDERED = [CHART, '--kube-version=1.30.0', '--values=-'];

export interface ReleaseName {
  readonly release: string;
  readonly namespace: string;
}

const USUAL: ReleaseName = { release: RELEASE, namespace: INJECTOR_NAMESPACE };

/** The output of `helm template` for these values. */
export const renderText = (values: Values = {}, { release, namespace }: ReleaseName = USUAL): Promise<string> =>
  helm(['template', release, ...RENDERED, `--namespace=${namespace}`], JSON.stringify(values));

export async function render(values: Values = {}, name: ReleaseName = USUAL): Promise<readonly Manifest[]> {
  return manifestsIn(await renderText(values, name));
}

export const manifestsIn = (text: string): readonly Manifest[] =>
  parseAllDocuments(text).flatMap((document) => document.toJS() ?? []);

/** The refusal of these values. */
export const refusal = (values: Values): Promise<string> =>
  renderText(values).then(
    () => 'not refused',
    (error: Error) => error.message,
  );

/** The only object of a kind, or the one of a name. */
export function the(manifests: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = manifests.filter((one) => one.kind === kind && (name === undefined || one.metadata.name === name));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} × ${kind} ${name ?? ''}`);
  return only;
}

export const kindsOf = (manifests: readonly Manifest[]): readonly string[] => manifests.map(({ kind }) => kind).sort();
