import { readFile } from 'node:fs/promises';
import { certificatesIn } from '../../certificates/certificate.ts';
import { type FilesReport, followFiles } from '../../follow/files.ts';
import { always, type Present } from '../../follow/followed.ts';
import type { PathSecrets } from '../../server/paths.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { CommandFailed } from '../terminal.ts';

/** Who may call the webhook. Without these, everybody who reaches its port. */
export interface CallerOptions {
  readonly clientCa?: string;
  readonly pathSecretFile?: string;
}

/** Follows the file with the authorities of callers. Throws only if the first text is unusable. */
export function clientAuthorities(
  file: string | undefined,
  log: Logger,
  metrics: Metrics,
): Promise<Present<string | undefined>> {
  if (file === undefined) return Promise.resolve(always(undefined));
  return followClientCa(file, reportTo(log, metrics)).catch((error: Error) => {
    throw new CommandFailed(`--client-ca: ${error.message}`);
  });
}

export const followClientCa = (
  file: string,
  report: FilesReport<string>,
  intervalMs?: number,
): Promise<Present<string>> =>
  followFiles({
    paths: [file],
    read: () => readAuthorities(file),
    isSame: (one, other) => one === other,
    ...report,
    intervalMs,
  });

/** A file without a certificate would lock out everybody. Nobody wants that. */
async function readAuthorities(file: string): Promise<string> {
  const certificates = certificatesIn(await read(file));
  if (certificates.length === 0) throw new Error(`${file} has no certificate in PEM`);
  return certificates.map(({ pem }) => pem).join('');
}

const reportTo = (log: Logger, { reloads }: Metrics): FilesReport<string> => ({
  applied: () => {
    reloads.inc({ subject: 'client_ca', result: 'applied' });
    log.info('authorities of callers replaced');
  },
  refused: (error) => {
    reloads.inc({ subject: 'client_ca', result: 'refused' });
    log.warn({ why: String(error) }, 'new authorities of callers refused, the old ones stay in use');
  },
});

/** Long enough that nobody guesses it. A path needs no escape for these characters. */
const PATH_SECRET = /^[A-Za-z0-9_-]{16,64}$/;

/**
 * The secrets of the file, one a line. It is read once: a new path in the webhook configuration comes with a rollout.
 */
export async function pathSecrets(file: string | undefined): Promise<PathSecrets> {
  if (file === undefined) return [];
  const text = await read(file).catch((error: Error) => fail(error.message));
  const secrets = text.split('\n').map((each) => each.trim());
  const given = secrets.filter((secret) => secret !== '');
  if (given.length === 0) fail(`${file} is empty`);
  if (!given.every((secret) => PATH_SECRET.test(secret)))
    fail(`${file}: each line must be 16 to 64 letters, digits, dashes and underscores`);
  return given;
}

function fail(why: string): never {
  throw new CommandFailed(`--path-secret-file: ${why}`);
}

const read = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${path} cannot be read (${error.code})`);
  });
