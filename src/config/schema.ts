import { type Static, Type } from 'typebox';
import { BUCKET_URL } from '../gcs/bucket.ts';

/** A schema whose `fix` says, in the message of a fault, what the value must be. */
const text = (fix: string, pattern = '.') => Type.String({ pattern, fix });
const flag = (fix: string) => Type.Boolean({ fix });
const strict = <T extends Record<string, Type.TSchema>>(properties: T, keywords: object = {}) =>
  Type.Object(properties, { additionalProperties: false, fix: 'a map', ...keywords });
const optional = <T extends Type.TSchema>(schema: T) => Type.Optional(schema);
/** Members that Polyaxon's own configuration has and that mean nothing here: they may be pasted with the rest. */
const pasted = () => Type.Optional(Type.Unknown());

const Bucket = text('a bucket URL such as gs://outputs-bucket or gs://outputs-bucket/team', BUCKET_URL);
const SecretName = text('the name of a Secret in the namespace of the pods', '^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$');
const SecretKey = text('the name of a key in that Secret, such as gcs-secret.json', '^[-._a-zA-Z0-9]{1,253}$');
const MountPath = text('an absolute path without colons', '^/[^:]*[^:/]/*$');
const Name = text('a name without spaces, commas and semicolons', '^[^,;\\s]+$');

/** One store in the grammar of 0.x (`persistence.outputs`, `persistence.data`). */
export const DefinitionSchema = strict(
  {
    store: Type.Literal('gcs', { fix: 'gcs: only stores on GCS are served, leave others out of this file' }),
    bucket: Bucket,
    secret: optional(SecretName),
    secretKey: optional(SecretKey),
    mountPath: optional(MountPath),
    existingClaim: pasted(),
    hostPath: pasted(),
    readOnly: pasted(),
    subPath: pasted(),
  },
  { dependentRequired: { secret: ['secretKey'], secretKey: ['secret'] } },
);
export type Definition = Static<typeof DefinitionSchema>;

/** One store in the grammar of 1.x and 2.x (`artifactsStore`, an entry of `connections`). */
export const ConnectionSchema = strict({
  name: Name,
  kind: Type.Literal('gcs', { fix: 'gcs: only stores on GCS are served, leave others out of this file' }),
  schema: strict({ bucket: Bucket, kind: pasted() }),
  secret: optional(
    strict({
      name: SecretName,
      mountPath: optional(MountPath),
      key: optional(SecretKey),
      items: pasted(),
      defaultMode: pasted(),
      isRequested: pasted(),
    }),
  ),
  description: pasted(),
  tags: pasted(),
  annotations: pasted(),
  configMap: pasted(),
  env: pasted(),
});
export type Connection = Static<typeof ConnectionSchema>;

const EnvVarSchema = Type.Object(
  {
    name: text('the name of a variable', '^[-._a-zA-Z][-._a-zA-Z0-9]*$'),
    value: optional(Type.String({ fix: 'a string: put numbers and true/false in quotes' })),
    valueFrom: optional(Type.Object({}, { fix: 'a map, as in a pod' })),
  },
  { additionalProperties: false, fix: 'a variable: {name, value} or {name, valueFrom}' },
);

const InjectionSchema = strict({
  credentials: optional(flag('true or false')),
  keyAsEnv: optional(flag('true or false')),
  gcloud: optional(flag('true or false')),
  env: optional(Type.Array(EnvVarSchema, { fix: 'a list of {name, value}' })),
  missingSecret: optional(Type.Enum(['warn', 'skip', 'deny'], { fix: 'warn, skip or deny' })),
});

const Label = text('a label value', '^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$');
const RecognitionSchema = strict({
  type: optional(Label),
  coreType: optional(Label),
  apps: optional(
    strict({
      experiment: optional(Label),
      job: optional(Label),
      notebook: optional(Label),
      tensorboard: optional(Label),
      build: optional(Label),
    }),
  ),
});

const members = {
  persistence: optional(
    strict({
      outputs: optional(Type.Object({}, { fix: 'one definition, or a map of NAME to definition' })),
      data: optional(Type.Object({}, { fix: 'a map of NAME to definition' })),
      logs: pasted(),
      repos: pasted(),
      upload: pasted(),
    }),
  ),
  artifactsStore: optional(ConnectionSchema),
  connections: optional(Type.Array(ConnectionSchema, { fix: 'a list of connections' })),
  injection: optional(InjectionSchema),
  recognition: optional(RecognitionSchema),
};

const NamespaceSchema = strict({ ...members, workloadIdentity: optional(flag('true or false')) });

export const ConfigurationSchema = strict({
  ...members,
  namespaces: optional(
    Type.Record(Type.String(), NamespaceSchema, { fix: 'a map of NAMESPACE to what differs there' }),
  ),
});

export type NamespaceSection = Static<typeof NamespaceSchema>;
export type ConfigurationFile = Static<typeof ConfigurationSchema>;
