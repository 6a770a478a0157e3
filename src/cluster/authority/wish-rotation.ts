import type { ClusterApi } from '../api.ts';
import { causeOf, FIELD_MANAGER, isConflict, isForbidden, statusOf } from '../call.ts';
import { wishPatch } from './guarded-patches.ts';

export interface WishedFor {
  readonly namespace: string;
  readonly secret: string;
}

export type WishAnswer =
  | { readonly kind: 'wished' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly why: string };

/** Replicas seldom write to the Secret. So this gives up after three conflicts. */
const ATTEMPTS = 3;

/** Requests a rotation from the replicas, by an annotation on the authority's Secret. */
export async function wishRotation(api: ClusterApi, { namespace, secret: name }: WishedFor): Promise<WishAnswer> {
  const attempt = async (left: number): Promise<WishAnswer> => {
    try {
      const seen = await api.core.readNamespacedSecret({ namespace, name });
      const body = wishPatch(seen, new Date().toISOString());
      await api.core.patchNamespacedSecret({ namespace, name, body, fieldManager: FIELD_MANAGER });
      return { kind: 'wished' };
    } catch (error) {
      return isConflict(error) && left > 1 ? attempt(left - 1) : answerTo(error);
    }
  };
  return attempt(ATTEMPTS);
}

function answerTo(error: unknown): WishAnswer {
  if (statusOf(error) === 404) return { kind: 'absent' };
  if (isForbidden(error)) return { kind: 'forbidden' };
  return { kind: 'failed', why: causeOf(error) };
}
