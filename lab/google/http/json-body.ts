import { type Refusal, refuse } from './refusal.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The JSON object in a body. An empty body is an empty object: TensorFlow starts uploads and copies with one. */
export function parseJsonObject(body: Buffer): JsonObject | Refusal {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString());
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {}
  return refuse('invalid', 'Parse Error');
}

/** A field's text; undefined if the field is missing, null or of another type. */
export function textIn(object: JsonObject, field: string): string | undefined {
  const value = object[field];
  return typeof value === 'string' ? value : undefined;
}

/** A field's object; empty if the field is missing, null or of another type. */
export function objectIn(object: JsonObject, field: string): JsonObject {
  const value = object[field];
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
