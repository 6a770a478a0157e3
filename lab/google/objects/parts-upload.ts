import type { Attributes } from './attributes.ts';

/** A multipart upload of the XML API: parts come in any order and are joined by their numbers at the end. */
export interface PartsUpload {
  readonly bucket: string;
  readonly name: string;
  readonly attributes: Attributes;
  readonly parts: Map<number, { readonly content: Buffer; readonly etag: string }>;
}
