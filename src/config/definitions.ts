import { Check } from 'typebox/schema';
import { isObject } from '../json/object.ts';
import {
  type GcsDefinition,
  GcsDefinitionSchema,
  isOneDefinition,
  LocalVolumeSchema,
  OtherStoreSchema,
} from './definition-schemas.ts';

/** A definition with its name. `kind` says where the store is. */
export type Definition = Named &
  ({ readonly kind: 'gcs'; readonly definition: GcsDefinition } | { readonly kind: 'local' | 'other' });

interface Named {
  readonly name: string;
  readonly mountPath: string | undefined;
}

/**
 * The definitions of `persistence.outputs` or `persistence.data`, in the order of their names. Polyaxon takes the
 * first, and its chart sorts them (Go's `toJson`). One definition without a name is called `outputs`. A definition with
 * a fault is left out.
 */
export function definitionsIn(value: unknown): readonly Definition[] {
  if (!isObject(value)) return [];
  const named = Check(isOneDefinition, value) ? [['outputs', value] as const] : Object.entries(value);
  return named.toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, definition]) => read(name, definition));
}

function read(name: string, value: unknown): readonly Definition[] {
  if (Check(GcsDefinitionSchema, value)) return [{ kind: 'gcs', name, mountPath: value.mountPath, definition: value }];
  if (Check(LocalVolumeSchema, value)) return [{ kind: 'local', name, mountPath: value.mountPath }];
  return Check(OtherStoreSchema, value) ? [{ kind: 'other', name, mountPath: value.mountPath }] : [];
}
