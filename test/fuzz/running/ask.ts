import type { Applier } from '../applying/applier.ts';
import { judge } from '../judge.ts';
import type { Sent } from '../oracles/exchange.ts';
import { type Finding, finding } from '../oracles/finding.ts';
import type { Target } from '../serving/target.ts';
import type { World } from '../worlds.ts';

/** A server in its world, and who applies its patches. */
export interface Asked {
  readonly world: World;
  readonly target: Target;
  readonly applier: Applier;
}

export interface Outcome {
  readonly findings: readonly Finding[];
  readonly status: number;
  /** Requests that were sent for it. */
  readonly requests: number;
  /** Milliseconds of the server, with what it did for others meanwhile. */
  readonly cpu: number;
}

/** Asks once, and again about the patched pod. */
export async function ask(sent: Sent, { world, target, applier }: Asked): Promise<Outcome> {
  const before = target.cpu();
  const answer = await target.send(sent);
  const cpu = target.cpu() - before;
  let requests = 1;
  const findings = await judge(
    { world, sent, answer },
    {
      applier,
      ask: (again) => {
        requests += 1;
        return target.send(again);
      },
    },
  );
  return { findings, status: answer.status, requests, cpu };
}

const TRIES = 3;

/** Asks while nobody else does: what the server takes and writes is for this request. */
export async function askAlone(sent: Sent, asked: Asked): Promise<readonly Finding[]> {
  asked.target.complaints();
  const first = await ask(sent, asked);
  let cpu = first.cpu;
  for (let left = TRIES; left > 0 && cpu > mostCpu(sent); left -= 1) cpu = Math.min(cpu, (await ask(sent, asked)).cpu);
  const slow = cpu > mostCpu(sent) ? [finding('law 10: too much CPU', `${Math.round(cpu)} ms`)] : [];
  await written();
  return [...first.findings, ...slow, ...asked.target.complaints()];
}

/** Law 10: milliseconds for any body, and for each of its bytes. */
const FOR_ANY = 20;
const FOR_EACH_BYTE = 0.000_5;
export const mostCpu = ({ body }: Sent): number => FOR_ANY + FOR_EACH_BYTE * body.length;

/** What the server has written arrives after its answer. */
const written = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
