import type { Configuration } from './configuration.ts';
import { loadConfiguration } from './load.ts';
import { watchPath } from './watch.ts';

/** The configuration in force, which follows its file. */
export interface LiveConfiguration {
  current(): Configuration;
  stop(): void;
}

export interface ConfigurationEvents {
  readonly applied: (configuration: Configuration) => void;
  readonly refused: (error: unknown) => void;
  readonly intervalMs?: number;
}

/**
 * Loads a configuration and follows its file. An invalid new file is refused and the old configuration stays in force;
 * throws only where the first is invalid.
 */
export async function followConfiguration(path: string, events: ConfigurationEvents): Promise<LiveConfiguration> {
  let current = await loadConfiguration(path);
  const reload = async (): Promise<void> => {
    const next = await loadConfiguration(path);
    if (next.hash === current.hash) return;
    current = next;
    events.applied(next);
  };
  const watch = watchPath(path, () => reload().catch(events.refused), events.intervalMs);
  return { current: () => current, stop: watch.stop };
}
