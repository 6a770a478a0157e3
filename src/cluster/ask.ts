import { type Seen, seen, unseen } from '../kubernetes/seen.ts';
import type { ClusterApi } from './api.ts';
import { causeOf, isForbidden, statusOf } from './call.ts';

/** One question to the API server. A refusal is an answer too: `right` says what the caller would need. */
export async function ask<T>(right: string, question: () => Promise<T>): Promise<Seen<T>> {
  try {
    return seen(await question());
  } catch (error) {
    if (statusOf(error) === 404) return { kind: 'absent' };
    return unseen(isForbidden(error) ? `you have no right to ${right}` : causeOf(error));
  }
}

/**
 * Asks for an object or a list by its path. What cannot be seen is an answer too: it never throws. `right` is what the
 * caller would need.
 */
export type Ask = (path: string, query?: Readonly<Record<string, string>>, right?: string) => Promise<Seen<unknown>>;

const LIMIT_MS = 10_000;

/** Questions of any kind, with the rights of the one who asks. */
export const askingOf =
  ({ stream }: Pick<ClusterApi, 'stream'>): Ask =>
  (path, query = {}, right = 'see it') =>
    ask(right, async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await stream({ path, query, signal: AbortSignal.timeout(LIMIT_MS) }))
        chunks.push(chunk);
      return JSON.parse(Buffer.concat(chunks).toString());
    });
