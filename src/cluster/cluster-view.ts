import type { V1MutatingWebhookConfiguration, V1Secret } from '@kubernetes/client-node';
import { type Bundle, readEntry } from '../rotation/bundle.ts';
import type { Kept } from '../rotation/kept.ts';
import { trustingOnly } from '../rotation/leaf-trust.ts';
import { readKept } from '../rotation/secret-data.ts';
import type { AuthorityNames } from './authority-names.ts';
import type { ClusterApi } from './connect.ts';
import { isRotationWanted } from './guarded-patches.ts';
import { type ObjectWish, type WatchedObject, watchObject } from './watch-object.ts';

/** What this replica sees of the two objects that it shares with others. */
export interface ClusterView {
  readonly secret: WatchedObject<V1Secret>;
  readonly configuration: WatchedObject<V1MutatingWebhookConfiguration>;
  hasSynced(): boolean;
  kept(): Kept | undefined;
  isRotationWanted(): boolean;
  bundle(): Bundle | undefined;
  /** The last bundle that trusted anybody. */
  lastTrusting(): Bundle | undefined;
  refresh(): Promise<void>;
  stop(): void;
}

export interface ViewOptions {
  readonly names: AuthorityNames;
  readonly clock: () => Date;
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

/** Watches the two objects and reads them anew only when they change. */
export function viewCluster(api: ClusterApi, options: ViewOptions): ClusterView {
  let kept: Kept | undefined;
  let bundle: Bundle | undefined;
  let lastTrusting: Bundle | undefined;
  const secret = watchObject<V1Secret>(api.watch, {
    ...secretWish(api, options),
    changed: () => {
      const seen = secret.current();
      kept = seen && readKept(seen.data ?? {});
      options.changed();
    },
  });
  const configuration = watchObject<V1MutatingWebhookConfiguration>(api.watch, {
    ...configurationWish(api, options),
    changed: () => {
      const seen = configuration.current();
      bundle = seen && readBundle(seen, options.clock());
      lastTrusting = (bundle && trustingOnly(bundle)) ?? lastTrusting;
      options.changed();
    },
  });
  const watched = [secret, configuration];
  return {
    secret,
    configuration,
    hasSynced: () => watched.every((each) => each.hasSynced()),
    kept: () => kept,
    isRotationWanted: () => isRotationWanted(secret.current() ?? {}),
    bundle: () => bundle,
    lastTrusting: () => lastTrusting,
    refresh: async () => void (await Promise.all(watched.map((each) => each.refresh()))),
    stop: () => {
      for (const each of watched) each.stop();
    },
  };
}

type Wish<T extends V1Secret | V1MutatingWebhookConfiguration> = Omit<ObjectWish<T>, 'changed'>;

const secretWish = ({ core }: ClusterApi, { names, failed }: ViewOptions): Wish<V1Secret> => ({
  name: names.secret,
  path: `/api/v1/namespaces/${names.namespace}/secrets`,
  list: (fieldSelector) => core.listNamespacedSecret({ namespace: names.namespace, fieldSelector }),
  failed,
});

const configurationWish = (
  { admission }: ClusterApi,
  { names, failed }: ViewOptions,
): Wish<V1MutatingWebhookConfiguration> => ({
  name: names.webhookConfiguration,
  path: '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations',
  list: (fieldSelector) => admission.listMutatingWebhookConfiguration({ fieldSelector }),
  failed,
});

/** Dated by when it was first seen at all, whatever changed: a wipe that was repaired unseen leaves an equal bundle. */
const readBundle = (seen: V1MutatingWebhookConfiguration, since: Date): Bundle => ({
  entries: (seen.webhooks ?? []).map(({ name, clientConfig }) => readEntry(name, clientConfig.caBundle)),
  since,
});
