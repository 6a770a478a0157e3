import type { V1ConfigMap, V1Deployment, V1Secret } from '@kubernetes/client-node';
import { andThen, type Seen, seen } from '../../kubernetes/seen.ts';
import type { ShownCertificate } from '../../rotation/shown-certificate.ts';
import type { Ask } from '../ask.ts';

export interface Place {
  readonly namespace: string;
  readonly name: string;
}

export interface ReadServer {
  readonly deployment: Seen<V1Deployment>;
  /** The text of the configuration, and the ConfigMap that has it. */
  readonly configuration: Seen<string>;
  readonly configMap: string;
  readonly shown: Seen<ShownCertificate>;
}

/** The Deployment that has the name of the Service, as the chart renders it, and what belongs to it. */
export async function readServer(ask: Ask, place: Place): Promise<ReadServer> {
  const { namespace, name } = place;
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
  const deployment = (await ask(path, {}, 'get deployments')) as Seen<V1Deployment>;
  const configMap = deployment.kind === 'seen' ? configMapOf(deployment.value, place) : name;
  const [configuration, shown] = await Promise.all([
    readText(ask, namespace, configMap),
    andThen(deployment, (found) => readShown(ask, namespace, found)),
  ]);
  return { deployment, configuration, configMap, shown };
}

const volumesOf = ({ spec }: V1Deployment) => spec?.template?.spec?.volumes ?? [];

const configMapOf = (deployment: V1Deployment, { name }: Place): string =>
  volumesOf(deployment).find((volume) => volume.name === 'config')?.configMap?.name ?? name;

async function readText(ask: Ask, namespace: string, name: string): Promise<Seen<string>> {
  const path = `/api/v1/namespaces/${namespace}/configmaps/${name}`;
  const map = (await ask(path, {}, 'get configmaps')) as Seen<V1ConfigMap>;
  return andThen(map, async ({ data }) => {
    const text = data?.['config.yaml'];
    return text === undefined ? { kind: 'absent' } : seen(text);
  });
}

const AUTHORITY = '--authority-secret=';

/** The own authority's Secret has the authority, any other Secret the leaf itself. */
async function readShown(ask: Ask, namespace: string, deployment: V1Deployment): Promise<Seen<ShownCertificate>> {
  const args = (deployment.spec?.template?.spec?.containers ?? []).flatMap((container) => container.args ?? []);
  const authority = args.find((arg) => arg.startsWith(AUTHORITY))?.slice(AUTHORITY.length);
  const name = authority ?? volumesOf(deployment).find((volume) => volume.name === 'certs')?.secret?.secretName;
  if (name === undefined) return { kind: 'absent' };
  const path = `/api/v1/namespaces/${namespace}/secrets/${name}`;
  const secret = (await ask(path, {}, `get secrets/${name} in ${namespace}`)) as Seen<V1Secret>;
  return andThen(secret, async ({ data }) => {
    const value = data?.[authority === undefined ? 'tls.crt' : 'ca.crt'];
    if (value === undefined) return { kind: 'absent' };
    const pem = Buffer.from(value, 'base64').toString();
    return seen({ kind: authority === undefined ? 'leaf' : 'authority', pem, secret: name });
  });
}
