import type { KeyPair } from '../../../src/certificates/key-pair.ts';
import { startAuthority } from '../../../src/cluster/authority/replica.ts';
import { inputsOf } from '../../../src/config/inputs.ts';
import { NO_CONFIGURATION } from '../../../src/config/load.ts';
import type { Followed } from '../../../src/follow/followed.ts';
import { REAL_TIME } from '../../../src/follow/time.ts';
import { type Servers, startServers } from '../../../src/server/servers.ts';
import { createAuthorityMetrics } from '../../../src/telemetry/authority-metrics.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { createMetrics } from '../../../src/telemetry/metrics.ts';
import { WrittenLines } from '../../support/written-lines.ts';
import type { Installed } from './installed.ts';

export interface Replica extends AsyncDisposable {
  readonly authority: Followed<KeyPair>;
  readonly servers: Servers;
  readonly written: WrittenLines;
  ready(): Promise<string>;
  metric(name: string): Promise<string | undefined>;
}

export interface ReplicaOptions {
  readonly identity?: string;
  readonly clock?: () => Date;
  readonly host?: string;
}

/** A replica of `serve --cluster` in this process, on free ports. Resolves when it serves. */
export async function startReplica(
  { api, names }: Installed,
  { identity = 'replica-1', clock = () => new Date(), host = '127.0.0.1' }: ReplicaOptions = {},
): Promise<Replica> {
  const written = new WrittenLines();
  const log = createLogger('debug', written);
  const metrics = createMetrics();
  const authority = startAuthority(api, {
    names: { ...names, identity },
    log,
    metrics: createAuthorityMetrics(metrics.registry),
    time: { ...REAL_TIME, clock },
  });
  const at = { host, port: 0 };
  const servers = await startServers({
    keyPair: authority.first,
    whyNotReady: authority.whyNotReady,
    log,
    metrics,
    inputFor: inputsOf(() => NO_CONFIGURATION),
    webhook: at,
    health: at,
    metricsAt: at,
  });
  authority.each(servers.useKeyPair);
  const read = async (port: number, path: string) => (await fetch(`http://${host}:${port}${path}`)).text();
  return {
    authority,
    servers,
    written,
    ready: () => read(servers.ports.health, '/readyz'),
    metric: async (name) =>
      (await read(servers.ports.metrics, '/metrics'))
        .split('\n')
        .find((line) => line.startsWith(`polyaxon_gcs_injector_${name}`)),
    [Symbol.asyncDispose]: async () => {
      await servers.drain(0);
      await authority.stop();
    },
  };
}
