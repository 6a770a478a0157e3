import { type Store, storesOnGcs } from '../gcs/store.ts';
import { type Settings, secretNames } from '../injection/settings.ts';
import { type Configuration, settingsFor } from './configuration.ts';

/** A place to look for Secrets of one name: one namespace, or all if none is named. */
export interface SecretPlace {
  readonly name: string;
  readonly namespace?: string;
}

/** The scope of the looks at Secrets: the namespaces, and names besides those in the configuration. */
export interface SecretsScope {
  readonly namespaces: 'all' | readonly string[];
  readonly names: readonly string[];
}

/** The places of all Secrets that a configuration names, within that scope. */
export function secretPlaces(
  configuration: Configuration,
  { namespaces, names }: SecretsScope,
): readonly SecretPlace[] {
  if (namespaces === 'all') {
    const settings = [configuration.everywhere, ...configuration.namespaces.values()];
    return each([...settings.flatMap((one) => [...secretNames(one)]), ...names]).map((name) => ({ name }));
  }
  return each(namespaces).flatMap((namespace) =>
    each([...secretNames(settingsFor(configuration, namespace)), ...names]).map((name) => ({ name, namespace })),
  );
}

/** The stores on GCS that hold outputs of runs. */
export const outputsIn = ({ outputs, artifactsStore }: Settings): readonly Store[] => [
  ...storesOnGcs(outputs),
  ...storesOnGcs([artifactsStore]),
];

/** The stores on GCS that runs may read. */
export const othersIn = ({ data, connections }: Settings): readonly Store[] => [...data.values(), ...connections];

const each = (names: readonly string[]): readonly string[] => [...new Set(names)];
