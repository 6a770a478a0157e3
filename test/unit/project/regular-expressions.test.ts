import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';
import { ConfigurationSchema } from '../../../src/config/schema.ts';
import * as bucket from '../../../src/gcs/bucket.ts';
import * as names from '../../../src/kubernetes/names.ts';

const SRC = join(import.meta.dirname, '../../../src');
const FILES = globSync('**/*.ts', { cwd: SRC });

/** Every object and list in a value, itself first. */
function* within(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return;
  yield value as Readonly<Record<string, unknown>>;
  for (const member of Object.values(value)) yield* within(member);
}

const treeOf = (file: string): unknown => parseAst(readFileSync(join(SRC, file), 'utf8'), { lang: 'ts' });

type Named = readonly [where: string, pattern: RegExp];

const literalsIn = (file: string): readonly Named[] =>
  [...within(treeOf(file))].flatMap(({ type, regex }) =>
    type === 'Literal' && regex !== undefined ? [[file, asPattern(regex)] as const] : [],
  );
const asPattern = (regex: unknown): RegExp => {
  const { pattern, flags } = regex as { readonly pattern: string; readonly flags: string };
  return new RegExp(pattern, flags);
};

/** The patterns that are texts: the rules of names and buckets, and those of the configuration. */
const textsOf = (where: string, values: unknown): readonly Named[] =>
  [...within(values)].flatMap(({ pattern }) =>
    typeof pattern === 'string' ? [[where, new RegExp(pattern)] as const] : [],
  );
const ofBuckets = Object.entries(bucket).flatMap(([name, pattern]): readonly Named[] =>
  typeof pattern === 'string' ? [[`gcs/bucket.ts ${name}`, new RegExp(pattern)]] : [],
);

const ALL: readonly Named[] = [
  ...FILES.flatMap(literalsIn),
  ...textsOf('kubernetes/names.ts', { ...names }),
  ...ofBuckets,
  ...textsOf('the configuration', ConfigurationSchema),
];

/** The ways in which the time of a pattern grows faster than its text. */
const faultsOf = (pattern: RegExp): readonly string[] => analyse(pattern).reports.map(({ type }) => type);

describe('no regular expression of src takes more than linear time', () => {
  it.each(ALL)('%s: %s', (_where, pattern) => expect(faultsOf(pattern)).toEqual([]));

  it('all are known: only these files make one from a text', () => {
    const makes = (file: string): boolean =>
      [...within(treeOf(file))].some(
        ({ type, callee }) => type === 'NewExpression' && (callee as { name?: string }).name === 'RegExp',
      );
    // The one of the builds is a choice of words, without a repetition.
    expect(FILES.filter(makes).toSorted()).toEqual(['gcs/bucket.ts', 'kubernetes/names.ts', 'polyaxon/2x/builds.ts']);
  });

  it('one that does is found', () => {
    expect(faultsOf(/(?<=.)\/+$/)).toEqual(['Move']);
    expect(faultsOf(/^(a+)+$/)).toEqual(['Self']);
    expect(faultsOf(/^a*a*$/)).toEqual(['Trade']);
  });
});
