import { Type } from 'typebox';
import { BUCKET_URL, BUCKET_URL_OF_GOOGLE, NO_BUCKET_URL } from '../gcs/bucket.ts';
import {
  ENV_NAME,
  LABEL_VALUE,
  MOUNT_PATH,
  NAMESPACE_NAME,
  type NameRule,
  SECRET_KEY,
  SECRET_NAME,
} from '../kubernetes/names.ts';

/** The description in the documents. */
interface Said {
  readonly description?: string;
  readonly default?: unknown;
}

/** A schema with a `fix`: the words in a fault's message for what the value must be. */
export const text = (fix: string, rule: object = { minLength: 1 }) => Type.String({ ...rule, fix });
export const flag = () => Type.Boolean({ fix: 'true or false' });
export const strict = <T extends Record<string, Type.TSchema>>(properties: T, keywords: object = {}) =>
  Type.Object(properties, { additionalProperties: false, fix: 'a map', ...keywords });
export const optional = <T extends Type.TSchema>(schema: T, said: Said = {}) => Type.Optional({ ...schema, ...said });

/** One schema for values that meet a condition, and one for all others. */
export const when = (condition: object, yes: object | true, no: object | true): object => ({
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  then: yes,
  else: no,
});

/** Members of Polyaxon's own configuration that have no meaning here. Users may paste them with the rest. */
export const pasted = () => Type.Optional(Type.Unknown());

const named = (fix: string, { pattern, maxLength }: NameRule, more: object = {}) =>
  text(fix, { pattern, ...(maxLength === undefined ? {} : { maxLength }), ...more });

export const SecretName = named('the name of a Secret in the namespace of the pods', SECRET_NAME);
export const SecretKey = named('the name of a key in that Secret, such as gcs-secret.json', SECRET_KEY);
export const MountPath = named('an absolute path without colons', MOUNT_PATH);
export const EnvName = named('the name of a variable', ENV_NAME);
export const NamespaceName = named('the name of a namespace', NAMESPACE_NAME);
export const Label = named('a label value', LABEL_VALUE, { minLength: 1 });

/** A bucket that runs may read. */
export const Bucket = text('a bucket URL such as gs://outputs-bucket or gs://outputs-bucket/team', {
  pattern: BUCKET_URL,
  not: { pattern: NO_BUCKET_URL },
});

/** A bucket that runs write to. */
export const OwnBucket = Type.String({
  ...Bucket,
  allOf: [
    {
      not: { pattern: BUCKET_URL_OF_GOOGLE },
      fix: 'a bucket that you own: Google reserves names that begin with goog or contain google',
    },
  ],
});
