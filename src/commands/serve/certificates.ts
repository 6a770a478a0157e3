import { join } from 'node:path';
import { type KeyPair, notAfter } from '../../certificates/key-pair.ts';
import { type FilesReport, followFiles } from '../../follow/files.ts';
import type { Followed, Present } from '../../follow/followed.ts';
import { CERT_FILE, KEY_FILE, readKeyPair } from '../../server/key-pair.ts';
import { createAuthorityMetrics } from '../../telemetry/authority-metrics.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { connectToDefaultCluster } from '../default-cluster.ts';
import { CommandFailed } from '../terminal.ts';
import { type ClusterOptions, namesOf, refuseNames } from './cluster-options.ts';

export interface CertificateOptions extends ClusterOptions {
  readonly certs: string;
}

/** The serving certificate, from the authority in the cluster or from files. */
export async function servingCertificate(
  options: CertificateOptions,
  log: Logger,
  metrics: Metrics,
): Promise<Followed<KeyPair>> {
  const certificate = await (options.cluster
    ? fromAuthority(options, log, metrics)
    : fromFiles(options, reportTo(log, metrics)));
  certificate.each((keyPair) => metrics.certNotAfter.set(notAfter(keyPair)));
  return certificate;
}

/** Only this branch needs the authority's code and the cluster's client. A server with files starts without either. */
async function fromAuthority(options: ClusterOptions, log: Logger, { registry }: Metrics): Promise<Followed<KeyPair>> {
  const names = namesOf(options);
  const api = await connectToDefaultCluster();
  const { startAuthority } = await import('../../cluster/authority/replica.ts');
  return startAuthority(api, { names, log, metrics: createAuthorityMetrics(registry) });
}

async function fromFiles(options: CertificateOptions, report: FilesReport<KeyPair>): Promise<Followed<KeyPair>> {
  refuseNames(options);
  return followKeyPair(options.certs, report).catch((error: Error) => {
    throw new CommandFailed(
      `${error.message}\n  make a development certificate with "polyaxon-gcs-injector certs", or name the folder with --certs`,
    );
  });
}

/** A new pair is refused while only one of its two files is new. The change of the other file brings the pair. */
export const followKeyPair = (
  folder: string,
  report: FilesReport<KeyPair>,
  intervalMs?: number,
): Promise<Present<KeyPair>> =>
  followFiles({
    paths: [CERT_FILE, KEY_FILE].map((file) => join(folder, file)),
    read: () => readKeyPair(folder),
    isSame: (one, other) => one.cert === other.cert && one.key === other.key,
    ...report,
    intervalMs,
  });

const reportTo = (log: Logger, { reloads }: Metrics): FilesReport<KeyPair> => ({
  applied: (keyPair) => {
    reloads.inc({ subject: 'certificate', result: 'applied' });
    log.info({ notAfter: new Date(notAfter(keyPair) * 1000).toISOString() }, 'serving certificate replaced');
  },
  refused: (error) => {
    reloads.inc({ subject: 'certificate', result: 'refused' });
    log.warn({ why: String(error) }, 'new serving certificate refused, the old one stays in use');
  },
});
