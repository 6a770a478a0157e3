import { describe, expect, it } from 'vitest';
import { FLOORS } from './floors.ts';
import { importsIn } from './imports.ts';
import type { Room } from './room.ts';
import { faultsOfTable, violations } from './violations.ts';

const LOGS = ['fastify', 'pino', 'prom-client', '@kubernetes/client-node', 'commander', 'close-with-grace'];
const TEXTS = ['yaml', 'diff', 'fast-json-patch'];
const SOCKETS = ['node:fs', 'node:fs/promises', 'node:http', 'node:https', 'node:tls'];
const TIME = ['node:timers', 'node:timers/promises', 'node:process'];
const WORLD = [...SOCKETS, ...TIME, 'node:net', 'node:crypto', ...LOGS, ...TEXTS];
const UPPER = ['commands', 'server', 'cluster', 'telemetry', 'config'];
const PLANNING = [...UPPER, 'admission', 'injection'];

/** The imports that each folder may not have, from the top of the house down. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  commands: ['@kubernetes/client-node'],
  server: ['@kubernetes/client-node', 'commands', 'cluster'],
  cluster: ['fastify', 'commands', 'server'],
  telemetry: ['@kubernetes/client-node', 'commands', 'server', 'cluster', 'config'],
  config: ['fastify', '@kubernetes/client-node', 'commands', 'server', 'cluster', 'telemetry'],
  admission: [...WORLD.filter((name) => name !== 'fast-json-patch'), ...UPPER],
  injection: [...WORLD, ...UPPER, 'admission'],
  polyaxon: [...WORLD, ...PLANNING],
  gcs: [...WORLD, ...PLANNING, 'polyaxon'],
  kubernetes: [...WORLD, ...PLANNING, 'polyaxon'],
  rotation: [...SOCKETS, ...TIME, 'node:net', ...LOGS, ...TEXTS, ...PLANNING, 'polyaxon', 'gcs', 'kubernetes'],
  certificates: [...SOCKETS, ...TIME, ...LOGS, ...TEXTS, ...PLANNING, 'polyaxon', 'gcs', 'kubernetes', 'rotation'],
};

const ROOMS = FLOORS.flat().map(({ room }) => room);
const below = (folder: string) => ROOMS.filter((room) => room === folder || room.startsWith(`${folder}/`));
const fileIn = (room: string) => (room.endsWith('.ts') ? room : `${room}/any.ts`);

describe.each(Object.entries(REFUSED))('%s', (folder, names) => {
  it.each(names)('may not import %s, not even a type of it', (name) => {
    const targets = below(name).length === 0 ? [name] : below(name).map(fileIn);
    const imports = below(folder).flatMap((room) =>
      targets.flatMap((to) => [true, false].map((isType) => ({ from: fileIn(room), to, isType }))),
    );
    expect(imports.length).toBeGreaterThan(0);
    expect(violations(FLOORS, imports)).toHaveLength(imports.length);
  });
});

describe('the towers', () => {
  it.each([
    ['injection/keys/locate.ts', 'injection/generations/generation.ts', 'what is above it'],
    ['injection/reading/run.ts', 'injection/plan/plan.ts', 'what is beside it'],
    ['injection/generations/0x/wish.ts', 'injection/generations/2x/access.ts', 'the other generation'],
    ['injection/generations/2x/find.ts', 'polyaxon/0x/names.ts', 'what Polyaxon calls things in another generation'],
    ['injection/keys/mounting.ts', 'polyaxon/0x/names.ts', 'anything of one generation'],
    ['polyaxon/2x/catalog.ts', 'polyaxon/0x/names.ts', 'the other generation'],
    ['admission/admit.ts', 'injection/keys/locate.ts', 'a step of a decision'],
    ['injection/new-room/a.ts', 'json/object.ts', 'anything, in a folder that is in no row'],
  ])('%s may not import %s: %s', (from, to) => {
    expect(violations(FLOORS, [{ from, to, isType: true }])).toHaveLength(1);
  });
});

it('a type may be imported even if its value may not', () => {
  const one = { from: 'cluster/secrets/report.ts', to: 'telemetry/logger.ts' };
  expect(violations(FLOORS, [{ ...one, isType: true }])).toEqual([]);
  expect(violations(FLOORS, [{ ...one, isType: false }])).toEqual([
    'src/cluster/secrets/report.ts imports telemetry/logger.ts: cluster/secrets may import only types of telemetry',
  ]);
});

it.each([
  ['a way up', [[{ room: 'a', imports: [] }], [{ room: 'b', imports: ['a'] }]], 'b: a is not below it'],
  [
    'a way aside',
    [
      [
        { room: 'a', imports: ['b'] },
        { room: 'b', imports: [] },
      ],
    ],
    'a: b is not below it',
  ],
  ['a package of the world', [[{ room: 'a', isPure: true, imports: ['pino'] }]], 'a is pure: pino is not'],
] as const)('the table itself may not have %s in pure code', (_, floors, fault) => {
  const table: readonly (readonly Room[])[] = floors.map((floor) => floor.map((room) => ({ holds: '', ...room })));
  expect(faultsOfTable(table)).toEqual([fault]);
});

it('every kind of import is read', () => {
  const text = `import 'reflect-metadata';
import * as x509 from '@peculiar/x509/build';
import {
  a,
} from '../../json/object.ts';
import type { B } from './b.ts';
export { c } from 'typebox/schema';
import pod from './pods/pod.json' with { type: 'json' };
const later = async () => await import('../c.ts');
`;
  expect(importsIn('keys/x/a.ts', text).map(({ to, isType }) => (isType ? `type ${to}` : to))).toEqual([
    'reflect-metadata',
    '@peculiar/x509',
    'json/object.ts',
    'type keys/x/b.ts',
    'typebox',
    'keys/c.ts',
  ]);
});
