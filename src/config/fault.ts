/** One mistake in a configuration file, and how to correct it. */
export interface Fault {
  /** For example `persistence.outputs.bucket`. Empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** An unusable configuration. Its message lists every fault. */
export class ConfigurationError extends Error {
  readonly faults: readonly Fault[];

  constructor(source: string, faults: readonly Fault[]) {
    super(`${source}: ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}\n${faults.map(line).join('\n')}`);
    this.name = 'ConfigurationError';
    this.faults = faults;
  }
}

const line = ({ path, message }: Fault): string => (path === '' ? `  ${message}` : `  ${path}: ${message}`);

export const below = (at: string, member: string): string =>
  member.startsWith('[') || at === '' || member === '' ? `${at}${member}` : `${at}.${member}`;
