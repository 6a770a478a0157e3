import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { expectKept } from '../support/judging/expect-kept.ts';
import { ATTACKS, type Attack } from './attacks.ts';
import { answersAll, isNotLate, livesOn } from './judge-others.ts';
import { type LimitedServer, startLimited } from './limited-server.ts';
import { callFor, callWhile } from './others.ts';

const ATTACKER = join(import.meta.dirname, 'attacker.ts');
const LIMIT = { mebibytes: 256 };
const WATCHED_MS = 5000;

/** The attack as a separate process, so that its work does not count as the server's. */
async function attackOn({ ports }: LimitedServer, attack: Attack) {
  const child = spawn(process.execPath, [ATTACKER, attack, JSON.stringify(ports)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let isOpen = false;
  child.stdout.once('data', () => {
    isOpen = true;
  });
  return {
    isOpen: () => isOpen,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

describe.each(Object.keys(ATTACKS) as Attack[])('%s', (attack) => {
  it('refuses no run of others, makes none late, and ends no replica', async () => {
    await using server = await startLimited(LIMIT);
    const { webhook } = server.ports;
    await callFor(webhook, WATCHED_MS / 2);
    const quiet = await callFor(webhook, WATCHED_MS);
    await using attacker = await attackOn(server, attack);
    const meanwhile = await callWhile(webhook, attacker.isOpen);
    const held = await callFor(webhook, WATCHED_MS);
    const quietAgain = await afterwards(attacker, webhook);
    const seen = { quiet: [quiet, quietAgain], meanwhile, held, peak: server.peak(), ended: server.ended() };
    expectKept(livesOn(seen), answersAll(seen), isNotLate(seen));
  });
});

async function afterwards(attacker: AsyncDisposable, port: number) {
  await attacker[Symbol.asyncDispose]();
  return callFor(port, WATCHED_MS);
}
