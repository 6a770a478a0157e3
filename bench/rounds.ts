import type { Done, LoadGenerator } from './load/load.ts';
import { cpuOf, memoryOf } from './servers/process-figures.ts';
import type { Server } from './servers/start.ts';

export interface Plan {
  readonly body: string;
  readonly rounds: number;
  readonly milliseconds: number;
  readonly connections: number;
}

export interface Round extends Done {
  /** The server's own CPU time for a request, in microseconds. */
  readonly cpu: number;
  /** How long it waited for a CPU, as a share of the time that it had one. */
  readonly waited: number;
  readonly memory: number;
}

export type Rounds = ReadonlyMap<string, readonly Round[]>;

/** All servers in each round, in the reverse order each second time. */
export async function measure(servers: ReadonlyMap<string, Server>, load: LoadGenerator, plan: Plan): Promise<Rounds> {
  const rounds = new Map<string, Round[]>([...servers.keys()].map((name) => [name, []]));
  for (const server of servers.values()) await warmUp(server, load, plan);
  for (let round = 0; round < plan.rounds; round += 1) {
    const order = round % 2 === 0 ? [...servers] : [...servers].reverse();
    for (const [name, server] of order) rounds.get(name)?.push(await loadOnce(server, load, plan));
  }
  return rounds;
}

/** V8 compiles what runs often. A busy machine needs longer for as many requests, but not for ever. */
const WARM_REQUESTS = 8000;
const WARM_ROUNDS = 6;

async function warmUp(server: Server, load: LoadGenerator, plan: Plan): Promise<void> {
  let requests = 0;
  for (let round = 0; round < WARM_ROUNDS && requests < WARM_REQUESTS; round += 1)
    requests += (await loadOnce(server, load, plan)).requests;
}

async function loadOnce({ pid, port }: Server, load: LoadGenerator, plan: Plan): Promise<Round> {
  const { body, connections, milliseconds } = plan;
  const before = cpuOf(pid);
  const done = await load.run({ port, body, connections, milliseconds });
  const after = cpuOf(pid);
  const used = after.used - before.used;
  return {
    ...done,
    cpu: used / done.requests,
    waited: (after.waited - before.waited) / used,
    memory: memoryOf(pid),
  };
}
