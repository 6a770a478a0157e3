/** What `doctor` looks at. The page docs/doctor.md has a heading for each, and a hint links to it. */
export const CHECKS = {
  api_server: 'The API server answers, and is Kubernetes 1.30 or later. The rules by which it calls us need that.',
  webhook:
    'The MutatingWebhookConfiguration has both entries: one refuses runs while nobody answers, one lets them start. They call one Service. Without it no run is injected and nobody is told. Install the chart, or run `helm upgrade`.',
  failure_policy:
    'The entry `fail-closed` has the policy `Fail`, and `fail-open` has `Ignore`. The server answers each by its path, so that a changed policy makes both untrue. Run `helm upgrade`.',
  ca_bundle:
    'Each entry trusts a certificate authority that is valid. Without one each call fails with `x509: certificate signed by unknown authority`. The replicas write it within seconds, cert-manager too. With files, `tls.caBundle` has it.',
  serving_chain:
    'The authority in `caBundle` signed what the replicas show. Another tool may have written `caBundle`: delete its value, and the replicas write it again. With files, give the authority of `tls.existingSecret` in `tls.caBundle`.',
  replicas: 'All replicas are ready. A replica that is not says why at `/readyz`, and its log has the cause.',
  serving_certificate:
    'The serving certificate of each replica is valid for a week or more, for two days with the own authority, whose certificates live for a week. It and cert-manager renew earlier. With files, put a new certificate into the Secret: it is taken without a restart.',
  configuration:
    'The ConfigMap holds a configuration without faults. A replica refuses a faulty one, keeps the one before, and cannot start with it. The faults are listed: correct the values and run `helm upgrade`.',
  configuration_hash:
    'All replicas use that configuration. The kubelet brings a new one to a running replica in about a minute. A replica that keeps the old one for longer says why in its log.',
  opted_in:
    'At least one namespace opted in with `polyaxon-gcs-injector.io/inject: enabled`, and no label is nearly that. Any other value counts as absent.',
  secret:
    'The Secrets of the outputs are there in each opted-in namespace, and their keys are service-account key files. A Secret belongs into the namespace of the runs. See [reasons.md](reasons.md#what-makes-a-key-invalid) for broken keys.',
  runs: 'Each run of an opted-in namespace has the annotation `polyaxon-gcs-injector.io/status`. A run without it started before the namespace opted in, or while nobody answered. Start it again.',
  probe:
    'With `--probe`: the API server would admit a run of each generation, and it would be injected. It creates nothing (a server-side dry run).',
  key: 'With `--bucket`: Google accepts the key. A key that was deleted or disabled is refused. Make a new one and put it into the Secret.',
  clock:
    'With `--bucket`: the clock of this machine agrees with that of Google. Google refuses a key if the clock is five minutes wrong. The clocks of the nodes matter to the runs.',
  permissions:
    'With `--bucket`: the account may do in the bucket what the clients do. The role `Storage Object User` lacks `storage.buckets.get`, which TensorFlow and the Polyaxon clients need: add `Storage Legacy Bucket Reader`.',
  google:
    'With `--bucket`: Google can be reached from here, directly or by the proxy that HTTPS_PROXY names. Runs need the same way out.',
} as const;

export type CheckId = keyof typeof CHECKS;
