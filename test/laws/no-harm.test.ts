import { describe, expect, it } from 'vitest';
import { isObject } from '../../src/json/object.ts';
import type { EnvVar } from '../../src/kubernetes/pod.ts';
import { isTakenByApiServer } from './api-server.ts';
import { type Case, containersOf, inEveryCase } from './every-case.ts';
import { type Accounts, type Inside, isFault, NOBODY, ofGcloud, ofGoogle } from './model/accounts.ts';
import { accessKeys, ofAccessKey } from './model/polystores.ts';
import { entriesIn, ofEntry, ofVariables } from './model/vents.ts';
import { worldOf } from './model/world.ts';

/** A container with its clients, before and after. */
type Sides = readonly [before: Inside, after: Inside];

const sidesOf = (example: Case): readonly Sides[] => {
  if (!isTakenByApiServer(example.pod)) return [];
  const world = worldOf(example);
  return containersOf(example).map(([before, after]) => [
    { pod: example.pod, container: before.container, world },
    { pod: example.after, container: after.container, world },
  ]);
};

/** Checks each container of every case. */
const inEverySide = (check: (before: Inside, after: Inside, example: Case) => void): void =>
  inEveryCase((example) => {
    for (const [before, after] of sidesOf(example)) check(before, after, example);
  });

/** The key of the run's own store: whatever read that store before may read it with this. */
const ofStore = ({ decision }: Case): Accounts => new Set([`key:${decision.secret}`]);

/**
 * Law 9. A client keeps its account, unless it had none, only that of the node, or one that does not work. What was
 * chosen by chance is chosen among the same.
 */
function expectKept(before: Accounts, after: Accounts, own: Accounts = new Set()): void {
  const had = [...before].filter((account) => account !== NOBODY && !isFault(account));
  if (had.length === 0) {
    if (before.has(NOBODY)) expect([...after].filter(isFault)).toEqual([...before].filter(isFault));
    return;
  }
  if ([...after].every((account) => own.has(account))) return;
  expect([...before]).toEqual(expect.arrayContaining([...after]));
}

const one = (account: string): Accounts => new Set([account]);

const FROM_OUTSIDE: readonly EnvVar[][] = [
  [{ name: 'GC_KEY_PATH', value: '/mine/key.json' }],
  [{ name: 'GC_KEYFILE_DICT', value: '{"type": "service_account"}' }],
];

describe('law 9: no client changes its account', () => {
  it("neither Google's libraries nor gcloud", () => {
    inEverySide((before, after) => {
      expectKept(one(ofGoogle(before)), one(ofGoogle(after)));
      expectKept(one(ofGcloud(before)), one(ofGcloud(after)));
    });
  });

  it('no connection of 2.x in a client that reads entries', () => {
    inEverySide((before, after, example) => {
      if (readsEntries(example)) expectConnectionsKept(before, after, (name) => ownOf(example, name));
    });
  });

  it('no connection of 1.x and 2.x in a client that reads variables only', () => {
    inEverySide((before, after, example) => {
      if (!isOf2x(example)) return;
      const entries = [...entriesIn(before, 'variables').keys()];
      const names = isOlder(example) ? [...entries, ...entriesIn(before, 'catalog').keys()] : entries;
      for (const name of names) expectKept(ofVariables(before), ofVariables(after), ownOf(example, name));
    });
  });

  it.each(FROM_OUTSIDE)('no other connection of 2.x if variables come by envFrom: %o', (...variables) => {
    inEverySide((before, after, example) => {
      if (!readsEntries(example) || !takesVariables(before)) return;
      const sides = [before, after].map((side) => withVariables(side, variables)) as [Inside, Inside];
      expectConnectionsKept(...sides, (name) => (name === storeName(example) ? undefined : new Set()));
    });
  });

  it('no path of 0.x', () => {
    inEverySide((before, after, example) => {
      if (example.decision.generation !== '0.x') return;
      const later = accessKeys(after);
      for (const [path, envName] of accessKeys(before)) {
        expectKept(one(ofAccessKey(before, envName)), one(ofAccessKey(after, later.get(path) ?? '')));
      }
    });
  });
});

/** `ownOf` gives the accounts that a connection may take besides its own; `undefined` if it is not asked about. */
function expectConnectionsKept(before: Inside, after: Inside, ownOf: (name: string) => Accounts | undefined): void {
  const later = entriesIn(after, 'catalog');
  for (const [name, entry] of entriesIn(before, 'catalog')) {
    const own = ownOf(name);
    if (own !== undefined) expectKept(ofEntry(before, entry), ofEntry(after, later.get(name) ?? {}), own);
  }
}

const readsEntries = (example: Case): boolean => isOf2x(example) && !isOlder(example);

/** Polyaxon makes an `envFrom` of a connection's Secret or ConfigMap that is not mounted. */
const takesVariables = (inside: Inside): boolean =>
  !!inside.container.envFrom?.length &&
  [...entriesIn(inside, 'catalog').values()].some(
    ({ secret, configMap }) => isUnmounted(secret) || isUnmounted(configMap),
  );

const isUnmounted = (value: unknown): boolean => isObject(value) && value['mountPath'] === undefined;

/** What comes by `envFrom` counts less than what stands in `env`. */
const withVariables = (inside: Inside, variables: readonly EnvVar[]): Inside => ({
  ...inside,
  container: { ...inside.container, env: [...variables, ...(inside.container.env ?? [])] },
});

const isOf2x = ({ decision }: Case): boolean => decision.generation === '2.x';

const storeName = ({ decision }: Case): string | undefined =>
  decision.steps.found?.kind === 'found' ? decision.steps.found.store.name : undefined;

const ownOf = (example: Case, name: string): Accounts => (name === storeName(example) ? ofStore(example) : new Set());

/** Made before 2.6, whose clients read no member of an entry. */
const isOlder = ({ pod }: Case): boolean =>
  /^(1\.|2\.[0-5]\.)/.test(pod.metadata?.labels?.['app.kubernetes.io/version'] ?? '');
