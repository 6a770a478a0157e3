import { type JsonObject, objectIn, textIn } from '../http/json-body.ts';

/** What a client may set on an object, beside its name and its content. */
export interface Attributes {
  readonly contentType?: string | undefined;
  readonly contentEncoding?: string | undefined;
  readonly contentDisposition?: string | undefined;
  readonly contentLanguage?: string | undefined;
  readonly cacheControl?: string | undefined;
  readonly metadata?: JsonObject | undefined;
}

const TEXT_FIELDS = [
  'contentType',
  'contentEncoding',
  'contentDisposition',
  'contentLanguage',
  'cacheControl',
] as const satisfies readonly (keyof Attributes)[];

/** The attributes in an object resource that a client sends. */
export function attributesIn(resource: JsonObject): Attributes {
  const texts = Object.fromEntries(
    TEXT_FIELDS.flatMap((field) => (field in resource ? [[field, textIn(resource, field)]] : [])),
  );
  return 'metadata' in resource ? { ...texts, metadata: objectIn(resource, 'metadata') } : texts;
}

/** The rules of PATCH: sent fields replace, `null` removes, custom metadata are merged key by key. */
export function patchAttributes(current: Attributes, resource: JsonObject): Attributes {
  const patched = { ...current, ...attributesIn(resource) };
  if (!('metadata' in resource)) return patched;
  if (resource['metadata'] === null) return { ...patched, metadata: undefined };
  const merged = Object.entries({ ...current.metadata, ...patched.metadata });
  return { ...patched, metadata: Object.fromEntries(merged.filter(([, value]) => value !== null)) };
}
