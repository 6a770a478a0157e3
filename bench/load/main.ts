import { Connection, requestOf } from './connection.ts';
import type { Done, Load } from './load.ts';

// Run by `load.ts`, on a core of its own. It keeps its connections from one load to the next.
const open = new Map<number, Connection[]>();

async function connectionsTo(port: number, wanted: number): Promise<readonly Connection[]> {
  const present = open.get(port) ?? [];
  while (present.length < wanted) present.push(await Connection.open(port));
  open.set(port, present);
  return present.slice(0, wanted);
}

async function run({ port, body, connections, milliseconds, perSecond }: Load): Promise<Done> {
  const request = requestOf('/mutate--v1-pod', body);
  const times: number[] = [];
  let errors = 0;
  const start = performance.now();
  const end = start + milliseconds;
  const all = await connectionsTo(port, connections);
  await Promise.all(
    all.map(async (connection) => {
      for (let now = performance.now(); now < end; now = performance.now()) {
        const { status } = await connection.send(request);
        times.push(performance.now() - now);
        if (status !== 200) errors += 1;
        if (perSecond !== undefined) await pause(start + (times.length * 1000) / perSecond);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return { requests: times.length, errors, seconds: (performance.now() - start) / 1000, p50: at(0.5), p99: at(0.99) };
}

const pause = (until: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, until - performance.now())));

process.on('message', (load: Load) => {
  run(load).then(
    (done) => process.send?.(done),
    (error) => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
