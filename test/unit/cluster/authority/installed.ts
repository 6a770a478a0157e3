import type { V1Lease, V1MutatingWebhookConfiguration, V1Secret } from '@kubernetes/client-node';
import { certificatesIn } from '../../../../src/certificates/certificate.ts';
import { type ClusterApi, clusterOf } from '../../../../src/cluster/api.ts';
import type { AuthorityNames } from '../../../../src/cluster/authority/names.ts';
import { readKept, type SecretData } from '../../../../src/rotation/secret-data.ts';
import { LEASES, SECRETS, WEBHOOK_CONFIGURATIONS } from '../../../support/api-server/collections.ts';
import type { Stored } from '../../../support/api-server/object-store.ts';
import { type ApiServer, startApiServer } from '../../../support/api-server/start.ts';

export const NAMES: AuthorityNames = {
  namespace: 'injector',
  secret: 'injector-ca',
  lease: 'injector-rotation',
  webhookConfiguration: 'injector',
  service: 'injector',
  identity: 'replica-1',
};
export const ENTRIES = ['fail-closed.test', 'fail-open.test'];

const { namespace } = NAMES;
export const SECRET = { collection: SECRETS, namespace, name: NAMES.secret };
export const LEASE = { collection: LEASES, namespace, name: NAMES.lease };
export const CONFIGURATION = {
  collection: WEBHOOK_CONFIGURATIONS,
  namespace: undefined,
  name: NAMES.webhookConfiguration,
};

/** The objects of an authority, empty as the chart renders them, in an API server of their own. */
export interface Installed extends AsyncDisposable {
  readonly server: ApiServer;
  readonly api: ClusterApi;
  secret(): V1Secret;
  lease(): V1Lease;
  configuration(): V1MutatingWebhookConfiguration;
  /** The fingerprints that each entry trusts. */
  trusted(): readonly (readonly string[])[];
  /** The content of the Secret. */
  kept(): ReturnType<typeof readKept>;
  putSecret(change: { readonly data?: SecretData; readonly annotations?: Readonly<Record<string, string>> }): void;
  /** Writes caBundle like a foreign writer. An entry that is not given has none. */
  putBundles(bundles: readonly (string | undefined)[]): void;
}

export async function install(): Promise<Installed> {
  const server = await startApiServer();
  const { store } = server;
  const secret = (): V1Secret => store.get(SECRET) ?? {};
  const configuration = (): V1MutatingWebhookConfiguration => store.get(CONFIGURATION) ?? {};
  const putSecret: Installed['putSecret'] = ({ data, annotations }) => {
    const metadata = { namespace, name: NAMES.secret, ...(annotations && { annotations }) };
    store.put(SECRETS, { metadata, type: 'Opaque', ...(data && { data }) });
  };
  const putBundles: Installed['putBundles'] = (bundles) => void store.put(WEBHOOK_CONFIGURATIONS, withBundles(bundles));
  putSecret({});
  putBundles([]);
  store.put(LEASES, { metadata: { namespace, name: NAMES.lease } });
  return {
    server,
    api: clusterOf(server.config),
    secret,
    lease: () => store.get(LEASE) ?? {},
    configuration,
    trusted: () =>
      (configuration().webhooks ?? []).map(({ clientConfig }) =>
        certificatesIn(Buffer.from(clientConfig.caBundle ?? '', 'base64').toString()).map(
          ({ fingerprint }) => fingerprint,
        ),
      ),
    kept: () => readKept(secret().data ?? {}),
    putSecret,
    putBundles,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const withBundles = (bundles: readonly (string | undefined)[]): Stored => ({
  metadata: { name: NAMES.webhookConfiguration },
  webhooks: ENTRIES.map((name, index) => ({
    name,
    clientConfig: { service: { namespace, name: NAMES.service }, ...(bundles[index] && { caBundle: bundles[index] }) },
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
  })),
});
