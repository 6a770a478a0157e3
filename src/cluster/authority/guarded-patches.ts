import type { V1MutatingWebhookConfiguration, V1Secret } from '@kubernetes/client-node';
import { tokenOf } from '../../json/pointer.ts';
import { ROTATE_ANNOTATION, type SecretData } from '../../rotation/secret-data.ts';

/** A JSON Patch operation that the API server takes. */
export type ApiOperation =
  | { readonly op: 'test' | 'add'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** The patch applies only to the state that was seen. It fails if another writer was faster. */
const unchanged = ({ metadata }: V1Secret | V1MutatingWebhookConfiguration): ApiOperation => ({
  op: 'test',
  path: '/metadata/resourceVersion',
  value: metadata?.resourceVersion,
});

/** Writes the same caBundle into every entry. It tests the names too, because entries may move. */
export const bundlePatch = (seen: V1MutatingWebhookConfiguration, caBundle: string): readonly ApiOperation[] => [
  unchanged(seen),
  ...(seen.webhooks ?? []).flatMap(({ name }, index): readonly ApiOperation[] => [
    { op: 'test', path: `/webhooks/${index}/name`, value: name },
    { op: 'add', path: `/webhooks/${index}/clientConfig/caBundle`, value: caBundle },
  ]),
];

/** Replaces all data. If this fulfils a request for a rotation, it removes the annotation. */
export const secretPatch = (seen: V1Secret, data: SecretData, fulfilsWish: boolean): readonly ApiOperation[] => [
  unchanged(seen),
  { op: 'add', path: '/data', value: data },
  ...(fulfilsWish && isRotationWanted(seen) ? [{ op: 'remove', path: ROTATE_PATH } as const] : []),
];

/** Requests a rotation. `at` tells one request from another. */
export const wishPatch = (seen: V1Secret, at: string): readonly ApiOperation[] => [
  unchanged(seen),
  seen.metadata?.annotations === undefined
    ? { op: 'add', path: '/metadata/annotations', value: { [ROTATE_ANNOTATION]: at } }
    : { op: 'add', path: ROTATE_PATH, value: at },
];

export const isRotationWanted = ({ metadata }: V1Secret): boolean =>
  metadata?.annotations?.[ROTATE_ANNOTATION] !== undefined;

const ROTATE_PATH = `/metadata/annotations/${tokenOf(ROTATE_ANNOTATION)}`;
