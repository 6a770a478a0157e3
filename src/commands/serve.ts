import closeWithGrace from 'close-with-grace';
import { type Configuration, settingsFor } from '../config/configuration.ts';
import { ConfigurationError } from '../config/fault.ts';
import { followConfiguration } from '../config/live-configuration.ts';
import { NO_CONFIGURATION } from '../config/load.ts';
import { type Servers, startServers } from '../server/servers.ts';
import { createLogger, type Logger, type LogLevel } from '../telemetry/logger.ts';
import { createMetrics, type Metrics } from '../telemetry/metrics.ts';
import { type CertificateOptions, certificateSource } from './certificate-source.ts';
import { type SecretsOptions, secretsPreflight } from './secrets-preflight.ts';
import { CommandFailed, type Terminal } from './terminal.ts';

export interface ServeOptions extends CertificateOptions, SecretsOptions {
  readonly config?: string;
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
  const secrets = await secretsPreflight(options, log, metrics);
  const configuration = await liveConfiguration(options, { log, metrics, applied: secrets.follow });
  const certificates = await certificateSource(options, log, metrics);
  secrets.follow(configuration());
  const stop = (): Promise<void> => {
    secrets.stop();
    return certificates.stop();
  };
  const stopping = stopWithGrace(options.graceSeconds, log);
  const servers = await startServers({
    keyPair: certificates.first,
    whyNotReady: () => certificates.whyNotReady() ?? secrets.whyNotReady(),
    log,
    metrics,
    inputFor: (namespace, failurePolicy) => ({
      namespace,
      failurePolicy,
      settings: settingsFor(configuration(), namespace),
      secrets: secrets.statesIn(namespace),
    }),
    webhook: { host: options.host, port: options.port },
    health: { host: options.host, port: options.healthPort },
    metricsAt: { host: options.host, port: options.metricsPort },
  }).catch(async (error) => {
    stopping.cancel();
    await stop();
    return cannotListen(error);
  });
  certificates.follow(servers.useKeyPair);
  stopping.endWith((graceSeconds) => servers.drain(graceSeconds).then(stop));
  log.info({ ports: servers.ports, config: configuration().hash }, 'serving');
  return servers;
}

interface ConfigurationFollowers {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Is told of each configuration that replaces the first. */
  readonly applied: (configuration: Configuration) => void;
}

/** Follows the configuration file where one is given; without one only pods that name their store are served. */
async function liveConfiguration(
  options: ServeOptions,
  { log, metrics, applied }: ConfigurationFollowers,
): Promise<() => Configuration> {
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
      applied(configuration);
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

type End = (graceSeconds: number) => Promise<void>;

interface Stopping {
  readonly endWith: (end: End) => void;
  /** Leaves the end of the process to whoever failed: it would be called a success. */
  readonly cancel: () => void;
}

/** Ctrl-C is a person waiting: no grace time for load balancers then, but no answer is lost either. */
function stopWithGrace(graceSeconds: number, log: Logger): Stopping {
  // Until it serves there is nothing to wait for.
  let end: End = () => Promise.resolve();
  const { uninstall } = closeWithGrace(
    { delay: graceSeconds * 1000 + CLOSE_LIMIT_MS, logger: log },
    async ({ signal, err }) => {
      log.info({ signal, err }, 'stopping');
      await end(signal === 'SIGTERM' ? graceSeconds : 0);
      log.info('stopped');
    },
  );
  return {
    endWith: (next) => {
      end = next;
    },
    cancel: uninstall,
  };
}

function cannotListen(error: NodeJS.ErrnoException): never {
  throw new CommandFailed(
    `cannot listen: ${error.message}\n  choose another address with --host, or other ports with --port, --health-port and --metrics-port`,
  );
}
