import type { V1MutatingWebhookConfiguration, V1Secret } from '@kubernetes/client-node';
import { tokenOf } from '../../json/pointer.ts';
import type { SecretData } from '../../rotation/secret-data.ts';

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

/** Replaces all data, and removes the annotations of requests that this fulfils. */
export const secretPatch = (seen: V1Secret, data: SecretData, fulfils: readonly string[]): readonly ApiOperation[] => [
  unchanged(seen),
  { op: 'add', path: '/data', value: data },
  ...fulfils.filter((wish) => isWanted(seen, wish)).map((wish) => ({ op: 'remove', path: pathOf(wish) }) as const),
];

/** Makes a request by this annotation. `at` tells one request from another. */
export const wishPatch = (seen: V1Secret, wish: string, at: string): readonly ApiOperation[] => [
  unchanged(seen),
  seen.metadata?.annotations === undefined
    ? { op: 'add', path: '/metadata/annotations', value: { [wish]: at } }
    : { op: 'add', path: pathOf(wish), value: at },
];

/** True if a person made the request of this annotation. */
export const isWanted = ({ metadata }: V1Secret, wish: string): boolean => metadata?.annotations?.[wish] !== undefined;

const pathOf = (annotation: string): string => `/metadata/annotations/${tokenOf(annotation)}`;
