import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../support/run-program.ts';

/** A case is a folder with `file.yaml`, optionally `config.yaml`, and what `why -f` prints: `expected.txt`. */
const FOLDER = join(import.meta.dirname, 'why-file');

describe.each(readdirSync(FOLDER))('why -f: %s', (name) => {
  const [file, config] = ['file.yaml', 'config.yaml'].map((each) =>
    relative(process.cwd(), join(FOLDER, name, each)),
  );
  const args = ['why', '-f', file ?? '', ...(existsSync(config ?? '') ? ['--config', config ?? ''] : [])];

  it('tells the chain and the one thing to do', async () => {
    const { stdout, error } = await runProgram(args);
    await expect(`${stdout}exit code ${error === undefined ? 0 : 1}\n`).toMatchFileSnapshot(
      join(FOLDER, name, 'expected.txt'),
    );
  });

  it('tells the same as JSON', async () => {
    const [text, json] = [await runProgram(args), await runProgram([...args, '-o', 'json'])];
    const { accounts } = JSON.parse(json.stdout);
    for (const { subject, verdict, facts, cure } of accounts)
      for (const each of [`${subject}: ${verdict}`, ...facts.map((fact: { text: string }) => fact.text), cure])
        expect(text.stdout).toContain(each);
  });
});
