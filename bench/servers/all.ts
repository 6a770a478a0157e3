import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { BODIES, type BodyName } from '../bodies/bodies.ts';
import { haveSameEffect } from '../judge/same-effect.ts';
import { Connection, requestOf } from '../load/connection.ts';
import { developmentCertificates } from './certificates.ts';
import { FLOOR, FLOOR_AGAIN, OURS } from './names.ts';
import { type Server, startFloor, startOurs } from './start.ts';

const WITHOUT_PATCH: readonly string[] = ['echo', 'parse'];

export type Builds = Readonly<Record<string, string>>;

export interface Started extends Disposable {
  readonly servers: ReadonlyMap<string, Server>;
}

/**
 * Starts all servers of these names, and other builds of ours by their bundles. Each that decides was seen to answer
 * with the same effect as ours.
 */
export async function startAll(names: readonly string[], builds: Builds = {}): Promise<Started> {
  const certificates = await developmentCertificates();
  const { folder } = certificates;
  const servers = new Map<string, Server>([[OURS, await startOurs(folder)]]);
  const hash = await configHashOf(servers.get(OURS)?.port ?? 0);
  for (const name of names.filter((each) => each !== OURS))
    servers.set(name, await startFloor(name === FLOOR_AGAIN ? FLOOR : name, folder, hash));
  for (const [name, program] of Object.entries(builds)) servers.set(name, await startOurs(folder, { program }));
  await assertSameEffect(servers);
  return {
    servers,
    [Symbol.dispose]: () => {
      for (const server of servers.values()) server[Symbol.dispose]();
      certificates[Symbol.dispose]();
    },
  };
}

export const buildBundle = (): void =>
  void execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/build.ts')], { stdio: 'ignore' });

const configHashOf = async (port: number): Promise<string> =>
  JSON.parse(await answerOf(port, BODIES.run())).response.auditAnnotations.config;

async function assertSameEffect(servers: ReadonlyMap<string, Server>): Promise<void> {
  for (const body of Object.keys(BODIES) as BodyName[]) {
    const review = BODIES[body]();
    const ours = await answerOf(servers.get(OURS)?.port ?? 0, review);
    for (const [name, { port }] of servers)
      if (!WITHOUT_PATCH.includes(name) && !haveSameEffect(review, ours, await answerOf(port, review)))
        throw new Error(`${name} answers otherwise than ours (${body})`);
  }
}

async function answerOf(port: number, review: string): Promise<string> {
  const connection = await Connection.open(port);
  const { status, body } = await connection.send(requestOf('/mutate--v1-pod', review));
  connection.close();
  if (status !== 200) throw new Error(`HTTP ${status}: ${body}`);
  return body;
}
