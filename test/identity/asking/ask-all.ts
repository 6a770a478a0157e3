import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Google } from '../../../lab/google/start-google.ts';
import { prepareEnvironment } from '../../clients/environments/environment.ts';
import { type Answer, askClient, type Surroundings } from './ask-client.ts';
import { CLIENTS, type Client } from './clients.ts';
import { inLanes } from './lanes.ts';
import type { Question } from './question.ts';

/** A question to every client of a generation. */
export interface Asked {
  readonly id: string;
  readonly generation: '0.x' | '2.x';
  readonly question: Question;
}

/** The answers of one client in one process. */
export interface Said {
  readonly id: string;
  readonly client: string;
  readonly answer: Answer;
}

/** Asks every client all questions of its generation. Each seed has its own process, and two run at a time. */
export async function askAll(asked: readonly Asked[], google: Google, folder: string): Promise<readonly Said[]> {
  const surroundings = await surroundingsIn(folder, google);
  const pythons = await installed();
  const processes = CLIENTS.flatMap((client) =>
    client.seeds.map((seed, index) => ({ client, seed, isFirst: index === 0 })),
  );
  const said = await inLanes(2, processes, async ({ client, seed, isFirst }) => {
    const ofGeneration = asked.filter(
      ({ generation }) => client.generation === 'both' || client.generation === generation,
    );
    const own = isFirst ? ofGeneration : ofGeneration.filter(({ question }) => dependsOnSeed(question));
    const distinct = [...new Map(own.map(({ question }) => [JSON.stringify(question), question]))];
    const questions = distinct.map(([, question]) => question);
    const python = pythons.get(client) ?? '';
    const answers = await askClient(client, { python, seed, questions, surroundings: surroundings(client) });
    const byText = new Map(distinct.map(([text], index) => [text, answers[index]]));
    return own.map(({ id, question }) => saidOf(client, id, byText.get(JSON.stringify(question))));
  });
  return said.flat();
}

/**
 * With fewer than two variables that could name a key, there is no choice. The names of all variables that clients read
 * end in these words.
 */
const dependsOnSeed = ({ env }: Question): boolean =>
  Object.keys(env).filter((name) => /(key_?path|keyfile_?dict|application_?credentials)$/i.test(name)).length > 1;

function saidOf({ name }: Client, id: string, answer: Answer | undefined): Said {
  if (answer === undefined) throw new Error(`${name} left out ${id}`);
  return { id, client: name, answer };
}

/** The interpreter of each client. Installs one that the cache lacks, and fails if it cannot. */
async function installed(): Promise<ReadonlyMap<Client, string>> {
  const pythons = new Map<Client, string>();
  for (const client of CLIENTS)
    pythons.set(client, join((await prepareEnvironment(client.environment)).path, 'bin', 'python'));
  return pythons;
}

/** Only TensorFlow speaks to Google. All others run without a network. */
async function surroundingsIn(folder: string, { caPem, proxyUrl }: Google): Promise<(client: Client) => Surroundings> {
  const root = join(folder, 'root');
  const authority = join(folder, 'authority.crt');
  await mkdir(root);
  await writeFile(authority, caPem);
  const offline: Surroundings = { root, env: {}, mounts: [], network: 'none' };
  const toGoogle: Surroundings = {
    root,
    env: { http_proxy: proxyUrl, https_proxy: proxyUrl, CURL_CA_BUNDLE: '/authority.crt' },
    mounts: [{ source: authority, target: '/authority.crt', readOnly: true }],
    network: 'loopback',
  };
  return ({ module }) => (module === 'tensorflow_files' ? toGoogle : offline);
}
