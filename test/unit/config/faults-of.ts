import { ConfigurationError } from '../../../src/config/fault.ts';
import { readConfiguration } from '../../../src/config/load.ts';

/** The message about a configuration, line by line. */
export function faultsOf(text: string): readonly string[] {
  try {
    readConfiguration(text, 'config.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.faults.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  }
}
