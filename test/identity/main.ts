// npm run identity: the account that real clients use in a pod, before and after injection. Needs root. Prints the
// table.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { TABLE_FILE } from './table-file.ts';

const VITEST = ['run', '--config', 'vitest.identity.config.ts', '--reporter=dot', '--reporter=json'];

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    console.error('failed: the identity proof needs Linux and root: each pod gets a mount namespace of its own');
    return 1;
  }
  rmSync(TABLE_FILE, { force: true });
  const { status } = spawnSync('vitest', [...VITEST, ...args], { stdio: 'inherit' });
  if (existsSync(TABLE_FILE)) process.stdout.write(`\n${readFileSync(TABLE_FILE, 'utf8')}`);
  return status ?? 1;
}
