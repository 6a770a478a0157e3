import type { Configuration } from '../../config/configuration.ts';
import { ConfigurationError, type Fault } from '../../config/fault.ts';
import { readConfiguration } from '../../config/load.ts';
import type { ConfigurationFacts } from '../../doctor/facts.ts';
import { type Seen, seen } from '../../kubernetes/seen.ts';

export interface ReadText {
  readonly facts: Seen<ConfigurationFacts>;
  /** Absent if it is unseen or has faults. */
  readonly configuration?: Configuration;
}

/** Reads the text as a replica does. */
export function readText(text: Seen<string>): ReadText {
  if (text.kind !== 'seen') return { facts: text };
  try {
    const configuration = readConfiguration(text.value, 'config.yaml');
    return { configuration, facts: seen({ hash: configuration.hash, faults: [] }) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { facts: seen({ hash: undefined, faults: error.faults.map(textOf) }) };
  }
}

const textOf = ({ path, message }: Fault): string => (path === '' ? message : `${path}: ${message}`);
