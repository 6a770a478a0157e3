import type { ClusterApi } from '../../cluster/api.ts';
import { ask, askingOf } from '../../cluster/ask.ts';
import { type ReadNamespace, readLivingPods, readNamespaces } from '../../cluster/installation/namespaces.ts';
import { probe } from '../../cluster/installation/probe.ts';
import { readReplicas } from '../../cluster/installation/replicas.ts';
import { type Place, type ReadServer, readServer } from '../../cluster/installation/server.ts';
import { placeIn, readWebhooks, webhookFacts } from '../../cluster/installation/webhooks.ts';
import { type Configuration, settingsFor } from '../../config/configuration.ts';
import { NO_CONFIGURATION } from '../../config/load.ts';
import { isOptedIn } from '../../doctor/check-namespaces.ts';
import type { Facts, NamespaceFacts, ProbeFacts } from '../../doctor/facts.ts';
import { probePods } from '../../doctor/probe-pods.ts';
import { runsAmong } from '../../doctor/runs.ts';
import type { Settings } from '../../injection/settings.ts';
import { andThen, seen } from '../../kubernetes/seen.ts';
import { type AskGoogle, readBuckets } from './buckets.ts';
import { readText } from './configuration.ts';
import { readStores } from './stores.ts';

export interface GatherOptions {
  /** Where the server is if the webhook configuration cannot be read. */
  readonly usual: Place;
  readonly isProbing: boolean;
  /** Absent if Google is not to be asked. */
  readonly askGoogle: AskGoogle | undefined;
}

/** Reads all facts once, with the rights of the caller. */
export async function gather(api: ClusterApi, options: GatherOptions): Promise<Facts> {
  const now = new Date();
  const asking = askingOf(api);
  const [version, webhooks, namespaces] = await Promise.all([
    ask('get the version', async () => (await api.version.getCode()).gitVersion),
    readWebhooks(asking),
    readNamespaces(api),
  ]);
  const place = placeIn(webhooks) ?? options.usual;
  const server = await readServer(asking, place);
  const { facts, configuration } = readText(server.configuration);
  const readEach = (found: ReadNamespace) => readNamespace(api, found, { ...options, configuration });
  return {
    now,
    version,
    webhooks: webhookFacts(webhooks),
    server: { ...place, ...(await serverFacts(api, place, server)), configuration: facts },
    namespaces: namespaces.kind === 'seen' ? seen(await Promise.all(namespaces.value.map(readEach))) : namespaces,
  };
}

async function serverFacts(api: ClusterApi, place: Place, { deployment, shown }: ReadServer) {
  const wanted = await andThen(deployment, async ({ spec }) => seen(spec?.replicas ?? 1));
  return { wanted, replicas: await andThen(deployment, (found) => readReplicas(api, place, found)), shown };
}

interface Known extends GatherOptions {
  readonly configuration: Configuration | undefined;
}

/** Of a namespace that did not opt in, only its labels matter. */
async function readNamespace(api: ClusterApi, found: ReadNamespace, known: Known): Promise<NamespaceFacts> {
  const nothing = { ...found, stores: [], runs: seen([]), probes: [], buckets: [] };
  if (!isOptedIn(found)) return nothing;
  const settings = settingsFor(known.configuration ?? NO_CONFIGURATION, found.name);
  const [stores, pods, probes] = await Promise.all([
    readStores(api, found.name, settings),
    readLivingPods(api, found.name),
    known.isProbing ? probeBoth(api, found.name, settings) : [],
  ]);
  return {
    ...found,
    stores: stores.map(({ key: _material, ...facts }) => facts),
    runs: pods.kind === 'seen' ? seen(runsAmong(pods.value, settings.recognition)) : pods,
    probes,
    buckets: known.askGoogle === undefined ? [] : await readBuckets(stores, known.askGoogle),
  };
}

const probeBoth = (api: ClusterApi, namespace: string, { recognition }: Settings): Promise<readonly ProbeFacts[]> => {
  const pods = probePods(recognition);
  return Promise.all([probe(api, namespace, ['0.x', pods['0.x']]), probe(api, namespace, ['2.x', pods['2.x']])]);
};
