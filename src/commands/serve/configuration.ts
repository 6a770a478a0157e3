import type { Configuration } from '../../config/configuration.ts';
import { ConfigurationError } from '../../config/fault.ts';
import { loadConfiguration, NO_CONFIGURATION } from '../../config/load.ts';
import { type FilesReport, followFiles } from '../../follow/files.ts';
import { always, type Present } from '../../follow/followed.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics } from '../../telemetry/metrics.ts';

/** Follows the configuration file. If none is given, only pods that name their store are served. */
export async function configurationInForce(
  file: string | undefined,
  log: Logger,
  metrics: Metrics,
): Promise<Present<Configuration>> {
  const configuration =
    file === undefined ? always(NO_CONFIGURATION) : await followConfiguration(file, reportTo(log, metrics));
  configuration.each(({ hash }) => {
    metrics.configInfo.reset();
    metrics.configInfo.set({ hash }, 1);
  });
  return configuration;
}

/** Refuses an invalid new file and keeps the configuration before it. Throws only if the first file is invalid. */
export const followConfiguration = (
  file: string,
  report: FilesReport<Configuration>,
  intervalMs?: number,
): Promise<Present<Configuration>> =>
  followFiles({
    paths: [file],
    read: () => loadConfiguration(file),
    isSame: (one, other) => one.hash === other.hash,
    ...report,
    intervalMs,
  });

const reportTo = (log: Logger, { reloads }: Metrics): FilesReport<Configuration> => ({
  applied: ({ hash }) => {
    reloads.inc({ subject: 'config', result: 'applied' });
    log.info({ config: hash }, 'configuration reloaded');
  },
  refused: (error) => {
    reloads.inc({ subject: 'config', result: 'refused' });
    log.error(
      { faults: error instanceof ConfigurationError ? error.faults : undefined },
      'new configuration refused, the old one stays in force',
    );
  },
});
