import type { KeySecret } from '../../gcs/store.ts';
import type { EnvVar } from '../../kubernetes/pod.ts';
import type { InjectableRun } from '../reading/run.ts';
import { type Settings, secretNames } from '../settings.ts';

/** Says whether a run may get a key of this Secret as a file. */
export type IsMountable = (secret: KeySecret) => boolean;

export interface NamedBy {
  readonly settings: Settings;
  /** The Secrets that containers of Polyaxon itself name. Most runs need not ask. */
  readonly polyaxonSecrets: () => ReadonlySet<string>;
  /** The Secret of our own authority, if it is in this namespace. */
  readonly ownSecret: string | undefined;
}

/**
 * Text in a variable is no right to a Secret. An author who may set variables only could otherwise read any Secret of
 * the namespace through us.
 *
 * | the Secret, or key, is in                   | a file of it may be mounted |
 * |---------------------------------------------|-----------------------------|
 * | our own authority                           | no, whatever else names it  |
 * | the configuration                           | yes                         |
 * | the catalog of a container of Polyaxon      | yes                         |
 * | a volume of the pod                         | yes                         |
 * | a variable of the pod, by `secretKeyRef`    | yes, this very key          |
 * | the text of a variable of the run           | no                          |
 */
export function mountableIn(run: InjectableRun, { settings, polyaxonSecrets, ownSecret }: NamedBy): IsMountable {
  const inVolumes = new Set(run.volumes.map(({ secret }) => secret?.secretName));
  const isConfigured = among(() => secretNames(settings));
  const isOfPolyaxon = among(polyaxonSecrets);
  return (secret) =>
    secret.name !== ownSecret &&
    (inVolumes.has(secret.name) ||
      isConfigured(secret.name) ||
      isOfPolyaxon(secret.name) ||
      hasVariableOf(run, secret));
}

/** Collects the names at the first question, and once. */
function among(collect: () => ReadonlySet<string>): (name: string) => boolean {
  let names: ReadonlySet<string> | undefined;
  return (name) => {
    names ??= collect();
    return names.has(name);
  };
}

const hasVariableOf = ({ containers }: InjectableRun, wanted: KeySecret): boolean =>
  containers.some(({ env }) => [...env.values()].some(({ variable }) => isOfKey(variable, wanted)));

function isOfKey({ valueFrom }: EnvVar, { name, key }: KeySecret): boolean {
  const ref = valueFrom?.secretKeyRef;
  return key !== undefined && ref?.name === name && ref.key === key;
}
