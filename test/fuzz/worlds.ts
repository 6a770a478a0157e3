/** A configuration and a state of the Secrets. A seed's number chooses one. */
export interface World {
  readonly name: string;
  readonly configuration: string;
  /** The Secrets of each namespace, and the text of each key; `undefined` if the server does not look at Secrets. */
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly denies: boolean;
}

const BOTH = `
persistence:
  outputs: {store: gcs, bucket: gs://outputs-bucket, secret: gcs-secret, secretKey: gcs-secret.json}
  data:
    images: {store: gcs, bucket: gs://images, secret: gcs-images, secretKey: key.json}
artifactsStore:
  name: gcs-artifacts
  kind: gcs
  schema: {bucket: gs://acme-artifacts}
  secret: {name: gcs-secret, mountPath: /plx-context/.gc}
`;

const SEVERAL = `
persistence:
  outputs:
    outputs: {store: gcs, bucket: gs://outputs-bucket/team, secret: gcs-secret, secretKey: gcs-key.json}
    second: {store: gcs, bucket: gs://second, secret: gcs-images, secretKey: key.json, mountPath: /second}
    local: {mountPath: /plx-data, existingClaim: c}
  data:
    images: {store: gcs, bucket: gs://images}
    scans: {store: s3, bucket: s3://scans, secret: s, secretKey: k}
artifactsStore: {name: store, kind: gcs, schema: {bucket: gs://acme}, secret: {name: gcs-secret, key: gcs-key.json}}
connections:
  - {name: more, kind: gcs, schema: {bucket: gs://more}, secret: {name: gcs-more, mountPath: /more}}
  - {name: a, kind: gcs, schema: {bucket: gs://aaa}}
namespaces:
  team: {artifactsStore: {name: team, kind: gcs, schema: {bucket: gs://team}, secret: {name: gcs-team}}}
  identity: {workloadIdentity: true}
injection:
  env: [{name: GOOGLE_CLOUD_PROJECT, value: acme}]
  missingSecret: skip
`;

const STRICT = `${BOTH}
connections:
  - {name: more, kind: gcs, schema: {bucket: gs://more}, secret: {name: gcs-more, mountPath: /more}}
injection: {keyAsEnv: true, missingSecret: deny}
`;

const key = JSON.stringify({
  type: 'service_account',
  project_id: 'p',
  private_key_id: 'i',
  private_key: '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n',
  client_email: 'a@p.iam.gserviceaccount.com',
  client_id: '1',
  token_uri: 'https://oauth2.googleapis.com/token',
});
const WHOLE = { 'gcs-secret.json': key, 'gc-secret.json': key, 'gcs-key.json': key };
const KNOWN = {
  polyaxon: { 'gcs-secret': WHOLE, 'gcs-images': { 'key.json': key }, 'gcs-more': { 'only.json': key } },
  team: { 'gcs-secret': { 'gcs-secret.json': 'no key', 'x.json': key }, 'gcs-team': { 'a.json': key } },
  open: { 'gcs-secret': {}, 'gcs-images': { 'key.json': key, README: 'x' } },
};

export const WORLDS: readonly World[] = [
  { name: 'unknown Secrets', configuration: BOTH, denies: false },
  { name: 'known Secrets', configuration: BOTH, secrets: KNOWN, denies: false },
  { name: 'strict', configuration: STRICT, secrets: KNOWN, denies: true },
  { name: 'several stores', configuration: SEVERAL, secrets: KNOWN, denies: false },
  { name: 'no configuration', configuration: '{}', denies: false },
];

export const worldOf = (seed: number): World => WORLDS[seed % WORLDS.length] as World;
