import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ATTACKS, type Attack } from './attacks.ts';
import { type LimitedServer, startLimited } from './limited-server.ts';
import { callFor, callWhile } from './others.ts';

const ATTACKER = join(import.meta.dirname, 'attacker.ts');
const LIMIT = { mebibytes: 256 };
const MOST_MEBIBYTES = 200;
const WATCHED_MS = 5000;

/** The attack as a process of its own, or its work would be counted as the server's. */
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

/** Other work shares the cores: then nobody can tell whose fault a late answer is. */
const isBusy = (loadavg()[0] ?? 0) > availableParallelism();

describe.each(Object.keys(ATTACKS) as Attack[])('%s', (attack) => {
  it('refuse no run of others, make none late, and end no replica', async () => {
    await using server = await startLimited(LIMIT);
    const { webhook } = server.ports;
    await callFor(webhook, WATCHED_MS / 2);
    const quiet = await callFor(webhook, WATCHED_MS);
    await using attacker = await attackOn(server, attack);
    const meanwhile = await callWhile(webhook, attacker.isOpen);
    const held = await callFor(webhook, WATCHED_MS);
    const quietAgain = await afterwards(attacker, webhook);
    console.log(attack, {
      quiet: quiet.p99,
      meanwhile: meanwhile.p99,
      held: held.p99,
      again: quietAgain.p99,
      peak: server.peak(),
    });
    expect([server.ended(), quiet.refused, meanwhile.refused, held.refused]).toEqual([undefined, [], [], []]);
    expect(server.peak()).toBeLessThan(MOST_MEBIBYTES);
    const late = [quiet.p99, quietAgain.p99];
    if (isBusy || Math.max(...late) > 2 * Math.min(...late)) console.log('too loaded to judge how late others were');
    else expect(held.p99).toBeLessThan(2 * Math.max(...late));
  });
});

async function afterwards(attacker: AsyncDisposable, port: number) {
  await attacker[Symbol.asyncDispose]();
  return callFor(port, WATCHED_MS);
}
