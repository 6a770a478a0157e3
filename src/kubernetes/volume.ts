import type { Volume } from './pod.ts';

/** The mode of a Secret's files if a volume names none (the API's default). */
const DEFAULT_MODE = 0o644;

/** The mode of one file of a Secret's volume. */
export function modeOf({ secret }: Volume, file: string): number {
  const item = secret?.items?.find(({ path }) => path === file);
  return item?.mode ?? secret?.defaultMode ?? DEFAULT_MODE;
}
