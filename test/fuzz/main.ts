// npm run fuzz: asks a real server with hostile bodies, and judges each answer. --help says more.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { exitCodeOf, Misuse } from '../../lab/kubernetes/usage.ts';
import { startGoApplier } from './applying/go-applier.ts';
import { Findings } from './running/findings.ts';
import { type Options, optionsIn, USAGE } from './running/options.ts';
import { Progress } from './running/progress.ts';
import { runSeed } from './running/seed.ts';

process.exitCode = await exitCodeOf(main);

async function main(args: string[]): Promise<number> {
  const options = optionsIn(args);
  if (options !== undefined) return fuzz(options);
  console.log(USAGE);
  return 0;
}

async function fuzz({ seed: first, seeds, requests, minutes, cases }: Options): Promise<number> {
  assertFolder(cases);
  await using applier = await startGoApplier();
  const findings = new Findings({ cases, say: (line) => console.log(line) });
  const progress = new Progress(minutes);
  process.once('SIGINT', () => progress.stop());
  let seed = first;
  for (; seed < first + seeds && !progress.isOver(); seed += 1) {
    const memory = await runSeed(seed, applier, findings, {
      requests,
      isOver: () => progress.isOver(),
      progress: (world, count) => progress.count(`seed ${seed} (${world})`, count, findings.total),
    });
    progress.remember(memory.peak);
  }
  for (const each of findings.summary) console.log(each);
  console.log(progress.lastLine(first, seed - 1, findings.total));
  return findings.total === 0 ? 0 : 1;
}

/** Found out before the first request: a finding that cannot be written is lost. */
function assertFolder(path: string): void {
  try {
    if (!existsSync(path)) mkdirSync(path);
    accessSync(path, constants.W_OK);
  } catch {
    throw new Misuse(`--cases must be a folder that can be written, or can be made: ${path}`);
  }
}
