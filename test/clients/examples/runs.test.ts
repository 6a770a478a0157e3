import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { EXAMPLES, podOf0x } from './runs.ts';

const LABELLED = 'environment: {labels: {team: blue}}\nrun: {cmd: python run.py}\n';

async function podOf(polyaxonfile: string) {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'polyaxonfile.yaml');
  await writeFile(file, polyaxonfile);
  return podOf0x(relative(EXAMPLES, file));
}

it('a job of 0.x has the command and the labels of its polyaxonfile', async () => {
  const { metadata, spec } = await podOf(`kind: job\n${LABELLED}`);
  expect(metadata?.labels).toMatchObject({ team: 'blue', role: 'polyaxon-workers' });
  expect(spec?.containers.flatMap(({ args = [] }) => args)).toContain('python run.py');
});

it('an experiment of 0.x accepts no labels, because Polyaxon refuses them', async () => {
  await expect(podOf(`kind: experiment\n${LABELLED}`)).rejects.toThrow('experiments of 0.6.1 take no labels');
});
