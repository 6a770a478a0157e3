/** Why an admission ended as it did. The codes are stable: adding one is a minor version, changing one a major. */
export type Reason = keyof typeof REASONS;

interface ReasonText {
  /** What it means and what a person should do, in one sentence. */
  readonly sentence: string;
  /** Where it can be seen while the API server calls us for run pods only (matchConditions). */
  readonly seen: 'everywhere' | 'offline';
}

const everywhere = (sentence: string): ReasonText => ({ sentence, seen: 'everywhere' });
const offline = (sentence: string): ReasonText => ({ sentence, seen: 'offline' });

export const REASONS = {
  injected: everywhere('the run got its outputs path and its credentials'),
  already_injected: everywhere('everything is there already, nothing was changed'),
  opted_out: offline(
    'the pod asks not to be injected (polyaxon-gcs-injector.io/inject: disabled); remove that to inject it',
  ),
  build_run: offline('an image build of Polyaxon 0.x, which needs no outputs'),
  system_run: offline('a cleaner or notifier of Polyaxon itself, which brings its own credentials'),
  platform_pod: offline('a pod of the Polyaxon platform or of Kubernetes itself, which is never touched'),
  not_polyaxon: offline('not a Polyaxon run: the labels of a run are missing'),
  no_store: everywhere(
    'neither the pod nor the configuration names a store: set persistence.outputs or artifactsStore',
  ),
  store_not_gcs: everywhere('the run keeps its outputs in a store that is not GCS, so there is nothing to set'),
  key_only_as_env: everywhere(
    'outputs path set, but the store hands its key out as environment only: give its secret a mountPath, or configure one',
  ),
  own_credentials: everywhere(
    'outputs path set; the container brings its own GOOGLE_APPLICATION_CREDENTIALS, which was kept',
  ),
  workload_identity: everywhere(
    'outputs path set; no key is mounted because the store names no Secret or the namespace asks so',
  ),
  secret_missing: everywhere('the Secret does not exist in the namespace of the pod: create it, or correct its name'),
  secret_key_missing: everywhere('the Secret does not have the key: add it, or correct secretKey'),
  key_invalid: everywhere(
    'the key in the Secret is not a service-account key file: download one in JSON format and replace it',
  ),
  fault: everywhere('the injector failed on this pod: please report it with the log line'),
  not_a_created_pod: offline('the request does not create a pod, so there is nothing to inject'),
} as const satisfies Record<string, ReasonText>;

/** The sentence of a reason. */
export const explain = (reason: Reason): string => REASONS[reason].sentence;
