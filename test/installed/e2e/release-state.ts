import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { readEntry } from '../../../src/rotation/bundle.ts';
import { livingCertificates } from '../../../src/rotation/kept.ts';
import { readKept } from '../../../src/rotation/secret-data.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../chart/release-names.ts';

export const CONFIGURATION = ['mutatingwebhookconfiguration', INJECTOR];
export const CA_SECRET = ['secret', `${INJECTOR}-ca`, `--namespace=${INJECTOR_NAMESPACE}`];

/** The state that calls depend on. */
export interface ReleaseState {
  readonly names: readonly string[];
  readonly timeoutSeconds: number;
  /**
   * The authorities that sign, or will sign next. After a loss, the new one is known for half a minute before it signs.
   */
  readonly authorities: readonly string[];
  /** True if each entry trusts all of them. */
  readonly isTrusted: boolean;
}

interface Webhook {
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly clientConfig: { readonly caBundle?: string };
}

export async function releaseState({ kubectl }: Cluster): Promise<ReleaseState> {
  const read = async (object: readonly string[]) => JSON.parse(await kubectl(['get', ...object, '--output=json']));
  const webhooks: readonly Webhook[] = (await read(CONFIGURATION)).webhooks;
  const authorities = fingerprintsOf(livingCertificates(readKept((await read(CA_SECRET)).data ?? {})));
  const trusted = webhooks.map(({ name, clientConfig }) =>
    fingerprintsOf(readEntry(name, clientConfig.caBundle).certificates),
  );
  return {
    names: webhooks.map(({ name }) => name),
    timeoutSeconds: webhooks[0]?.timeoutSeconds ?? 0,
    authorities,
    isTrusted: authorities.length > 0 && trusted.every((entry) => authorities.every((each) => entry.includes(each))),
  };
}

const fingerprintsOf = (certificates: readonly { readonly fingerprint: string }[]): readonly string[] =>
  certificates.map(({ fingerprint }) => fingerprint);
