import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sent } from './oracles/exchange.ts';
import type { Finding } from './oracles/finding.ts';

/** A request that an answer once failed for. It is asked again in every test run. */
export interface Case {
  readonly rule: string;
  readonly detail: string;
  /** The name of its world. */
  readonly world: string;
  readonly sent: Sent;
}

type Body = { readonly body: unknown } | { readonly text: string } | { readonly base64: string };

/** Writes a case. Gives the name of its file. */
export function writeCase(folder: string, { rule, detail }: Finding, world: string, sent: Sent): string {
  const hash = createHash('sha256').update(rule).update(sent.body).digest('hex').slice(0, 8);
  const name = `${rule.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${hash}.json`;
  const content = { rule, detail, world, path: sent.path, ...formOf(sent.body) };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
  return name;
}

/** The form of a body that people can read best and that gives the same bytes. */
function formOf(bytes: Buffer): Body {
  const text = bytes.toString();
  if (!Buffer.from(text).equals(bytes)) return { base64: bytes.toString('base64') };
  try {
    const body: unknown = JSON.parse(text);
    return JSON.stringify(body) === text ? { body } : { text };
  } catch {
    return { text };
  }
}

export const readCases = (folder: string): readonly (readonly [string, Case])[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, readCase(readFileSync(join(folder, name), 'utf8'))]);

function readCase(content: string): Case {
  const { rule, detail, world, path, ...form } = JSON.parse(content);
  return { rule, detail, world, sent: { path, body: bytesOf(form) } };
}

function bytesOf(form: Body): Buffer {
  if ('base64' in form) return Buffer.from(form.base64, 'base64');
  return Buffer.from('text' in form ? form.text : JSON.stringify(form.body));
}
