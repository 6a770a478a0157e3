import type { Ask } from '../../cluster/ask.ts';
import { type ReadServer, readServer } from '../../cluster/installation/server.ts';
import { placeIn, readWebhooks } from '../../cluster/installation/webhooks.ts';
import type { Configuration } from '../../config/configuration.ts';
import { ConfigurationError } from '../../config/fault.ts';
import { loadConfiguration, NO_CONFIGURATION, readConfiguration } from '../../config/load.ts';
import { type Seen, seen, unseen } from '../../kubernetes/seen.ts';
import type { Installation, Release } from '../../why/live/shown.ts';

/** A configuration, and where it is from. */
export interface Configured {
  readonly configuration: Configuration;
  readonly source: Seen<string>;
  /** Its faults, if the replicas refuse it. */
  readonly refused?: string;
}

/** What the cluster shows of the installation, and the text of its configuration. */
export async function installationOf(
  ask: Ask,
  given: Release,
): Promise<Installation & { readonly server: ReadServer }> {
  const webhooks = await readWebhooks(ask);
  const release = placeIn(webhooks) ?? given;
  const server = await readServer(ask, release);
  const { deployment, shown } = server;
  // The same objects: only the times of these are not read as dates.
  return { webhooks, deployment, shown, release, server } as Installation & { readonly server: ReadServer };
}

/** The file that the caller names, else the ConfigMap that the chart makes for the replicas. */
export async function configurationOf(server: ReadServer, { namespace }: Release, file?: string): Promise<Configured> {
  if (file !== undefined) return { configuration: await loadConfiguration(file), source: seen(file) };
  const source = `ConfigMap ${namespace}/${server.configMap}`;
  const { configuration: text } = server;
  if (text.kind === 'seen') return read(text.value, source);
  const why = text.kind === 'unseen' ? text.why : `there is no config.yaml in ${source}`;
  return { configuration: NO_CONFIGURATION, source: unseen(why) };
}

/** The replicas refuse a faulty file and keep the one before it, which nobody else has. */
function read(text: string, source: string): Configured {
  try {
    return { configuration: readConfiguration(text, source), source: seen(source) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { configuration: NO_CONFIGURATION, source: unseen('the replicas refuse it'), refused: error.message };
  }
}
