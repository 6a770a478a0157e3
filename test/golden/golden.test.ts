import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { KeyQuality, SecretState } from '../../src/gcs/secret-state.ts';
import { decide } from '../../src/injection/decide.ts';
import { isPod, podFault } from '../../src/kubernetes/pod.ts';
import { anInput, applied } from '../support/builders.ts';

/**
 * A case is a folder of a group. It has `pod.yaml`, optionally `config.yaml` and `secrets.yaml` (NAME: missing, or
 * NAME: {KEY: usable, or its fault}), and the expected result, reviewed like code: `expected.json` with the reason, the warnings and
 * the patch.
 */
const FOLDER = new URL('./', import.meta.url);
const GROUPS = ['0x', '2x', 'secrets'];
const cases = GROUPS.flatMap((group) => readdirSync(new URL(group, FOLDER)).map((name) => `${group}/${name}`));

const read = (name: string, file: string): string | undefined => {
  const path = new URL(`${name}/${file}`, FOLDER);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
};

function secretsOf(text: string | undefined): Record<string, SecretState> {
  const given = (text === undefined ? {} : parse(text)) as Record<
    string,
    'missing' | Record<string, KeyQuality>
  >;
  const states = Object.entries(given).map(([name, state]): [string, SecretState] => [
    name,
    state === 'missing' ? { kind: 'missing' } : { kind: 'present', keys: new Map(Object.entries(state)) },
  ]);
  return Object.fromEntries(states);
}

describe.each(cases)('%s', (name) => {
  const pod: unknown = parse(read(name, 'pod.yaml') ?? '');
  const input = anInput({ config: read(name, 'config.yaml') ?? '{}', secrets: secretsOf(read(name, 'secrets.yaml')) });

  it('gives the expected result', async () => {
    if (!isPod(pod)) throw new Error(podFault(pod));
    const { result, reason, warnings, operations } = decide(pod, input);
    const hash = input.settings.configHash;
    const text = JSON.stringify({ result, reason, warnings, patch: operations }, null, 2).replaceAll(hash, 'HASH');
    await expect(`${text}\n`).toMatchFileSnapshot(`${name}/expected.json`);
    const second = decide(applied(pod, { operations }), input);
    expect(second).toMatchObject({ operations: [], warnings });
    expect([reason, reason === 'injected' ? 'already_injected' : reason]).toContain(second.reason);
  });
});
