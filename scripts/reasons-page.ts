import { KEY_FAULTS, type KeyFault } from '../src/gcs/key-faults.ts';
import { REASONS } from '../src/injection/reasons.ts';

const INTRO = `# Reasons

Every admission ends with exactly one of these codes. The same code is in the log line, the metric label
(\`polyaxon_gcs_injector_admissions_total{reason}\`), the audit annotation, the status annotation of the pod
(\`polyaxon-gcs-injector.io/status\`) and, if a person should act, the warning that \`kubectl\` shows.
If events are switched on, an [event](operations.md#events) has it too.
The codes are stable: adding one is a minor version, changing one a major.

The server never sees *offline* codes while the API server calls it only for run pods. \`inject\` and [\`why\`](why.md) show them.
A pod that opts out by its own label or annotation does not reach the server either. A pod that opts out in its env does.
\`secret_missing\`, \`secret_key_missing\` and \`key_invalid\` appear only if the server looks at Secrets: \`serve --secrets-mode\`
(chart: \`rbac.secrets.mode\`). \`inject\` looks only at Secrets of its own manifest, \`why\` also at those that you may see.

| code | meaning, and what to do | seen |
|---|---|---|
`;

const KEYS = `
## What makes a key invalid

A warning names the key and says what it is: \`key_invalid: gcs-secret/gcs-key.json: encoded in base64 twice: replace it\`.
Windows line ends are no fault: the clients take them. A run that works without the key never gets an invalid one.

| the key is, or has | the way back |
|---|---|
`;

const WAYS_BACK: Readonly<Record<KeyFault, string>> = {
  empty: 'Put the file into the Secret: `kubectl create secret generic NAME --from-file=KEY=FILE`.',
  too_large: 'A key file has two or three kilobytes. Put that file into the Secret.',
  not_json: 'Put the downloaded file into the Secret unchanged. A P12 file or a bare PEM key is not taken.',
  cut_off: 'Put the whole file into the Secret.',
  encoded_twice: 'Give the file to `--from-file`, or its text to `stringData`. Kubernetes encodes `data` once.',
  utf_16: 'PowerShell wrote it with `>`. Save it as UTF-8 without a byte order mark.',
  byte_order_mark: 'Save it as UTF-8 without a byte order mark. Python refuses the mark.',
  authorized_user:
    'It is the login of a person, from `gcloud auth application-default login`. Make a key of a service account.',
  external_account: 'TensorFlow and the 2.x client cannot use it. Make a key of a service account.',
  oauth_client: 'It names an application and no account. Make a key of a service account.',
  another_kind: 'Its `type` is not `service_account`. Make a key of a service account.',
  no_client_email: 'Download the key again.',
  no_client_id: 'Download the key again. TensorFlow needs this member.',
  no_private_key: 'Download the key again. Google gives the private key only once, so it may be a new key.',
  no_private_key_id: 'Download the key again. TensorFlow needs this member.',
  no_token_uri: 'Download the key again. google-auth needs this member.',
  private_key_cut_off: 'Put the whole file into the Secret.',
  private_key_escaped:
    'Its line ends were escaped twice on the way. Put the downloaded file into the Secret unchanged.',
  private_key_unreadable: 'Put the downloaded file into the Secret unchanged.',
};

const table = (rows: readonly string[]): string => rows.map((row) => `| ${row} |\n`).join('');

/** The page of all reasons, from the tables in the code. */
export const reasonsPage = (): string =>
  INTRO +
  table(Object.entries(REASONS).map(([code, { sentence, seen }]) => `\`${code}\` | ${sentence} | ${seen}`)) +
  KEYS +
  table(Object.entries(WAYS_BACK).map(([fault, way]) => `${KEY_FAULTS[fault as KeyFault]} | ${way}`));
