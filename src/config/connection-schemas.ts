import { type Static, Type } from 'typebox';
import { OTHER_KINDS, OTHER_STORE_KINDS } from '../polyaxon/2x/connection-kinds.ts';
import { DEFAULT_2X_MOUNT } from '../polyaxon/2x/names.ts';
import { Bucket, MountPath, OwnBucket, optional, pasted, SecretKey, SecretName, strict, text, when } from './fields.ts';

/** The name becomes part of a variable for 1.x clients: POLYAXON_CONNECTION_SCHEMA_NAME. */
const Name = text('a name of letters, digits, dashes, dots and underscores', { pattern: '^[-._a-zA-Z0-9]+$' });

const Secret = strict({
  name: { ...SecretName, description: "Secret in the pod's namespace" },
  mountPath: optional(MountPath, { description: 'folder of the key file', default: DEFAULT_2X_MOUNT }),
  key: optional(SecretKey, {
    description: 'key in that Secret. Polyaxon has no such member: leave it out of its own values',
  }),
  items: pasted(),
  defaultMode: pasted(),
  hostPath: pasted(),
  isRequested: pasted(),
});

/** Members of any connection that have no meaning here. */
const pastedMembers = {
  description: pasted(),
  tags: pasted(),
  annotations: pasted(),
  configMap: pasted(),
  env: pasted(),
  isAlias: pasted(),
};

/** One store on GCS in the grammar of 1.x and 2.x. */
const gcsConnection = <B extends Type.TSchema>(bucket: B, kinds: string) =>
  strict({
    name: { ...Name, description: "the store's name in Polyaxon" },
    kind: Type.Literal('gcs', { fix: kinds, description: '`gcs`. A store of another kind is left alone' }),
    schema: strict({ bucket: { ...bucket, description: '`gs://BUCKET[/PREFIX]`' }, kind: pasted() }),
    secret: optional(Secret, {
      description: 'key file of the store. Without one the identity comes from elsewhere (workload identity)',
    }),
    ...pastedMembers,
  });

/** A connection that is not on GCS, or is not a store. */
const otherConnection = (kinds: readonly string[]) =>
  strict({ name: Name, kind: Type.Enum([...kinds]), schema: pasted(), secret: pasted(), ...pastedMembers });

export const GcsConnectionSchema = gcsConnection(Bucket, 'gcs, or another kind that Polyaxon knows');
export type GcsConnection = Static<typeof GcsConnectionSchema>;

export const OtherConnectionSchema = otherConnection(OTHER_KINDS);
type Connection = GcsConnection | Static<typeof OtherConnectionSchema>;

const isOfKind = (kinds: readonly string[]) => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: kinds } },
});

/** An entry of `connections`. */
export const ConnectionSchema = Type.Unsafe<Connection>({
  type: 'object',
  fix: 'a map',
  ...when(isOfKind(OTHER_KINDS), OtherConnectionSchema, GcsConnectionSchema),
});

const STORE_KINDS = `gcs, or another kind of store (${OTHER_STORE_KINDS.join(', ')})`;

/** The artifacts store, which runs write to. An empty map means none, as in the chart's values. */
export const ArtifactsStoreSchema = Type.Unsafe<Connection | Readonly<Record<string, never>>>({
  type: 'object',
  fix: 'a map',
  ...when(
    { type: 'object', minProperties: 1 },
    when(isOfKind(OTHER_STORE_KINDS), otherConnection(OTHER_STORE_KINDS), gcsConnection(OwnBucket, STORE_KINDS)),
    true,
  ),
});
