import { secretOf, storesOnGcs } from '../gcs/store.ts';
import type { Settings } from '../injection/settings.ts';
import { type Configuration, settingsFor } from './configuration.ts';

/** Where Secrets of one name are looked at: in one namespace, or in all where none is named. */
export interface SecretPlace {
  readonly name: string;
  readonly namespace?: string;
}

/** Where Secrets may be looked at, and which besides those that a configuration names. */
export interface SecretsScope {
  readonly namespaces: 'all' | readonly string[];
  readonly names: readonly string[];
}

/** The places of all Secrets that a configuration names, as far as they may be looked at. */
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
