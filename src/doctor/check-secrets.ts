import { DEFAULT_KEY } from '../gcs/key-file.ts';
import { availableKey, type SecretState } from '../gcs/secret-state.ts';
import { type KeySecret, secretOf } from '../gcs/store.ts';
import { causeIn } from '../injection/keys/key-cause.ts';
import type { NamespaceFacts, StoreFacts } from './facts.ts';
import { type Finding, fault, notSeen, ok, warn } from './finding.ts';

/** The file that a store's clients would take; what it is for people, whether or not it is there. */
export const keyOf = (secret: KeySecret, state: SecretState): string =>
  availableKey(state, [secret.key ?? DEFAULT_KEY], secret.key === undefined) ?? secret.key ?? DEFAULT_KEY;

/** One finding for each key that the stores of a namespace name. */
export function checkSecrets({ name, stores }: NamespaceFacts): readonly Finding[] {
  const hasOutputs = stores.some((each) => each.isOutputs && isUsable(each));
  const findings = stores.flatMap((each) => {
    const secret = secretOf(each.store);
    if (secret === undefined) return [];
    // Whoever serves one generation only needs the Secret of that one.
    const isVital = each.isOutputs && !hasOutputs;
    return [ofSecret(name, each, { secret, isVital })];
  });
  return [...new Map(findings.map((finding) => [finding.text, finding])).values()];
}

function isUsable({ store, state }: StoreFacts): boolean {
  const secret = secretOf(store);
  if (secret === undefined || state.kind !== 'seen' || state.value.kind !== 'present') return false;
  return state.value.keys.get(keyOf(secret, state.value)) === 'usable';
}

interface Concern {
  readonly secret: KeySecret;
  readonly isVital: boolean;
}

function ofSecret(namespace: string, { store, state }: StoreFacts, { secret, isVital }: Concern): Finding {
  const wrong = isVital ? fault : warn;
  const named = secret.key === undefined ? secret.name : `${secret.name}/${secret.key}`;
  if (state.kind === 'unseen') return notSeen('secret', `the key ${named} of ${store.bucket}`, state.why);
  const file = secret.key ?? DEFAULT_KEY;
  const create = `kubectl -n ${namespace} create secret generic ${secret.name} --from-file=${file}=KEY.json`;
  if (state.kind === 'absent' || state.value.kind === 'missing')
    return wrong('secret', `Secret ${secret.name} of ${store.bucket} is missing`, create);
  if (state.value.kind === 'unknown')
    return notSeen('secret', `the key ${named} of ${store.bucket}`, 'the Secret is too large');
  const key = keyOf(secret, state.value);
  const cause = causeIn(state.value, key);
  const text = `${secret.name}/${key} of ${store.bucket}`;
  if (state.value.keys.get(key) === 'usable') return ok('secret', `${text} is a key file`);
  if (state.value.keys.has(key)) return wrong('secret', `${text} is no key file: ${cause}`, REPLACE);
  return wrong(
    'secret',
    `Secret ${secret.name} of ${store.bucket} has no key ${key}${cause === undefined ? '' : `: ${cause}`}`,
    CORRECT,
  );
}

const REPLACE = 'Put the key file that Google made into the Secret, unchanged.';
const CORRECT = 'Correct secretKey in the configuration, or add the key to the Secret.';
