import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterApi } from '../../cluster/api.ts';
import type { Place } from '../../cluster/installation/server.ts';
import { type KeyUse, podsWith, UNKNOWN_ID } from '../../doctor/keys.ts';
import { connectToDefaultCluster } from '../default-cluster.ts';
import { CommandFailed, say, type Terminal } from '../terminal.ts';
import { readKeyUses } from './key-uses.ts';

export interface KeysOptions {
  readonly injector: Place;
  readonly output: 'text' | 'json';
  readonly waitUntilUnused?: string;
  readonly wait: number;
}

const PAUSE_MS = 2_000;

/** Lists keys and their runs, or waits until nobody uses one. */
export async function doctorKeys(options: KeysOptions, { stdout, stderr }: Terminal): Promise<void> {
  const api = await connectToDefaultCluster();
  if (options.waitUntilUnused !== undefined) {
    await waitUntilUnused(api, options.waitUntilUnused, options);
    say(stderr, `no running pod started with ${options.waitUntilUnused}`);
    return;
  }
  const uses = await readKeyUses(api, options.injector);
  const text = options.output === 'json' ? JSON.stringify(uses.map(plain), null, 2) : table(uses);
  say(stdout, text);
}

async function waitUntilUnused(api: ClusterApi, id: string, options: KeysOptions): Promise<void> {
  const until = performance.now() + options.wait * 1000;
  for (;;) {
    const pods = podsWith(await readKeyUses(api, options.injector), id);
    if (pods.length === 0) return;
    if (performance.now() + PAUSE_MS > until)
      throw new CommandFailed(`running pods started with ${id}, or with a key that nobody saw: ${pods.join(', ')}`);
    await sleep(PAUSE_MS);
  }
}

const plain = ({ pods, ...use }: KeyUse) => ({ ...use, pods: Object.fromEntries(pods) });

const HEAD = ['NAMESPACE', 'KEY', 'ID', 'SINCE', 'RUNNING PODS'];

function table(uses: readonly KeyUse[]): string {
  const rows = uses.map((use) => [
    use.namespace,
    use.secret,
    use.present ?? UNKNOWN_ID,
    use.since?.toISOString().slice(0, 'yyyy-mm-dd'.length) ?? '-',
    podsOf(use),
  ]);
  const widths = HEAD.map((head, column) =>
    Math.max(...[HEAD, ...rows].map((row) => row[column]?.length ?? head.length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [HEAD, ...rows].map(line).join('\n');
}

/** The runs with a key that is no longer there are named: they stop working when it is revoked. */
function podsOf({ present, pods }: KeyUse): string {
  const parts = [...pods].map(([id, names]) => {
    if (id === present) return `${names.length} with it`;
    return id === UNKNOWN_ID ? `${names.length} with an ${id} key` : `${names.length} with ${id}: ${names.join(', ')}`;
  });
  return parts.length === 0 ? 'none' : parts.join('; ');
}
