import { Check } from 'typebox/schema';
import { bucketUrl } from '../gcs/bucket.ts';
import type { OutputsStore, Store, StoreAccess } from '../gcs/store.ts';
import { VOLUME_KINDS } from '../polyaxon/2x/connection-kinds.ts';
import { type GcsConnection, GcsConnectionSchema, OtherConnectionSchema } from './connection-schemas.ts';
import type { GcsDefinition } from './definition-schemas.ts';
import { definitionsIn } from './definitions.ts';

/** The stores of `persistence.outputs`, in the order of their names. */
export const outputsOf = (outputs: unknown): readonly OutputsStore[] =>
  definitionsIn(outputs).map((one) =>
    one.kind === 'gcs'
      ? { kind: 'gcs', ...storeOfDefinition(one.name, one.definition) }
      : { kind: one.kind, name: one.name, ...(one.mountPath === undefined ? {} : { localPath: one.mountPath }) },
  );

/** The stores of `persistence.data` that are on GCS, by name. */
export const dataOf = (data: unknown): ReadonlyMap<string, Store> =>
  new Map(
    definitionsIn(data).flatMap((one) =>
      one.kind === 'gcs' ? [[one.name, storeOfDefinition(one.name, one.definition)]] : [],
    ),
  );

export function artifactsStoreOf(store: unknown): OutputsStore | undefined {
  if (Check(GcsConnectionSchema, store)) return { kind: 'gcs', ...storeOfConnection(store) };
  if (!Check(OtherConnectionSchema, store)) return undefined;
  return { kind: VOLUME_KINDS.includes(store.kind) ? 'local' : 'other', name: store.name };
}

/** The connections that are stores on GCS. */
export const connectionsOf = (connections: readonly unknown[] = []): readonly Store[] =>
  connections.flatMap((connection) => (Check(GcsConnectionSchema, connection) ? [storeOfConnection(connection)] : []));

function storeOfDefinition(name: string, { bucket, secret, secretKey, mountPath }: GcsDefinition): Store {
  const access: StoreAccess =
    secret === undefined || secretKey === undefined
      ? { kind: 'ambient' }
      : { kind: 'secret', secret: { name: secret, key: secretKey } };
  return { name, bucket: urlOf(bucket), access, ...(mountPath === undefined ? {} : { localPath: mountPath }) };
}

function storeOfConnection({ name, schema, secret }: GcsConnection): Store {
  if (secret === undefined) return { name, bucket: urlOf(schema.bucket), access: { kind: 'ambient' } };
  const { key, mountPath } = secret;
  const named = {
    name: secret.name,
    ...(key === undefined ? {} : { key }),
    ...(mountPath === undefined ? {} : { mountPath }),
  };
  return { name, bucket: urlOf(schema.bucket), access: { kind: 'secret', secret: named } };
}

const urlOf = (bucket: string): string => bucketUrl(bucket) ?? bucket;
