import { versions } from 'node:process';
import { inputsOf } from '../../config/inputs.ts';
import type { Followed } from '../../follow/followed.ts';
import { type Servers, startServers } from '../../server/servers.ts';
import { joinLines } from '../../telemetry/joined-lines.ts';
import { createLogger, type LogLevel } from '../../telemetry/logger.ts';
import { createMetrics } from '../../telemetry/metrics.ts';
import { CommandFailed, type Terminal } from '../terminal.ts';
import { type CallerOptions, clientAuthorities, pathSecrets } from './callers.ts';
import { type CertificateOptions, servingCertificate } from './certificates.ts';
import { ownSecretOf } from './cluster-options.ts';
import { configurationInForce } from './configuration.ts';
import { type EventsOptions, telling } from './events.ts';
import { assertNodeServes } from './node-version.ts';
import { type SecretsOptions, scopeOf, watchedSecrets } from './secrets.ts';
import { stopWithGrace } from './stopping.ts';

export interface ServeOptions extends CallerOptions, CertificateOptions, SecretsOptions, EventsOptions {
  readonly config?: string;
  readonly host: string;
  readonly port: number;
  readonly healthPort: number;
  readonly metricsPort: number;
  readonly graceSeconds: number;
  readonly logLevel: LogLevel;
}

/** Serves admissions until SIGTERM or SIGINT. Resolves when it listens. */
export async function serve(options: ServeOptions, { stdout }: Terminal): Promise<Servers> {
  assertNodeServes(versions.node);
  const log = createLogger(options.logLevel, joinLines(stdout));
  const metrics = createMetrics();
  const scope = scopeOf(options);
  const secretPath = await pathSecrets(options.pathSecretFile);
  await using starting = new AsyncDisposableStack();
  const followed = <T extends Followed<unknown>>(value: T): T => starting.adopt(value, ({ stop }) => stop());
  const configuration = followed(await configurationInForce(options.config, log, metrics));
  const certificate = followed(await servingCertificate(options, log, metrics));
  const callers = followed(await clientAuthorities(options.clientCa, log, metrics));
  const secrets = followed(await watchedSecrets({ scope, configuration, log, metrics }));
  const { tell } = starting.adopt(await telling(options, { secrets, log, metrics }), ({ stop }) => stop());
  const stopping = stopWithGrace(options.graceSeconds, log);
  const servers = await startServers({
    keyPair: certificate.first,
    clientCa: callers.current(),
    pathSecrets: secretPath,
    whyNotReady: () => certificate.whyNotReady() ?? secrets.whyNotReady(),
    log,
    metrics,
    tell,
    inputFor: inputsOf(configuration.current, { statesIn: secrets.current(), ownSecret: ownSecretOf(options) }),
    webhook: { host: options.host, port: options.port },
    health: { host: options.host, port: options.healthPort },
    metricsAt: { host: options.host, port: options.metricsPort },
  }).catch((error) => {
    stopping.cancel();
    return cannotListen(error);
  });
  certificate.each(servers.useKeyPair);
  callers.each((clientCa) => clientCa !== undefined && servers.useClientCa(clientCa));
  const started = starting.move();
  stopping.endWith((graceSeconds) => servers.drain(graceSeconds).then(() => started.disposeAsync()));
  log.info({ ports: servers.ports, config: configuration.current().hash }, 'serving');
  return servers;
}

function cannotListen(error: NodeJS.ErrnoException): never {
  throw new CommandFailed(
    `cannot listen: ${error.message}\n  choose another address with --host, or other ports with --port, --health-port and --metrics-port`,
  );
}
