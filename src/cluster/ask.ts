import type { ClusterApi } from './api.ts';
import { causeOf, isForbidden, statusOf } from './call.ts';

/** What the API server answered to one question. */
export type Asked =
  | { readonly kind: 'seen'; readonly value: unknown }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unseen'; readonly because: string };

/** Asks for an object or a list by its path. What cannot be seen is an answer too: it never throws. */
export type Ask = (path: string, query?: Readonly<Record<string, string>>) => Promise<Asked>;

const LIMIT_MS = 10_000;

/** Questions of any kind, with the rights of the one who asks. */
export const askingOf =
  ({ stream }: Pick<ClusterApi, 'stream'>): Ask =>
  async (path, query = {}) => {
    try {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await stream({ path, query, signal: AbortSignal.timeout(LIMIT_MS) }))
        chunks.push(chunk);
      return { kind: 'seen', value: JSON.parse(Buffer.concat(chunks).toString()) };
    } catch (error) {
      if (statusOf(error) === 404) return { kind: 'absent' };
      return { kind: 'unseen', because: isForbidden(error) ? 'you have no right to see it' : causeOf(error) };
    }
  };
