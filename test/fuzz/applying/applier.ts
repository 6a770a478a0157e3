/** What became of a patch: the text of the patched object, or why the patch does not apply. */
export type Applied = { readonly object: string } | { readonly error: string };

export interface Applier extends AsyncDisposable {
  /** Both are JSON. */
  apply(object: string, patch: string): Promise<Applied>;
}
