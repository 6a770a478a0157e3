import { makeDevelopmentCertificates } from '../../src/commands/certs/development-certificates.ts';
import { inputsOf } from '../../src/config/inputs.ts';
import { readConfiguration } from '../../src/config/load.ts';
import type { SecretStates } from '../../src/gcs/secret-state.ts';
import { type Servers, type ServersOptions, startServers } from '../../src/server/servers.ts';
import type { WebhookDeps } from '../../src/server/webhook.ts';
import { createLogger, type LogLevel } from '../../src/telemetry/logger.ts';
import { createMetrics, type Metrics } from '../../src/telemetry/metrics.ts';
import { WrittenLines } from './written-lines.ts';

export const CERTIFICATES = await makeDevelopmentCertificates(['localhost', '127.0.0.1']);

/** The configuration behind the 0.x oracle pods. */
export const CONFIGURATION = `
persistence:
  outputs: {store: gcs, bucket: gs://outputs-bucket, secret: gcs-secret, secretKey: gcs-key.json}
`;

export interface TestOptions {
  readonly configuration?: string;
  readonly secrets?: SecretStates;
  readonly inputFor?: WebhookDeps['inputFor'];
  readonly logLevel?: LogLevel;
  readonly host?: string;
  readonly webhookPort?: number;
  readonly clientCa?: string;
  readonly pathSecrets?: readonly string[];
  readonly bounds?: ServersOptions['bounds'];
  readonly wait?: ServersOptions['wait'];
  readonly tell?: ServersOptions['tell'];
}

export interface RunningServer extends Servers, AsyncDisposable {
  readonly metrics: Metrics;
  readonly written: WrittenLines;
}

/** A test that leaves a silent connection open need not wait for a whole second. */
const LINGER = { lingerMs: 100 };

/** The whole server on free ports of loopback, which stops at the end of its scope. */
export async function startForTest({ bounds = {}, ...options }: TestOptions = {}): Promise<RunningServer> {
  const written = new WrittenLines();
  const metrics = createMetrics();
  const at = { host: options.host ?? '127.0.0.1', port: 0 };
  const servers = await startServers({
    keyPair: CERTIFICATES,
    inputFor: options.inputFor ?? inputOf(options),
    log: createLogger(options.logLevel ?? 'trace', written),
    metrics,
    ...(options.wait && { wait: options.wait }),
    tell: options.tell,
    clientCa: options.clientCa,
    pathSecrets: options.pathSecrets ?? [],
    bounds: { webhook: { ...LINGER, ...bounds.webhook }, plain: { ...LINGER, ...bounds.plain } },
    webhook: { ...at, port: options.webhookPort ?? 0 },
    health: at,
    metricsAt: at,
  });
  return { ...servers, metrics, written, [Symbol.asyncDispose]: () => servers.drain(0) };
}

function inputOf({ configuration = CONFIGURATION, secrets = new Map() }: TestOptions): WebhookDeps['inputFor'] {
  const loaded = readConfiguration(configuration, 'test');
  return inputsOf(() => loaded, { statesIn: () => secrets });
}
