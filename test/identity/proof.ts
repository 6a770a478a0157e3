import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { V1Pod } from '@kubernetes/client-node';
import type { Google } from '../../lab/google/start-google.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contentOf, startWithAccounts } from './accounts.ts';
import { type Asked, askAll } from './asking/ask-all.ts';
import { connectionsOf } from './asking/connections.ts';
import { layVolumes } from './asking/lay-volumes.ts';
import { questionOf } from './asking/question.ts';
import { layScriptFiles } from './asking/script-files.ts';
import { type Cell, cellsOf } from './cell.ts';
import { type ContainerState, stateOf } from './container/container-state.ts';
import type { Objects, Texts } from './container/not-started.ts';
import { mainOf } from './main-container.ts';
import { isOf0x, type Row } from './row.ts';
import type { Subject } from './subject.ts';

/** Asks the clients of each subject, before and after. */
export async function prove(subjects: readonly Subject[]): Promise<readonly Cell[]> {
  await using google = await startWithAccounts();
  await using folder = await temporaryFolder();
  const asked: Asked[] = [];
  for (const [index, subject] of subjects.entries())
    asked.push(...(await questionsOn(subject, { id: `${index}`, google, folder: folder.path })));
  const said = await askAll(asked, google, folder.path);
  return subjects.flatMap((subject, index) =>
    cellsOf(subject, {
      before: said.filter(({ id }) => id === `${index} before`),
      after: said.filter(({ id }) => id === `${index} after`),
    }),
  );
}

interface Place {
  readonly id: string;
  readonly google: Google;
  readonly folder: string;
}

async function questionsOn({ row, after }: Subject, { id, google, folder }: Place): Promise<readonly Asked[]> {
  const objects = objectsOf(row, google);
  const sides = { before: stateIn(row.pod, objects), after: stateIn(after, objects) };
  const connections = connectionsOf(Object.values(sides));
  const files = await layScriptFiles(filled(row.script.files ?? {}, google), join(folder, `script-${id}`));
  const asked: Asked[] = [];
  for (const [side, state] of Object.entries(sides)) {
    if (state.kind === 'not_started') continue;
    const volumes = join(folder, hashOf(state));
    await layVolumes(state, volumes);
    const question = questionOf(state, { folder: volumes, connections, script: row.script });
    const mounts = [...question.mounts, ...files];
    asked.push({ id: `${id} ${side}`, generation: isOf0x(row) ? '0.x' : '2.x', question: { ...question, mounts } });
  }
  return asked;
}

const stateIn = (pod: V1Pod, objects: Objects): ContainerState => stateOf(pod, mainOf(pod), objects);

/** Equal volumes share one folder, so that equal questions are asked once. */
function hashOf({ volumes, user }: Extract<ContainerState, { kind: 'started' }>): string {
  const content = [...volumes].map(([name, { folders, files }]) => [name, folders, [...files]]);
  return createHash('sha256')
    .update(JSON.stringify([content, user.fsGroup]))
    .digest('hex')
    .slice(0, 16);
}

function objectsOf({ secrets, configMaps }: Row, google: Google): Objects {
  const named = Object.entries(secrets).map(([name, texts]) => [name, filled(texts, google)]);
  return { secrets: Object.fromEntries(named), configMaps };
}

const filled = (texts: Texts, google: Google): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, contentOf(google, text)]));
