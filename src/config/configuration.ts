import { DEFAULT_INJECTION, type InjectionSettings, type Settings } from '../injection/settings.ts';
import { DEFAULT_LABELS, type RecognitionLabels } from '../polyaxon/recognition.ts';
import type { ConfigurationFile, NamespaceSection } from './schema.ts';
import { artifactsStoreOf, connectionsOf, dataOf, outputsOf } from './stores.ts';

/** A valid configuration, which gives each namespace its settings. */
export interface Configuration {
  /** The first twelve hex digits of the file's SHA-256. */
  readonly hash: string;
  readonly everywhere: Settings;
  readonly namespaces: ReadonlyMap<string, Settings>;
}

export const settingsFor = (configuration: Configuration, namespace: string): Settings =>
  configuration.namespaces.get(namespace) ?? configuration.everywhere;

/** The settings of a valid file. A namespace's own member replaces the same member of the file in that namespace. */
export function configurationOf(file: ConfigurationFile, hash: string): Configuration {
  const { namespaces = {}, ...everywhere } = file;
  const named = Object.entries(namespaces).map(
    ([name, section]) => [name, settingsOf({ ...everywhere, ...section }, hash)] as const,
  );
  return { hash, everywhere: settingsOf(everywhere, hash), namespaces: new Map(named) };
}

function settingsOf(section: NamespaceSection, configHash: string): Settings {
  const { persistence, artifactsStore, connections, injection, recognition, workloadIdentity = false } = section;
  return {
    configHash,
    outputs: outputsOf(persistence?.outputs),
    data: dataOf(persistence?.data),
    artifactsStore: artifactsStoreOf(artifactsStore),
    connections: connectionsOf(connections),
    injection: injectionOf(injection),
    recognition: labelsOf(recognition),
    workloadIdentity,
  };
}

const injectionOf = (injection: NamespaceSection['injection']): InjectionSettings => ({
  ...DEFAULT_INJECTION,
  ...injection,
});

const labelsOf = (recognition: NamespaceSection['recognition']): RecognitionLabels => ({
  ...DEFAULT_LABELS,
  ...recognition?.apps,
  ...(recognition?.type === undefined ? {} : { runnerType: recognition.type }),
  ...(recognition?.coreType === undefined ? {} : { coreType: recognition.coreType }),
});
