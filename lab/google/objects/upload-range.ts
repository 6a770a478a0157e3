/** The `Content-Range` of an upload request. `end` and `total` are undefined if it has an asterisk. */
export type UploadRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'query'; readonly total: number | undefined }
  | {
      readonly kind: 'chunk';
      readonly start: number;
      readonly end: number | undefined;
      readonly total: number | undefined;
    };

/** Reads the header; undefined if it makes no sense. Without the header, the body is the whole content. */
export function parseUploadRange(header: string | undefined): UploadRange | undefined {
  if (header === undefined) return { kind: 'whole' };
  const match = /^bytes (?:\*|(\d+)-(\d+|\*))\/(\d+|\*)$/.exec(header);
  if (!match) return undefined;
  const [, start, end, total] = match;
  if (start === undefined) return { kind: 'query', total: numberOrUnknown(total) };
  return { kind: 'chunk', start: Number(start), end: numberOrUnknown(end), total: numberOrUnknown(total) };
}

function numberOrUnknown(text: string | undefined): number | undefined {
  return text === undefined || text === '*' ? undefined : Number(text);
}
