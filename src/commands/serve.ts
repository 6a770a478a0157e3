import closeWithGrace from 'close-with-grace';
import { type KeyPair, notAfter } from '../certificates/key-pair.ts';
import { type Configuration, settingsFor } from '../config/configuration.ts';
import { ConfigurationError } from '../config/fault.ts';
import { followConfiguration } from '../config/live-configuration.ts';
import { NO_CONFIGURATION } from '../config/load.ts';
import { readKeyPair } from '../server/key-pair.ts';
import { type Servers, startServers } from '../server/servers.ts';
import { followKeyPair } from '../server/serving-certificate.ts';
import { createLogger, type Logger, type LogLevel } from '../telemetry/logger.ts';
import { createMetrics, type Metrics } from '../telemetry/metrics.ts';
import { CommandFailed, type Terminal } from './terminal.ts';

export interface ServeOptions {
  readonly config?: string;
  readonly certs: string;
  readonly host: string;
  readonly port: number;
  readonly healthPort: number;
  readonly metricsPort: number;
  readonly graceSeconds: number;
  readonly logLevel: LogLevel;
}

/** Closing must not be cut off while the last answers are written. */
const CLOSE_LIMIT_MS = 30_000;

/** Serves admissions until SIGTERM or SIGINT. Resolves when it listens. */
export async function serve(options: ServeOptions, { stdout }: Terminal): Promise<Servers> {
  const log = createLogger(options.logLevel, stdout);
  const metrics = createMetrics();
  const configuration = await liveConfiguration(options, log, metrics);
  const keyPair = await readKeyPair(options.certs).catch(missingCertificate);
  const servers = await startServers({
    keyPair,
    log,
    metrics,
    inputFor: (namespace, failurePolicy) => ({
      namespace,
      failurePolicy,
      settings: settingsFor(configuration(), namespace),
      secrets: new Map(),
    }),
    webhook: { host: options.host, port: options.port },
    health: { host: options.host, port: options.healthPort },
    metricsAt: { host: options.host, port: options.metricsPort },
  }).catch(cannotListen);
  followCertificate(options.certs, keyPair, { log, metrics, servers });
  log.info({ ports: servers.ports, config: configuration().hash }, 'serving');
  stopWithGrace(servers, options.graceSeconds, log);
  return servers;
}

/** Follows the configuration file where one is given; without one only pods that name their store are served. */
async function liveConfiguration(options: ServeOptions, log: Logger, metrics: Metrics): Promise<() => Configuration> {
  const show = ({ hash }: Configuration): void => {
    metrics.configInfo.reset();
    metrics.configInfo.set({ hash }, 1);
  };
  if (options.config === undefined) {
    show(NO_CONFIGURATION);
    return () => NO_CONFIGURATION;
  }
  const live = await followConfiguration(options.config, {
    applied: (configuration) => {
      show(configuration);
      metrics.reloads.inc({ subject: 'config', result: 'applied' });
      log.info({ config: configuration.hash }, 'configuration reloaded');
    },
    refused: (error) => {
      metrics.reloads.inc({ subject: 'config', result: 'refused' });
      log.error(
        { faults: error instanceof ConfigurationError ? error.faults : undefined },
        'new configuration refused, the old one stays in force',
      );
    },
  });
  show(live.current());
  return live.current;
}

interface Serving {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly servers: Servers;
}

function followCertificate(folder: string, first: KeyPair, { log, metrics, servers }: Serving): void {
  metrics.certNotAfter.set(notAfter(first));
  followKeyPair(folder, first, {
    applied: (keyPair) => {
      servers.useKeyPair(keyPair);
      metrics.certNotAfter.set(notAfter(keyPair));
      metrics.reloads.inc({ subject: 'certificate', result: 'applied' });
      log.info({ notAfter: new Date(notAfter(keyPair) * 1000).toISOString() }, 'serving certificate replaced');
    },
    refused: (error) => {
      metrics.reloads.inc({ subject: 'certificate', result: 'refused' });
      log.warn({ why: String(error) }, 'new serving certificate refused, the old one stays in use');
    },
  });
}

/** Ctrl-C is a person waiting: no grace time for load balancers then, but no answer is lost either. */
function stopWithGrace(servers: Servers, graceSeconds: number, log: Logger): void {
  closeWithGrace({ delay: graceSeconds * 1000 + CLOSE_LIMIT_MS, logger: log }, async ({ signal, err }) => {
    log.info({ signal, err }, 'stopping');
    await servers.drain(signal === 'SIGTERM' ? graceSeconds : 0);
    log.info('stopped');
  });
}

function missingCertificate(error: Error): never {
  throw new CommandFailed(
    `${error.message}\n  make a development certificate with "polyaxon-gcs-injector certs", or name the folder with --certs`,
  );
}

function cannotListen(error: NodeJS.ErrnoException): never {
  throw new CommandFailed(
    `cannot listen: ${error.message}\n  choose other ports with --port, --health-port and --metrics-port`,
  );
}
