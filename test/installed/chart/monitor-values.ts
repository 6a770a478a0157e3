/** Every member that a monitor may have. */
export const MONITOR = {
  enabled: true,
  interval: '30s',
  labels: { release: 'prometheus' },
  namespace: 'monitoring',
  scheme: 'https',
  tlsConfig: { insecureSkipVerify: true },
  honorLabels: true,
  jobLabel: 'app.kubernetes.io/name',
  endpointAdditionalProperties: { followRedirects: false },
  additionalProperties: { sampleLimit: 10_000 },
};
