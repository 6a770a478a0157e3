export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly first: number; readonly last: number }
  | { readonly kind: 'unsatisfiable' };

/**
 * The part of a content that a `Range` header asks for. TensorFlow reads 64 MB at a time, also beyond the end, and
 * expects 416 there.
 */
export function parseByteRange(header: string | undefined, length: number): ByteRange {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return { kind: 'whole' };
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return first > last ? { kind: 'unsatisfiable' } : { kind: 'part', first, last };
}
