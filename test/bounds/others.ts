import { Agent } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { experiment } from '../support/admission-reviews.ts';
import { call } from '../support/tls-client.ts';

/** The view of runs of other namespaces. */
export interface Seen {
  readonly admissions: number;
  /** Answers other than 200, and calls without an answer within an API server's timeout. */
  readonly refused: readonly string[];
  /** In milliseconds. */
  readonly p99: number;
}

const BODY = JSON.stringify(experiment());
const WORKERS = 4;
const PAUSE_MS = 20;
const API_SERVER_WAITS_MS = 5000;
/** Like an API server, most calls reuse a connection. */
const FRESH_EACH = 20;

/** Calls like API servers until it is stopped. */
export async function callWhile(port: number, isOver: () => boolean): Promise<Seen> {
  const times: number[] = [];
  const refused: string[] = [];
  const worker = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let number = 1; !isOver(); number += 1) {
      const began = performance.now();
      const outcome = await admit(port, number % FRESH_EACH === 0 ? undefined : agent);
      times.push(performance.now() - began);
      if (outcome !== '200') refused.push(outcome);
      await wait(PAUSE_MS);
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return { admissions: times.length, refused, p99: percentile(times, 0.99) };
}

export async function callFor(port: number, ms: number): Promise<Seen> {
  const end = performance.now() + ms;
  return callWhile(port, () => performance.now() > end);
}

/** An API server retries if a kept connection closed before its request. */
async function admit(port: number, agent: Agent | undefined): Promise<string> {
  const late = wait(API_SERVER_WAITS_MS, 'no answer in time', { ref: false });
  const answered = call({ port, body: BODY, ...(agent && { agent }) })
    .catch((error: Error) => (agent === undefined ? Promise.reject(error) : call({ port, body: BODY })))
    .then(({ status }) => `${status}`, String);
  return Promise.race([answered, late]);
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}
