import { DEFAULT_INJECTION, type InjectionSettings, type Settings } from '../injection/settings.ts';
import { DEFAULT_LABELS, type RecognitionLabels } from '../polyaxon/recognition.ts';
import type { ConfigurationFile, NamespaceSection } from './schema.ts';
import { artifactsStoreOf, connectionsOf, dataOf, outputsOf } from './stores.ts';

/** A valid configuration, ready to be asked for a namespace's settings. */
export interface Configuration {
  /** Twelve hex digits of the file's SHA-256. */
  readonly hash: string;
  readonly everywhere: Settings;
  readonly namespaces: ReadonlyMap<string, Settings>;
}

export const settingsFor = (configuration: Configuration, namespace: string): Settings =>
  configuration.namespaces.get(namespace) ?? configuration.everywhere;

/** The settings that a valid file stands for. What a namespace gives replaces the same member of the file there. */
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
