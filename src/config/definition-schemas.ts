import { type Static, Type } from 'typebox';
import { Bucket, MountPath, OwnBucket, optional, pasted, SecretKey, SecretName, strict, when } from './fields.ts';

/** One store in the grammar of 0.x. */
const definition = <S extends Type.TSchema, B extends Type.TSchema>(store: S, bucket: B) =>
  strict(
    {
      store,
      bucket,
      secret: optional(SecretName, {
        description: "Secret in the pod's namespace. Without one the identity comes from elsewhere (workload identity)",
      }),
      secretKey: optional(SecretKey, { description: 'key in that Secret, which holds a service-account key file' }),
      mountPath: optional(MountPath, {
        description: 'local folder that the bucket replaces. Needed only if no volume of the pod is mounted there',
      }),
      existingClaim: pasted(),
      hostPath: pasted(),
      readOnly: pasted(),
      subPath: pasted(),
    },
    { dependentRequired: { secret: ['secretKey'], secretKey: ['secret'] } },
  );

const Gcs = Type.Literal('gcs', {
  fix: 'gcs, s3 or azure; only gcs is served',
  description: '`gcs`. Other definitions (`s3`, `azure`, local) may stand beside it and are left alone',
});
const description = '`gs://BUCKET[/PREFIX]`';

/** A store that runs may read. */
export const GcsDefinitionSchema = definition(Gcs, { ...Bucket, description });
const GcsOutputsSchema = definition(Gcs, { ...OwnBucket, description });
export type GcsDefinition = Static<typeof GcsDefinitionSchema>;

/** A store that Polyaxon keeps elsewhere (0.6.1 constants/store_types.py). Only its mountPath matters here. */
export const OtherStoreSchema = strict({
  store: Type.Enum(['s3', 'azure']),
  mountPath: optional(MountPath),
  bucket: pasted(),
  secret: pasted(),
  secretKey: pasted(),
  existingClaim: pasted(),
  hostPath: pasted(),
  readOnly: pasted(),
  subPath: pasted(),
});

/** A volume of the cluster. A run is on it if its path begins with the mountPath. */
export const LocalVolumeSchema = strict({
  mountPath: MountPath,
  existingClaim: pasted(),
  hostPath: pasted(),
  readOnly: pasted(),
  subPath: pasted(),
});

const has = (member: string): object => ({ required: [member] });

const isLocal = {
  type: 'object',
  not: { anyOf: ['store', 'bucket', 'secret', 'secretKey'].map(has) },
  anyOf: ['mountPath', 'existingClaim', 'hostPath'].map(has),
};
const isOther = { type: 'object', required: ['store'], properties: { store: { enum: ['s3', 'azure'] } } };

type Definition = GcsDefinition | Static<typeof OtherStoreSchema> | Static<typeof LocalVolumeSchema>;

const OutputsDefinition = Type.Unsafe<Definition>({
  type: 'object',
  fix: 'a map',
  ...when(isLocal, LocalVolumeSchema, when(isOther, OtherStoreSchema, GcsOutputsSchema)),
});

/** A data volume on a disk needs nothing from this webhook, whatever its other members are. */
const DataDefinition = Type.Unsafe<Definition>({
  type: 'object',
  fix: 'a map',
  ...when(isLocal, true, when(isOther, OtherStoreSchema, GcsDefinitionSchema)),
});

/** One definition has a member that is not a map. Anything else is a map of definitions. */
export const isOneDefinition = {
  type: 'object',
  anyOf: ['store', 'bucket', 'secret', 'secretKey', 'mountPath', 'existingClaim', 'hostPath'].map((member) => ({
    required: [member],
    properties: { [member]: { not: { type: 'object' } } },
  })),
};

export const OutputsSchema = Type.Unsafe<Definition | Readonly<Record<string, Definition>>>({
  type: 'object',
  fix: 'one definition, or a map of NAME to definition',
  ...when(isOneDefinition, OutputsDefinition, { additionalProperties: OutputsDefinition }),
});

export const DataSchema = Type.Unsafe<Readonly<Record<string, Definition>>>({
  type: 'object',
  fix: 'a map of NAME to definition',
  additionalProperties: DataDefinition,
});
