import jsonPatch from 'fast-json-patch';
import type { Applier } from './applier.ts';

/** The library of npm, for cases that are replayed where no Go is. */
export const libraryApplier = (): Applier => ({
  apply: async (object, patch) => {
    try {
      return { object: JSON.stringify(jsonPatch.applyPatch(JSON.parse(object), JSON.parse(patch), true).newDocument) };
    } catch (error) {
      return { error: String(error) };
    }
  },
  [Symbol.asyncDispose]: async () => {},
});
