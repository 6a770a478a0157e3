import type { SecretState } from '../../gcs/secret-state.ts';
import { type KeySecret, secretOf } from '../../gcs/store.ts';
import type { KeyFrom } from '../../injection/keys/key-need.ts';
import type { OwnKey } from '../../injection/keys/own-key.ts';
import { explain } from '../../injection/reasons.ts';
import { line } from '../../text/line.ts';
import { bad, type Fact, ok, unknown } from '../fact.ts';
import type { Decided } from './decided.ts';

/** What chose the key of the Secret. */
const BY: Readonly<Record<KeyFrom, string>> = {
  configured: 'as configured',
  'file mount': 'as the pod mounts it',
  GC_KEY_PATH: 'as GC_KEY_PATH names it',
  usual: 'the usual name',
  'only .json': 'its only .json key',
};

/** The Secret and its key: present, missing, of another name, no key file, or unknown. */
export function keyFacts(decided: Decided): readonly Fact[] {
  const { found, key } = decided.decision.steps;
  if (key === undefined || found?.kind !== 'found' || decided.decision.reason === 'own_credentials') return [];
  const secret = secretOf(found.store);
  if (secret === undefined || key.reason === 'workload_identity') return withoutSecret(key);
  if (key.reason === 'secret_not_named') return [notNamed(secret)];
  const place = key.location === undefined ? [] : [ok('key', placeText(secret, key.location))];
  return [...place, keyFact(decided, secret, key)];
}

const withoutSecret = ({ reason }: OwnKey): readonly Fact[] => {
  if (reason === 'key_only_as_env') return [bad('key', explain(reason), MOUNT)];
  return reason === 'workload_identity' ? [ok('key', explain(reason))] : [];
};

const MOUNT = "Give the store's secret a mountPath in Polyaxon, or configure artifactsStore.secret.";

const placeText = (secret: KeySecret, { key, keyFrom, from, volume }: NonNullable<OwnKey['location']>): string =>
  `key ${line(key)} of Secret ${line(secret.name)}, ${BY[keyFrom]}, by ${from === 'volume of ours' ? 'a volume of ours' : `the pod's own volume ${line(volume)}`}`;

function keyFact(
  { namespace, secret: { state, because: unseen } }: Decided,
  secret: KeySecret,
  { reason, location, cause }: OwnKey,
): Fact {
  const name = line(secret.name);
  const wanted = line(location?.key ?? secret.key ?? 'gc-secret.json');
  const create = `kubectl -n ${namespace} create secret generic ${name} --from-file=${wanted}=KEY_FILE.json`;
  if (state.kind === 'unknown')
    return unknown(
      'key',
      `whether Secret ${name} of namespace ${namespace} has the key ${wanted}: ${unseen}`,
      `Ask somebody who may see it: kubectl -n ${namespace} describe secret ${name}`,
    );
  if (state.kind === 'missing') return bad('key', `namespace ${namespace} has no Secret ${name}`, create);
  if (reason === 'secret_key_missing')
    return bad('key', `Secret ${name} has no key ${wanted}${because(cause)}`, nameTheOther(name, wanted, state));
  if (reason === 'key_invalid')
    return bad(
      'key',
      `key ${wanted} of Secret ${name} is no service-account key file${because(cause)}`,
      `Download a key in JSON format: ${create} --dry-run=client -o yaml | kubectl apply -f -`,
    );
  return ok('key', `Secret ${name} of namespace ${namespace} has a key file under ${wanted}`);
}

/** What the Secret has instead, in words. */
const because = (cause: string | undefined): string => (cause === undefined ? '' : `: ${line(cause)}`);

const notNamed = ({ name }: KeySecret): Fact =>
  bad(
    'key',
    `only a variable of the run names Secret ${line(name)}, which is no right to it`,
    `Name Secret ${line(name)} in the configuration, or mount it in the pod.`,
  );

/** A Secret with its key under another name: the one that mends it. */
function nameTheOther(name: string, wanted: string, { keys }: Extract<SecretState, { kind: 'present' }>): string {
  const [first] = [...keys].filter(([key, quality]) => quality === 'usable' && key.endsWith('.json'));
  return first === undefined
    ? `Add the key ${wanted} to Secret ${name}.`
    : `Name the key that is there in the configuration (secretKey, or secret.key): ${line(first[0])}`;
}
