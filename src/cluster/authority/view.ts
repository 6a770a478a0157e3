import type { V1MutatingWebhookConfiguration, V1Secret } from '@kubernetes/client-node';
import type { Time } from '../../follow/time.ts';
import { believed } from '../../rotation/believed.ts';
import { type Bundle, readEntry } from '../../rotation/bundle.ts';
import type { Kept } from '../../rotation/kept.ts';
import { trustingOnly } from '../../rotation/leaf-trust.ts';
import { LEAKED_ANNOTATION, ROTATE_ANNOTATION, readKept } from '../../rotation/secret-data.ts';
import type { ClusterApi } from '../api.ts';
import { type ReflectWish, reflect } from '../reflect/reflect.ts';
import type { WatchLife } from '../reflect/watch-once.ts';
import { isWanted } from './guarded-patches.ts';
import type { AuthorityNames } from './names.ts';

/** This replica's view of the two objects that all replicas share. */
export interface AuthorityView {
  /** True if both objects were read at least once. */
  hasListed(): boolean;
  secret(): V1Secret | undefined;
  kept(): Kept | undefined;
  isRotationWanted(): boolean;
  isLeaked(): boolean;
  configuration(): V1MutatingWebhookConfiguration | undefined;
  bundle(): Bundle | undefined;
  /** The last bundle that was not empty. */
  lastTrusting(): Bundle | undefined;
  /** Reads the present state. */
  refresh(): Promise<void>;
  /** Accepts the answer to a write. */
  offerSecret(secret: V1Secret): void;
  offerConfiguration(configuration: V1MutatingWebhookConfiguration): void;
  stop(): void;
}

export interface ViewOptions {
  readonly names: AuthorityNames;
  readonly time: Time;
  readonly changed: (which: Watched) => void;
  readonly failed: (which: Watched, error: unknown) => void;
}

type Watched = 'watch-secret' | 'watch-configuration';

/**
 * There are only two watches, and a lost certificate matters soon. So they detect a dead connection earlier than
 * others.
 */
const LIFE: WatchLife = { seconds: 300, silentMs: 30_000, retryLimitMs: 5000 };

export function viewAuthority(api: ClusterApi, options: ViewOptions): AuthorityView {
  const { names } = options;
  let lastTrusting: Bundle | undefined;
  const told = (which: Watched) => ({
    time: options.time,
    life: LIFE,
    changed: () => options.changed(which),
    failed: (error: unknown) => options.failed(which, error),
  });
  const secret = reflect(api, { ...told('watch-secret'), ...secretOf(api, names) });
  const configuration = reflect(api, {
    ...told('watch-configuration'),
    ...configurationOf(api, names, options.time),
    changed: () => {
      const bundle = configuration.get('')?.bundle;
      lastTrusting = (bundle && trustingOnly(bundle)) ?? lastTrusting;
      options.changed('watch-configuration');
    },
  });
  const seenSecret = () => secret.get(names.namespace);
  const seenConfiguration = () => configuration.get('');
  return {
    hasListed: () => secret.hasListed() && configuration.hasListed(),
    secret: () => seenSecret()?.secret,
    kept: () => {
      const kept = seenSecret()?.kept;
      return kept && believed(kept, options.time.clock());
    },
    isRotationWanted: () => isWanted(seenSecret()?.secret ?? {}, ROTATE_ANNOTATION),
    isLeaked: () => isWanted(seenSecret()?.secret ?? {}, LEAKED_ANNOTATION),
    configuration: () => seenConfiguration()?.configuration,
    bundle: () => seenConfiguration()?.bundle,
    lastTrusting: () => lastTrusting,
    refresh: async () => void (await Promise.all([secret.refresh(), configuration.refresh()])),
    offerSecret: secret.offer,
    offerConfiguration: configuration.offer,
    stop: () => {
      secret.stop();
      configuration.stop();
    },
  };
}

interface SeenSecret {
  readonly secret: V1Secret;
  readonly kept: Kept;
}

interface SeenConfiguration {
  readonly configuration: V1MutatingWebhookConfiguration;
  readonly bundle: Bundle;
}

type Collection<O extends V1Secret | V1MutatingWebhookConfiguration, V> = Pick<
  ReflectWish<O, V>,
  'path' | 'name' | 'list' | 'read'
>;

const secretOf = (
  { core }: ClusterApi,
  { namespace, secret: name }: AuthorityNames,
): Collection<V1Secret, SeenSecret> => ({
  path: `/api/v1/namespaces/${namespace}/secrets`,
  name,
  list: (page) => core.listNamespacedSecret({ namespace, ...page }),
  read: (secret) => ({ secret, kept: readKept(secret.data ?? {}) }),
});

const configurationOf = (
  { admission }: ClusterApi,
  { webhookConfiguration: name }: AuthorityNames,
  { clock }: Time,
): Collection<V1MutatingWebhookConfiguration, SeenConfiguration> => ({
  path: '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations',
  name,
  list: (page) => admission.listMutatingWebhookConfiguration(page),
  read: (configuration) => ({ configuration, bundle: bundleOf(configuration, clock()) }),
});

/**
 * Dated by when this replica first saw this version, whatever changed. An equal bundle can be the repair of a wipe that
 * it never saw.
 */
const bundleOf = ({ webhooks = [] }: V1MutatingWebhookConfiguration, since: Date): Bundle => ({
  entries: webhooks.map(({ name, clientConfig }) => readEntry(name, clientConfig.caBundle)),
  since,
});
