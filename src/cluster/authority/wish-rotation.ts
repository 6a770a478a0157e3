import { areMany } from '../../rotation/retirement.ts';
import { LEAKED_ANNOTATION, ROTATE_ANNOTATION, readKept } from '../../rotation/secret-data.ts';
import type { ClusterApi } from '../api.ts';
import { causeOf, FIELD_MANAGER, isConflict, isForbidden, statusOf } from '../call.ts';
import { wishPatch } from './guarded-patches.ts';

export interface WishedFor {
  readonly namespace: string;
  readonly secret: string;
  /** A key leaked: the present authorities must not be trusted any longer. */
  readonly isLeaked: boolean;
}

export type WishAnswer =
  | { readonly kind: 'wished' }
  /** Too many earlier authorities are still trusted for another rotation. */
  | { readonly kind: 'many' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly why: string };

/** Replicas seldom write to the Secret. So this gives up after three conflicts. */
const ATTEMPTS = 3;

/** Requests a rotation or a withdrawal from the replicas, by an annotation on the authority's Secret. */
export function wishRotation(api: ClusterApi, wishedFor: WishedFor): Promise<WishAnswer> {
  const attempt = async (left: number): Promise<WishAnswer> => {
    try {
      return await ask(api, wishedFor);
    } catch (error) {
      return isConflict(error) && left > 1 ? attempt(left - 1) : answerTo(error);
    }
  };
  return attempt(ATTEMPTS);
}

async function ask({ core }: ClusterApi, { namespace, secret: name, isLeaked }: WishedFor): Promise<WishAnswer> {
  const seen = await core.readNamespacedSecret({ namespace, name });
  if (!isLeaked && areMany(readKept(seen.data ?? {}).retired)) return { kind: 'many' };
  const wish = isLeaked ? LEAKED_ANNOTATION : ROTATE_ANNOTATION;
  const body = wishPatch(seen, wish, new Date().toISOString());
  await core.patchNamespacedSecret({ namespace, name, body, fieldManager: FIELD_MANAGER });
  return { kind: 'wished' };
}

function answerTo(error: unknown): WishAnswer {
  if (statusOf(error) === 404) return { kind: 'absent' };
  if (isForbidden(error)) return { kind: 'forbidden' };
  return { kind: 'failed', why: causeOf(error) };
}
