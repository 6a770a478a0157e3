/** What Prometheus has seen: series with their values, one a minute, in the notation of promtool. */
export type Seen = Readonly<Record<string, string>>;

interface Case {
  /** Incidents, each of which must fire. */
  readonly fires: readonly Seen[];
  /** What is no incident and looks like one. */
  readonly silent: readonly Seen[];
  /** The labels of the alert, besides its severity. */
  readonly labels?: Readonly<Record<string, string>>;
}

const OURS = 'name="fail-closed.polyaxon-gcs-injector.io"';
const FOREIGN = 'name="fail-closed.example.com"';
const REPLICA = 'namespace="plx",cluster="one"';

/** A counter that has this event among others, in a series that was there before and in one that begins with it. */
const counted = (series: string): readonly Seen[] => [{ [series]: '4x25 6x5' }, { [series]: '_x25 1x5' }];
/** Nothing happened lately, or it happened to somebody else. */
const uncounted = (series: string, other: string): readonly Seen[] => [{ [series]: '4x30' }, { [other]: '_x25 1x5' }];

const counter = (name: string, labels: string, other: string): Case => ({
  fires: counted(`${name}{${labels}}`),
  silent: uncounted(`${name}{${labels}}`, `${name}{${other}}`),
});

const latency = (withinLimit: string): Seen => {
  const bucket = (le: string) => `apiserver_admission_webhook_admission_duration_seconds_bucket{${OURS},le="${le}"}`;
  return { [bucket('0.1')]: withinLimit, [bucket('0.25')]: '0+100x30', [bucket('+Inf')]: '0+100x30' };
};

const configurations = (...hashes: readonly [hash: string, namespace: string, values: string][]): Seen =>
  Object.fromEntries(
    hashes.map(([hash, namespace, values]) => [
      `polyaxon_gcs_injector_config_hash_info{hash="${hash}",namespace="${namespace}",cluster="one"}`,
      values,
    ]),
  );

/** Each alert of the chart, judged half an hour after the start. */
export const CASES: Readonly<Record<string, Case>> = {
  PolyaxonGcsInjectorFailedOpen: counter('apiserver_admission_webhook_fail_open_count', OURS, FOREIGN),
  PolyaxonGcsInjectorRefusedPods: counter(
    'apiserver_admission_webhook_rejection_count',
    `${OURS},error_type="calling_webhook_error"`,
    `${OURS},error_type="no_error"`,
  ),
  PolyaxonGcsInjectorSlow: {
    fires: [latency('0+90x30')],
    silent: [latency('0+100x30'), latency('0+100x25 2590+90x5')],
  },
  PolyaxonGcsInjectorMatchConditionErrors: counter(
    'apiserver_admission_match_condition_evaluation_errors_total',
    OURS,
    FOREIGN,
  ),
  PolyaxonGcsInjectorFaults: counter(
    'polyaxon_gcs_injector_admissions_total',
    `${REPLICA},reason="fault"`,
    `${REPLICA},reason="no_store"`,
  ),
  PolyaxonGcsInjectorConfigurationRefused: counter(
    'polyaxon_gcs_injector_reloads_total',
    `${REPLICA},subject="config",result="refused"`,
    `${REPLICA},subject="config",result="applied"`,
  ),
  PolyaxonGcsInjectorConfigurationsDiffer: {
    fires: [configurations(['a', 'plx', '1x30'], ['b', 'plx', '1x30'])],
    silent: [
      configurations(['a', 'plx', '1x30'], ['b', 'other', '1x30']),
      configurations(['a', 'plx', '1x30'], ['b', 'plx', '_x20 1x10']),
    ],
    labels: { namespace: 'plx', cluster: 'one' },
  },
  PolyaxonGcsInjectorCertificateExpires: {
    fires: [{ [`polyaxon_gcs_injector_cert_not_after_seconds{${REPLICA}}`]: '80000x30' }],
    silent: [{ [`polyaxon_gcs_injector_cert_not_after_seconds{${REPLICA}}`]: '200000x30' }],
  },
  PolyaxonGcsInjectorAuthorityExpires: {
    fires: [{ [`polyaxon_gcs_injector_authority_not_after_seconds{${REPLICA}}`]: '80000x30' }],
    silent: [
      { [`polyaxon_gcs_injector_authority_not_after_seconds{${REPLICA}}`]: '200000x30' },
      // No authority of the server's own.
      { [`polyaxon_gcs_injector_authority_not_after_seconds{${REPLICA}}`]: '0x30' },
    ],
  },
  PolyaxonGcsInjectorAbsent: {
    fires: [{}, configurations(['a', 'plx', '1x10 stale']), configurations(['a', 'other', '1x30'])],
    silent: [configurations(['a', 'plx', '1x30'])],
    labels: { namespace: 'plx' },
  },
};
