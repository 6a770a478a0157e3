import { secretOf, storesOnGcs } from '../gcs/store.ts';
import type { Settings } from '../injection/settings.ts';
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
    return each([...settings.flatMap(namesIn), ...names]).map((name) => ({ name }));
  }
  return each(namespaces).flatMap((namespace) =>
    each([...namesIn(settingsFor(configuration, namespace)), ...names]).map((name) => ({ name, namespace })),
  );
}

const namesIn = ({ outputs, data, artifactsStore, connections }: Settings): readonly string[] => {
  const stores = [...storesOnGcs(outputs), ...data.values(), ...storesOnGcs([artifactsStore]), ...connections];
  return stores.flatMap((store) => secretOf(store)?.name ?? []);
};

const each = (names: readonly string[]): readonly string[] => [...new Set(names)];
