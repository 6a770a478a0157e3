import { type Static, Type } from 'typebox';
import { DEFAULT_INJECTION } from '../injection/settings.ts';
import { DEFAULT_LABELS } from '../polyaxon/recognition.ts';
import { ArtifactsStoreSchema, ConnectionSchema } from './connection-schemas.ts';
import { DataSchema, OutputsSchema } from './definition-schemas.ts';
import { EnvVarSchema } from './env-schema.ts';
import { flag, Label, NamespaceName, optional, pasted, strict } from './fields.ts';

const PersistenceSchema = strict({
  outputs: optional(OutputsSchema, {
    description:
      "one definition such as `{store: gcs, bucket, secret, secretKey}`, or a map of NAME to definition. If there are several, the pod's choice decides, else the mountPath that holds Polyaxon's path, else the first name",
  }),
  data: optional(DataSchema, {
    description: 'map of NAME to definition. When a run lists a data name, its path goes to the bucket of that name',
  }),
  logs: pasted(),
  repos: pasted(),
  upload: pasted(),
});

const InjectionSchema = strict({
  credentials: optional(flag(), {
    description: 'give runs their credentials; `false` for paths and stores only',
    default: DEFAULT_INJECTION.credentials,
  }),
  keyAsEnv: optional(flag(), {
    description: 'give a 0.x run its key as a variable too, as Polyaxon 0.x does',
    default: DEFAULT_INJECTION.keyAsEnv,
  }),
  gcloud: optional(flag(), {
    description:
      'set CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE too, which gcloud reads instead of GOOGLE_APPLICATION_CREDENTIALS',
    default: DEFAULT_INJECTION.gcloud,
  }),
  env: optional(Type.Array(EnvVarSchema, { fix: 'a list of {name, value}' }), {
    description: 'more variables for every injected container, as in a pod',
    default: DEFAULT_INJECTION.env,
  }),
  missingSecret: optional(Type.Enum(['warn', 'skip', 'deny'], { fix: 'warn, skip or deny' }), {
    description:
      'what happens when a Secret or its key is missing, or the key is no key file: `warn`, `skip` or `deny`. `deny` is `warn` in namespaces that fail open. Needs `serve --secrets-mode` (chart: rbac.secrets.mode)',
    default: DEFAULT_INJECTION.missingSecret,
  }),
});

const label = (description: string, value: string) => optional(Label, { description, default: value });

const RecognitionSchema = strict({
  type: label('label `type` of a run', DEFAULT_LABELS.runnerType),
  coreType: label('label `type` of a pod of the platform', DEFAULT_LABELS.coreType),
  apps: optional(
    strict({
      experiment: label('label `app` of an experiment', DEFAULT_LABELS.experiment),
      job: label('label `app` of a job', DEFAULT_LABELS.job),
      notebook: label('label `app` of a notebook', DEFAULT_LABELS.notebook),
      tensorboard: label('label `app` of a tensorboard', DEFAULT_LABELS.tensorboard),
      build: label('label `app` of an image build', DEFAULT_LABELS.build),
    }),
  ),
});

const members = {
  persistence: optional(PersistenceSchema),
  artifactsStore: optional(ArtifactsStoreSchema, {
    description:
      'one connection such as `{name, kind: gcs, schema: {bucket}, secret: {name, mountPath, key}}`: the store of 1.x and 2.x runs',
  }),
  connections: optional(Type.Array(ConnectionSchema, { fix: 'a list of connections' }), {
    description: 'more connections to offer to every 2.x run',
    default: [],
  }),
  injection: optional(InjectionSchema),
  recognition: optional(RecognitionSchema, { description: '0.x label values, if the Polyaxon chart changed them' }),
};

const NamespaceSchema = strict({
  ...members,
  workloadIdentity: optional(flag(), {
    description: 'runs there get paths and stores but no key, because their identity comes from the platform',
    default: false,
  }),
});

const NamespacesSchema = Type.Unsafe<Readonly<Record<string, Static<typeof NamespaceSchema>>>>({
  type: 'object',
  fix: 'a map of NAMESPACE to what differs there',
  propertyNames: NamespaceName,
  additionalProperties: NamespaceSchema,
});

export const ConfigurationSchema = strict({
  ...members,
  namespaces: optional(NamespacesSchema, {
    description:
      'map of NAMESPACE to what differs there: each member replaces the same one of the file, and `workloadIdentity: true`',
    default: {},
  }),
});

export type NamespaceSection = Static<typeof NamespaceSchema>;
export type ConfigurationFile = Static<typeof ConfigurationSchema>;
