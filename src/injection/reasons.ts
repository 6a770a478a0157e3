/** Why an admission ended as it did. The codes are stable: adding one is a minor version, changing one a major. */
export type Reason = keyof typeof REASONS;

interface ReasonText {
  /** What it means and what a person should do, in one sentence. */
  readonly sentence: string;
  /** Where it can be seen while the API server calls us for run pods only (matchConditions). */
  readonly seen: 'everywhere' | 'offline';
  /** What to do, in the few words that fit into a warning; absent where nobody needs to act. */
  readonly advice?: string;
}

const everywhere = (sentence: string): ReasonText => ({ sentence, seen: 'everywhere' });
const offline = (sentence: string): ReasonText => ({ sentence, seen: 'offline' });
const toBeDone = (advice: string, sentence: string): ReasonText => ({ sentence, seen: 'everywhere', advice });

export const REASONS = {
  injected: everywhere('The run got its outputs path and its credentials.'),
  already_injected: everywhere('Everything is there already; nothing was changed.'),
  opted_out: everywhere(
    'The pod asks not to be injected. Remove `polyaxon-gcs-injector.io/inject: disabled` (or POLYAXON_GCS_INJECTOR_INJECT) to inject it.',
  ),
  build_run: offline('An image build of Polyaxon 0.x, which keeps no outputs.'),
  system_run: offline('A cleaner or notifier of Polyaxon itself, which brings its own credentials.'),
  platform_pod: offline('A pod of the Polyaxon platform, or in a namespace of Kubernetes itself: never touched.'),
  not_polyaxon: offline('Not a Polyaxon run: it does not have the labels of one.'),
  no_store: toBeDone(
    'set persistence.outputs or artifactsStore',
    'Neither the pod nor the configuration names a store. Set `persistence.outputs` or `artifactsStore`.',
  ),
  store_not_gcs: everywhere('The run keeps its outputs in a store that is not GCS, so there is nothing to set.'),
  key_only_as_env: toBeDone(
    "give the store's secret a mountPath, or configure one",
    'The outputs path is set, but the store hands its key out as environment only, which TensorFlow cannot read. Give its secret a `mountPath` in Polyaxon, or configure `artifactsStore.secret` here.',
  ),
  own_credentials: everywhere(
    'The outputs path is set. The container brings a GOOGLE_APPLICATION_CREDENTIALS of its own, which was kept.',
  ),
  workload_identity: everywhere(
    'The outputs path is set. No key is mounted, because the store names no Secret or the namespace is configured for workload identity.',
  ),
  secret_missing: toBeDone(
    'no such Secret here: create it or correct its name',
    'The Secret does not exist in the namespace of the pod. Create it there, or correct its name.',
  ),
  secret_key_missing: toBeDone(
    'no such key: add it or correct secretKey',
    'The Secret does not have the key. Add it, or correct `secretKey`.',
  ),
  key_invalid: toBeDone(
    'not a service-account key file in JSON: replace it',
    'The key in the Secret is not a service-account key file. Download one in JSON format and replace it.',
  ),
  fault: everywhere(
    'The injector failed on this pod, and the failure policy of the namespace applied. Please report it with the log line.',
  ),
  not_a_created_pod: offline('The request does not create a pod, so there is nothing to inject.'),
} as const satisfies Record<string, ReasonText>;

/** The sentence of a reason. */
export const explain = (reason: Reason): string => REASONS[reason].sentence;

/** What a person should do about a reason, `undefined` where nothing. */
export const adviceOn = (reason: Reason): string | undefined =>
  (REASONS[reason] satisfies ReasonText as ReasonText).advice;
