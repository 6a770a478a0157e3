import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NEWEST } from '../binary/kubernetes-versions.ts';
import { programsOf, required } from '../control-plane/programs.ts';
import { withTemporaryDirectory } from '../temporary-directory.ts';
import { PLAYGROUND_KUBECONFIG } from './kubeconfig-file.ts';

/**
 * Runs kubectl or helm against the running playground, as if it were the one on PATH. Returns its exit code. It caches
 * nothing, because the next cluster has another port.
 */
export async function runTool(tool: 'kubectl' | 'helm', args: readonly string[]): Promise<number> {
  const kubeconfig = process.env['KUBECONFIG'] ?? PLAYGROUND_KUBECONFIG;
  if (!existsSync(kubeconfig)) {
    console.error('no cluster is running: start one with `npm run cluster`');
    return 1;
  }
  const [program = '', ...first] = required(await programsOf(NEWEST.minor), tool);
  return withTemporaryDirectory(join(tmpdir(), 'kubectl-cache-'), async (cache) => {
    const env = { ...process.env, KUBECONFIG: kubeconfig, KUBECACHEDIR: cache };
    return spawnSync(program, [...first, ...args], { stdio: 'inherit', env }).status ?? 1;
  });
}
