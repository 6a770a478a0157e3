import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { INJECTOR_NAMESPACE } from '../chart/release-names.ts';

/** A Secret of type kubernetes.io/tls beside the release; its members in PEM. */
export interface TlsSecret {
  readonly name: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly cert: string;
  readonly key: string;
  /** The authority of the certificate, if its maker adds it. */
  readonly ca?: string;
}

const MEMBERS = { cert: 'tls.crt', key: 'tls.key', ca: 'ca.crt' } as const;

export async function readTlsSecret({ kubectl }: Cluster, name: string): Promise<TlsSecret | undefined> {
  const get = ['get', 'secret', name, `--namespace=${INJECTOR_NAMESPACE}`, '--ignore-not-found', '--output=json'];
  const text = await kubectl(get);
  if (text === '') return undefined;
  const { metadata, data } = JSON.parse(text);
  const decoded = (member: string) => Buffer.from(data[member] ?? '', 'base64').toString();
  const { cert, key, ca } = MEMBERS;
  return { name, annotations: metadata.annotations ?? {}, cert: decoded(cert), key: decoded(key), ca: decoded(ca) };
}

/** Makes the Secret, or replaces its whole content, as its only writer. */
export async function applyTlsSecret({ kubectl }: Cluster, secret: TlsSecret, writer: string): Promise<void> {
  const { name, annotations = {} } = secret;
  const encoded = Object.entries(MEMBERS).map(([member, file]) => [
    file,
    base64(secret[member as keyof typeof MEMBERS]),
  ]);
  const object = {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: { name, namespace: INJECTOR_NAMESPACE, annotations },
    data: Object.fromEntries(encoded),
  };
  const apply = ['apply', '--server-side', '--force-conflicts', `--field-manager=${writer}`, '--filename=-'];
  await kubectl(apply, JSON.stringify(object));
}

const base64 = (text = ''): string => Buffer.from(text).toString('base64');
