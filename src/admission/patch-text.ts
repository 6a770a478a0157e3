import type { Operation } from '../injection/plan/patch.ts';

/** etcd's limit for one object. A pod that grows beyond it by the patch alone cannot be stored. */
const MOST_BYTES = 1.5 * 1024 * 1024;

/** The API server's own limit for a JSON Patch. Checked first, because writing a million operations takes a second. */
const MOST_OPERATIONS = 10_000;

export type PatchText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too_large'; readonly message: string };

/** The patch as it is sent; empty if there is none. */
export function patchText(operations: readonly Operation[]): PatchText {
  if (operations.length === 0) return { kind: 'text', text: '' };
  const text = operations.length <= MOST_OPERATIONS ? JSON.stringify(operations) : undefined;
  return text !== undefined && Buffer.byteLength(text) <= MOST_BYTES
    ? { kind: 'text', text }
    : {
        kind: 'too_large',
        message: 'the pod with its patch is larger than what can be stored',
      };
}
