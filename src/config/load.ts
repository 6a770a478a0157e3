import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { faultsOf } from './check.ts';
import { type Configuration, configurationOf } from './configuration.ts';
import { ConfigurationError } from './fault.ts';
import type { ConfigurationFile } from './schema.ts';
import { parseYaml } from './yaml.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Reads a configuration from its text, YAML or JSON. Throws a ConfigurationError with all its faults. */
export function readConfiguration(text: string, source: string): Configuration {
  const parsed = parseYaml(text);
  const faults = parsed.kind === 'value' ? [...parsed.faults, ...faultsOf(parsed.value)] : parsed.faults;
  if (parsed.kind === 'unreadable' || faults.length > 0) throw new ConfigurationError(source, faults);
  return configurationOf(parsed.value as ConfigurationFile, hashOf(text));
}

/** Loads a configuration file. An unreadable file is a fault like any other. */
export async function loadConfiguration(path: string): Promise<Configuration> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(path, [
      { path: '', message: `cannot be read (${error.code}); --config names the file` },
    ]);
  });
  return readConfiguration(text, path);
}

/** Without a file, the configuration serves only pods that name their store themselves. */
export const NO_CONFIGURATION: Configuration = readConfiguration('{}', 'no configuration');
