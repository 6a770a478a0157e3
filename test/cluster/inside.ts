// node test/cluster/inside.ts [--kubernetes 1.33] COMMAND…: runs COMMAND, such as a test runner, where `startCluster` works.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { NEWEST } from './binary/kubernetes-versions.ts';
import { prepare } from './prepare.ts';
import { missingRequirement, skipWithout } from './requirements.ts';
import { createRunDirectory } from './run-directory.ts';
import { runInside } from './run-inside.ts';
import { KUBERNETES_VARIABLE } from './start-cluster.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const start = args[0] === '--kubernetes' ? 2 : 0;
  const command = args.slice(start);
  if (process.env['KUBECONFIG']) return runHere(command);
  const { values } = parseArgs({
    args: args.slice(0, start),
    options: { kubernetes: { type: 'string', default: NEWEST.minor } },
  });
  const requirement = missingRequirement(true);
  if (requirement) skipWithout(requirement);
  await prepare(values.kubernetes, !process.env['KUBEBUILDER_ASSETS']);
  return runInside(command, await createRunDirectory(), { [KUBERNETES_VARIABLE]: values.kubernetes });
}

/** A cluster that is reached with KUBECONFIG is reached from the machine's own network. */
function runHere([program = '', ...args]: readonly string[]): number {
  return spawnSync(program, args, { stdio: 'inherit' }).status ?? 1;
}
