import { bucketUrl } from '../gcs/bucket.ts';
import type { Store, StoreAccess } from '../gcs/store.ts';
import type { InjectionSettings, Settings } from '../injection/settings.ts';
import { DEFAULT_LABELS, type RecognitionLabels } from '../polyaxon/recognition.ts';
import { isDefinition, isLocalVolume } from './check.ts';
import type { ConfigurationFile, Connection, Definition, NamespaceSection } from './schema.ts';

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
  const { persistence, artifactsStore, connections = [], injection, recognition, workloadIdentity = false } = section;
  return {
    configHash,
    outputs: definitions(persistence?.outputs).map(storeOfDefinition),
    data: new Map(definitions(persistence?.data).map((entry) => [entry[0], storeOfDefinition(entry)])),
    artifactsStore: artifactsStore && storeOfConnection(artifactsStore),
    connections: connections.map(storeOfConnection),
    injection: injectionOf(injection),
    recognition: labelsOf(recognition),
    workloadIdentity,
  };
}

/** Definitions by name in the order of their names: Polyaxon takes the first, and its chart sorts them (Go's `toJson`). */
function definitions(value: object | undefined): readonly (readonly [string, Definition])[] {
  if (isDefinition(value)) return [['outputs', value as Definition]];
  return Object.entries((value ?? {}) as Record<string, Definition>)
    .filter(([, definition]) => !isLocalVolume(definition))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function storeOfDefinition([name, definition]: readonly [string, Definition]): Store {
  const { bucket, secret, secretKey, mountPath } = definition;
  const access: StoreAccess =
    secret === undefined || secretKey === undefined
      ? { kind: 'ambient' }
      : { kind: 'secret', secret: { name: secret, key: secretKey } };
  return {
    name,
    bucket: bucketUrl(bucket) ?? bucket,
    access,
    ...(mountPath === undefined ? {} : { localPath: mountPath }),
  };
}

function storeOfConnection({ name, schema, secret }: Connection): Store {
  const { name: secretName, key, mountPath } = secret ?? {};
  if (secretName === undefined)
    return { name, bucket: bucketUrl(schema.bucket) ?? schema.bucket, access: { kind: 'ambient' } };
  const named = {
    name: secretName,
    ...(key === undefined ? {} : { key }),
    ...(mountPath === undefined ? {} : { mountPath }),
  };
  return { name, bucket: bucketUrl(schema.bucket) ?? schema.bucket, access: { kind: 'secret', secret: named } };
}

const injectionOf = (injection: NamespaceSection['injection']): InjectionSettings => ({
  credentials: injection?.credentials ?? true,
  keyAsEnv: injection?.keyAsEnv ?? false,
  gcloud: injection?.gcloud ?? true,
  env: injection?.env ?? [],
  missingSecret: injection?.missingSecret ?? 'warn',
});

const labelsOf = (recognition: NamespaceSection['recognition']): RecognitionLabels => ({
  ...DEFAULT_LABELS,
  ...recognition?.apps,
  ...(recognition?.type === undefined ? {} : { runnerType: recognition.type }),
  ...(recognition?.coreType === undefined ? {} : { coreType: recognition.coreType }),
});
