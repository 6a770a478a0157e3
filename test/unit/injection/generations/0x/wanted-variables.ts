import type { Store } from '../../../../../src/gcs/store.ts';
import { type KeyVariableRules, keyVariables } from '../../../../../src/injection/generations/0x/key-variables.ts';
import type { Place } from '../../../../../src/injection/generations/0x/places.ts';
import { envOf } from '../../../../../src/kubernetes/env.ts';
import type { EnvVar } from '../../../../../src/kubernetes/pod.ts';
import { readAccessKeys } from '../../../../../src/polyaxon/0x/access-keys.ts';

export const PATH = 'gs://outputs/7';
export const aStore = (secret?: { name: string; key?: string }): Store => ({
  name: 'store',
  bucket: 'gs://outputs',
  access: secret === undefined ? { kind: 'ambient' } : { kind: 'secret', secret },
});
export const OUTPUTS = { path: PATH, store: aStore({ name: 's', key: 'gcs-key.json' }) };
export const DATA = { path: 'gs://data', store: aStore({ name: 'data', key: 'k.json' }) };
export const RULES: KeyVariableRules = {
  outputsKey: { name: 's', key: 'gcs-key.json' },
  credentials: 'ours',
  keyAsEnv: false,
};
export const fromSecret = (variable: string, name: string, key: string): EnvVar => ({
  name: variable,
  valueFrom: { secretKeyRef: { name, key } },
});
export const entry = (envName: string, path = PATH): string =>
  JSON.stringify({ [path]: { store: 'gcs', secret_key: envName } });

export interface Given {
  readonly env?: EnvVar[];
  readonly envFrom?: object[];
  readonly text?: string;
  readonly paths?: readonly Place[];
  readonly rules?: Partial<KeyVariableRules>;
}

/** The wished variables, and the variable of each path. */
export function wanted({ env = [], envFrom = [], text, paths = [OUTPUTS], rules }: Given) {
  const keys = text === undefined ? [] : [{ name: 'POLYSTORES_RUN_STORES_ACCESS_KEYS', value: text }];
  const container = { name: 'main', env: [...env, ...keys], envFrom };
  const read = envOf(container);
  const { wishes, envNames } = keyVariables({ env: read, container }, readAccessKeys(read), paths, {
    ...RULES,
    ...rules,
  });
  const variables = wishes.map((wish) => (wish.kind === 'unless_set' ? wish.variable : wish.name));
  return { variables, paths: Object.fromEntries(envNames) };
}

export const EMPTY = { name: 'PLX_GCS_KEY_OUTPUTS', value: '{}' };
export const OWN = fromSecret('PLX_GCS_KEY_S_GCS_KEY_JSON', 's', 'gcs-key.json');
