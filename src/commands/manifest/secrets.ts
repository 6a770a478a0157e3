import { readSecret, type SecretState, type StatesIn } from '../../gcs/secret-state.ts';
import { isObject, type JsonObject } from '../../json/object.ts';

interface FoundSecret {
  readonly namespace: string;
  readonly name: string;
  readonly state: SecretState;
}

/**
 * Knowledge of the Secrets in a manifest. Every other Secret is unknown. A given namespace is the namespace of all of
 * them, as it is of the pods.
 */
export function statesIn(documents: readonly unknown[], namespace: string | undefined): StatesIn {
  const secrets = documents.flatMap(itemsOf).flatMap((value) => secretIn(value, namespace));
  return (asked) => new Map(secrets.filter((each) => each.namespace === asked).map(({ name, state }) => [name, state]));
}

/** `kubectl get` prints several objects as one list. */
const itemsOf = (document: unknown): readonly unknown[] =>
  isObject(document) && Array.isArray(document['items']) ? document['items'] : [document];

function secretIn(value: unknown, given: string | undefined): readonly FoundSecret[] {
  if (!isObject(value) || value['kind'] !== 'Secret' || value['apiVersion'] !== 'v1') return [];
  const { name, namespace } = member(value, 'metadata');
  if (typeof name !== 'string') return [];
  return [{ name, namespace: given ?? String(namespace ?? 'default'), state: readSecret(dataOf(value)) }];
}

/** As the API server merges them: a text replaces the encoded value of the same key. */
const dataOf = (secret: JsonObject): Readonly<Record<string, string>> => ({
  ...texts(member(secret, 'data'), (value) => value),
  ...texts(member(secret, 'stringData'), (value) => Buffer.from(value).toString('base64')),
});

const texts = (values: JsonObject, encode: (value: string) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, encode(typeof value === 'string' ? value : '')]),
  );

const member = (value: JsonObject, name: string): JsonObject => {
  const found = value[name];
  return isObject(found) ? found : {};
};
