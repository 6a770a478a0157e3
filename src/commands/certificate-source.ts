import { type KeyPair, notAfter } from '../certificates/key-pair.ts';
import { readKeyPair } from '../server/key-pair.ts';
import { followKeyPair } from '../server/serving-certificate.ts';
import { createAuthorityMetrics } from '../telemetry/authority-metrics.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { type ClusterOptions, namesOf, refuseNames } from './cluster-options.ts';
import { connectToDefaultCluster } from './default-cluster.ts';
import { CommandFailed } from './terminal.ts';

/** Where the serving certificate comes from, with all that follow it. */
export interface CertificateSource {
  readonly first: KeyPair | Promise<KeyPair>;
  /** Hands over each new key pair. */
  follow(use: (keyPair: KeyPair) => void): void;
  /** Why the API servers would refuse what is served; undefined where they would not, or where that cannot be known. */
  whyNotReady(): string | undefined;
  stop(): Promise<void>;
}

export interface CertificateOptions extends ClusterOptions {
  readonly certs: string;
}

/** The authority in the cluster, else files. */
export const certificateSource = (
  options: CertificateOptions,
  log: Logger,
  metrics: Metrics,
): Promise<CertificateSource> =>
  options.cluster ? fromAuthority(options, log, metrics) : fromFiles(options, log, metrics);

/** The authority's code is loaded for this alone, as is the cluster's client: a server with files starts without either. */
async function fromAuthority(options: ClusterOptions, log: Logger, metrics: Metrics): Promise<CertificateSource> {
  const names = namesOf(options);
  const api = await connectToDefaultCluster();
  const { startAuthority } = await import('../cluster/authority.ts');
  const authority = startAuthority(api, { names, log, metrics: createAuthorityMetrics(metrics.registry) });
  return {
    first: authority.firstKeyPair,
    follow: (use) =>
      authority.followKeyPair((keyPair) => {
        use(keyPair);
        metrics.certNotAfter.set(notAfter(keyPair));
      }),
    whyNotReady: authority.whyNotReady,
    stop: authority.stop,
  };
}

async function fromFiles(options: CertificateOptions, log: Logger, metrics: Metrics): Promise<CertificateSource> {
  refuseNames(options);
  const folder = options.certs;
  const first = await readKeyPair(folder).catch(missingCertificate);
  return {
    first,
    follow: (use) => {
      metrics.certNotAfter.set(notAfter(first));
      followFiles(folder, { first, use, log, metrics });
    },
    whyNotReady: () => undefined,
    stop: () => Promise.resolve(),
  };
}

interface Following {
  readonly first: KeyPair;
  readonly use: (keyPair: KeyPair) => void;
  readonly log: Logger;
  readonly metrics: Metrics;
}

function followFiles(folder: string, { first, use, log, metrics }: Following): void {
  followKeyPair(folder, first, {
    applied: (keyPair) => {
      use(keyPair);
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

function missingCertificate(error: Error): never {
  throw new CommandFailed(
    `${error.message}\n  make a development certificate with "polyaxon-gcs-injector certs", or name the folder with --certs`,
  );
}
