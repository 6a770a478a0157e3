import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandsIn, sectionOf } from '../../clients/examples/readme.ts';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const README = read('README.md');

it('has at most 6 KB, which a person reads in two minutes', () => {
  expect(Buffer.byteLength(README)).toBeLessThanOrEqual(6 * 1024);
});

it('installs with four commands', () => {
  const commands = commandsIn(sectionOf(README, 'Install on your cluster')).join('').replaceAll('\\\n', ' ');
  expect(commands.trim().split('\n')).toHaveLength(4);
});

it.each(['README.md', 'SUPPORT.md', 'docs/install.md'])(
  '%s names the oldest Kubernetes that the chart takes',
  (page) => {
    const [, oldest] = /^kubeVersion: ">=(1\.\d+)\.0-0"$/m.exec(read('charts/polyaxon-gcs-injector/Chart.yaml')) ?? [];
    expect(read(page)).toContain(`${oldest} or later`);
  },
);
