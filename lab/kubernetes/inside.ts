// node lab/kubernetes/inside.ts COMMAND… [--kubernetes 1.33]: runs COMMAND, such as a test runner, in a place where
// `startCluster` works. The version may be anywhere in the line, so that `npm run e2e -- --kubernetes 1.33 FILE` works
// too.
import { spawnSync } from 'node:child_process';
import { NEWEST } from './binary/kubernetes-versions.ts';
import { prepare } from './prepare.ts';
import { missingRequirement, skipWithout } from './requirements.ts';
import { createRunDirectory } from './run-directory.ts';
import { runInside } from './run-inside.ts';
import { KUBERNETES_VARIABLE } from './start-cluster.ts';
import { exitCodeOf, Misuse } from './usage.ts';

process.exitCode = await exitCodeOf(main);

async function main(args: readonly string[]): Promise<number> {
  const { kubernetes, command } = versionIn(args);
  if (command.length === 0) throw new Misuse('inside.ts needs a command to run, such as vitest run lab/kubernetes');
  if (process.env['KUBECONFIG']) return runHere(command);
  const requirement = missingRequirement(true);
  if (requirement) skipWithout(`${requirement} (or set KUBECONFIG to use an existing cluster)`);
  await prepare(kubernetes, !process.env['KUBEBUILDER_ASSETS']);
  return runInside(command, await createRunDirectory(), { [KUBERNETES_VARIABLE]: kubernetes });
}

/** A cluster of KUBECONFIG is reachable from the machine's own network. */
function runHere([program = '', ...args]: readonly string[]): number {
  return spawnSync(program, args, { stdio: 'inherit' }).status ?? 1;
}

function versionIn(args: readonly string[]): { readonly kubernetes: string; readonly command: readonly string[] } {
  const at = args.indexOf('--kubernetes');
  if (at < 0) return { kubernetes: NEWEST.minor, command: args };
  const kubernetes = args[at + 1];
  if (kubernetes === undefined) throw new Misuse('--kubernetes needs a version such as 1.33');
  return { kubernetes, command: args.toSpliced(at, 2) };
}
