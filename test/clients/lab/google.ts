import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../google/faults/fault.ts';
import { type Google, startGoogle } from '../../google/start-google.ts';
import { ACCOUNT, BUCKETS, OTHER_ACCOUNT } from './configuration.ts';
import { lab } from './lab.ts';
import { PROXY } from './network.ts';

export interface GoogleChoices {
  readonly faults?: readonly Fault[];
  readonly clock?: () => number;
}

/** A new Google that pods reach by their proxy, with keys that nobody has seen before. One at a time. */
export async function startGoogleForPods(choices: GoogleChoices = {}): Promise<Google> {
  const accounts = { [ACCOUNT]: [BUCKETS.outputs, BUCKETS.artifacts], [OTHER_ACCOUNT]: [BUCKETS.other] };
  const google = await startGoogle({ ...choices, ...PROXY, accounts, buckets: Object.values(BUCKETS) });
  writeFileSync(join(lab().trustDirectory, 'ca.pem'), google.caPem);
  return google;
}
