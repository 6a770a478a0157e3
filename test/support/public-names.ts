// Labels and annotations that people write and read, spelled out. A test that imported them from `src` would change
// with it.
export const STATUS = 'polyaxon-gcs-injector.io/status';
export const OPTED_IN = { 'polyaxon-gcs-injector.io/inject': 'enabled' } as const;
export const FAIL_OPEN = { 'polyaxon-gcs-injector.io/failure-policy': 'ignore' } as const;
