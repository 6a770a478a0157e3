import type { Container, EnvVar, Pod } from '../../../src/kubernetes/pod.ts';
import { clean, fileAt, isReadable } from './files.ts';
import type { World } from './world.ts';

/**
 * The account that a client uses: `key:SECRET/KEY`, a key that only its author knows, `nobody` (the node's or the
 * service account's, if any) or a fault. A set, because 2.x clients choose by chance.
 */
export type Accounts = ReadonlySet<string>;

export const NOBODY = 'nobody';
export const isFault = (account: string): boolean => account.startsWith('fault:');

/** A container with everything that its clients can see. */
export interface Inside {
  readonly pod: Pod;
  readonly container: Container;
  readonly world: World;
}

/** The last of duplicates, like the kubelet. */
export const variable = ({ container }: Inside, name: string): EnvVar | undefined =>
  container.env?.filter((each) => each.name === name).at(-1);

/** The account of a key file. Polyaxon's clients refuse one with another ending. */
export function ofFile({ pod, container, world }: Inside, path: string, isJson = false): string {
  if (isJson && !path.endsWith('.json')) return `fault: ${path}`;
  const found = fileAt(pod, container, clean(path), world);
  if (found.kind === 'unknown') return found.where;
  if (found.kind === 'nothing' || !isReadable(pod, container, found.mode)) return `fault: ${path}`;
  return `key:${found.key}`;
}

/** The account of a key that a variable holds. */
export function ofValue({ world }: Inside, { name, value, valueFrom }: EnvVar): string {
  const ref = valueFrom?.secretKeyRef;
  if (!ref?.name) return valueFrom ? `from:${name}` : `value:${value ?? ''}`;
  return world.has(ref.name, ref.key) ? `key:${ref.name}/${ref.key}` : 'fault: no such key';
}

/** A path that a variable names, as an account. */
export function ofPath(inside: Inside, variable: EnvVar, isJson: boolean): string {
  return variable.valueFrom ? `from:${variable.name}` : ofFile(inside, variable.value ?? '', isJson);
}

const WELL_KNOWN = /(^|\/)\.config\/gcloud\/application_default_credentials\.json$/;

/** google-auth 2.x, TensorFlow: the variable, then the file of gcloud, then the metadata server. */
export function ofGoogle(inside: Inside): string {
  const given = variable(inside, 'GOOGLE_APPLICATION_CREDENTIALS');
  if (given?.valueFrom || given?.value) return ofPath(inside, given, false);
  const mounted = inside.container.volumeMounts?.find(({ mountPath }) => WELL_KNOWN.test(clean(mountPath)));
  return mounted === undefined ? NOBODY : ofFile(inside, mounted.mountPath);
}

/** gcloud prefers the override to an activated account. */
export function ofGcloud(inside: Inside): string {
  const given = variable(inside, 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE');
  return given?.valueFrom || given?.value ? ofPath(inside, given, false) : NOBODY;
}
