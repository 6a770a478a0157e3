/** One thing that is wrong in a configuration file, with what would be right. */
export interface Fault {
  /** `persistence.outputs.bucket`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** A configuration that cannot be used. Its message lists every fault. */
export class ConfigurationError extends Error {
  readonly faults: readonly Fault[];

  constructor(source: string, faults: readonly Fault[]) {
    super(`${source}: ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}\n${faults.map(line).join('\n')}`);
    this.name = 'ConfigurationError';
    this.faults = faults;
  }
}

const line = ({ path, message }: Fault): string => (path === '' ? `  ${message}` : `  ${path}: ${message}`);

/** The path of a member. */
export const below = (at: string, member: string): string =>
  member.startsWith('[') || at === '' || member === '' ? `${at}${member}` : `${at}.${member}`;
