import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterApi } from '../../cluster/api.ts';
import type { Place } from '../../cluster/installation/server.ts';
import { examine } from '../../doctor/examine.ts';
import { isBad, type Section } from '../../doctor/finding.ts';
import { connectToDefaultCluster } from '../default-cluster.ts';
import { CommandFailed, type Terminal } from '../terminal.ts';
import type { AskGoogle } from './buckets.ts';
import { gather } from './gather.ts';
import { type Form, print } from './print.ts';

export interface DoctorOptions {
  readonly injector: Place;
  readonly output: Form;
  readonly wait: number;
  readonly probe: boolean;
  readonly bucket: boolean;
  readonly httpsProxy?: string;
  readonly direct: string;
}

/** How long to wait between two looks. */
const PAUSE_MS = 2_000;

/** Looks at the installation in the caller's cluster, and prints what it found. */
export async function doctor(options: DoctorOptions, terminal: Terminal): Promise<void> {
  const api = await connectToDefaultCluster();
  const sections = await lookUntilWell(api, options);
  print(sections, options.output, terminal);
  if (isBad(sections)) throw new CommandFailed('the installation has faults');
}

async function lookUntilWell(api: ClusterApi, options: DoctorOptions): Promise<readonly Section[]> {
  const until = performance.now() + options.wait * 1000;
  const askGoogle = options.bucket ? await googleFor(options) : undefined;
  for (;;) {
    const { injector: usual, probe: isProbing } = options;
    const sections = examine(await gather(api, { usual, isProbing, askGoogle }));
    if (!isBad(sections) || performance.now() + PAUSE_MS > until) return sections;
    await sleep(PAUSE_MS);
  }
}

async function googleFor({ httpsProxy, direct }: DoctorOptions): Promise<AskGoogle> {
  const { askGoogle } = await import('../../google/ask.ts');
  return askGoogle({ httpsProxy, noProxy: direct });
}
