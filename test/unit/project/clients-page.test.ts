import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const readAll = (pattern: string) => globSync(pattern, { cwd: ROOT }).map(read).join('\n');

const PAGE = read('docs/clients.md');

/** Messages of clients, as rows expect them. */
const MESSAGES = [
  'PermissionDeniedError',
  'HTTP response code 401',
  'received a store type `gcs` without valid access key.',
  "No such file or directory: '/tmp/.polyaxon/.gcsaccess.json'",
  "'NoneType' object has no attribute 'outputs_store'",
  'Invalid JWT Signature.',
  'Artifacts store connection not detected.',
  'DefaultCredentialsError',
  'HttpError: Anonymous caller',
  'Could not create a OAuth2 access token',
  'Could not load the default credentials',
];

it.each(MESSAGES)('the page quotes the message that a row expects: %s', (message) => {
  const rows = readAll('test/clients/rows/*.test.ts');
  expect({ heard: rows.includes(message), quoted: PAGE.includes(message) }).toEqual({ heard: true, quoted: true });
});

/** The package of each client in the page's table, if the suite runs it. */
const PACKAGES: Readonly<Record<string, string>> = {
  'TensorFlow, Keras': 'tensorflow-cpu',
  TensorBoard: 'tensorboard',
  'polyaxon-client': 'polyaxon-client',
  polyaxon: 'polyaxon',
  'google-cloud-storage': 'google-cloud-storage',
  'gcsfs, fsspec, pandas': 'gcsfs',
  pyarrow: 'pyarrow',
  '@google-cloud/storage': '@google-cloud/storage',
};

/** The versions of a package that pods run. */
function versionsOf(name: string): readonly string[] {
  const { devDependencies } = JSON.parse(read('package.json'));
  const locked = [...readAll('test/clients/environments/*.txt').matchAll(/^([\w.-]+)(?:\[.*\])?==([\w.]+)/gm)];
  const versions = locked.flatMap(([, locked, version = '']) => (locked === name ? [version] : []));
  return name in devDependencies ? [...versions, devDependencies[name]] : versions;
}

/** The rows of the page's table of clients: the name without its link, and the tried versions. */
const CLIENTS = [...PAGE.matchAll(/^\| (?<first>[^|]+) \| (?<tried>\d[\d., ]*) \|/gm)].map(({ groups }) => ({
  name: /^\[?([^\]*]+?)(?:\]| \*|$)/.exec(groups?.['first'] ?? '')?.[1] ?? '',
  isByHand: groups?.['first']?.includes('*(once, by hand)*') ?? false,
  tried: groups?.['tried']?.split(', ') ?? [],
}));

describe('the table of clients', () => {
  it('marks those that the suite does not run, and no others', () => {
    const run = CLIENTS.filter(({ isByHand }) => !isByHand).map(({ name }) => name);
    expect(run.toSorted()).toEqual(Object.keys(PACKAGES).toSorted());
  });

  it.each(CLIENTS.filter(({ isByHand }) => !isByHand))('names versions of $name that pods run', ({ name, tried }) => {
    const versions = versionsOf(PACKAGES[name] ?? '');
    const isRun = (version: string) => versions.some((one) => `${one}.`.startsWith(`${version}.`));
    expect(tried.filter((version) => !isRun(version))).toEqual([]);
  });
});
