import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { makeAuthority } from '../../../src/certificates/make.ts';
import type { Ask } from '../../../src/cluster/ask.ts';
import { readConfiguration } from '../../../src/config/load.ts';

/** What a case begins with: whom it asks about, and what the cluster does not show. */
export interface Case {
  readonly why: string;
  /** Patterns of paths that the viewer has no right to. */
  readonly forbidden?: readonly string[];
  /** `KIND/NAME` of objects of the base that this cluster does not have. */
  readonly absent?: readonly string[];
}

interface Shown {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
}

const PLURALS: Readonly<Record<string, string>> = { Job: 'jobs', ConfigMap: 'configmaps' };

const documentsIn = (file: URL, replaced: (text: string) => string): readonly unknown[] =>
  parseAllDocuments(replaced(readFileSync(file, 'utf8'))).map((document) => document.toJS());

const idOf = ({ kind, metadata: { namespace = '', name } }: Shown): string => [kind, namespace, name].join('/');

const pathOf = ({ apiVersion, kind, metadata }: Shown): string =>
  [
    apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`,
    ...(metadata.namespace === undefined ? [] : ['namespaces', metadata.namespace]),
    PLURALS[kind] ?? `${kind.toLowerCase()}s`,
  ].join('/');

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const VALID = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') };
const OURS = await makeAuthority('ours', VALID);
const OTHER = await makeAuthority('other', VALID);

/** Writes what no reader needs to see: key files in base64, the hash of the configuration. */
function filled(text: string): string {
  const key = {
    ...{ type: 'service_account', client_email: 'a@b', client_id: '1', private_key_id: '2', token_uri: 'https://c' },
    private_key: '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n',
  };
  const encoded = (value: object) => base64(JSON.stringify(value));
  const authorities = { CA_BUNDLE: OURS.cert, OTHER_BUNDLE: OTHER.cert };
  const trusted = Object.entries(authorities).reduce((all, [word, pem]) => all.replaceAll(word, base64(pem)), text);
  return trusted.replaceAll('KEY_FILE', encoded(key)).replaceAll('USER_FILE', encoded({ type: 'authorized_user' }));
}

/** The cluster of a case: the base, with the objects of the case in it. */
export function shownCluster(folder: URL): { readonly given: Case; readonly ask: Ask } {
  const base = documentsIn(new URL('../../base.yaml', folder), filled) as readonly Shown[];
  const hash = readConfiguration(configurationIn(base), 'base').hash;
  const [given, ...own] = documentsIn(new URL('case.yaml', folder), (text) =>
    filled(text).replaceAll('CONFIG_HASH', hash),
  ) as [Case, ...Shown[]];
  const isAbsent = ({ kind, metadata }: Shown) => given.absent?.includes(`${kind}/${metadata.name}`) === true;
  const objects = [
    ...new Map([...base.filter((each) => !isAbsent(each)), ...own].map((each) => [idOf(each), each])).values(),
  ].toSorted((a, b) => a.metadata.name.localeCompare(b.metadata.name));
  return { given, ask: askOf(objects, given.forbidden ?? []) };
}

const configurationIn = (objects: readonly Shown[]): string =>
  objects.find(({ kind }) => kind === 'ConfigMap')?.data?.['config.yaml'] ?? '';

const askOf =
  (objects: readonly Shown[], forbidden: readonly string[]): Ask =>
  async (path) => {
    if (forbidden.some((pattern) => new RegExp(pattern).test(path)))
      return { kind: 'unseen', why: 'you have no right to see it' };
    const one = objects.find((object) => `${pathOf(object)}/${object.metadata.name}` === path);
    if (one !== undefined) return { kind: 'seen', value: one };
    if (/\/(pods|events|mutatingwebhookconfigurations)$/.test(path))
      return { kind: 'seen', value: { items: objects.filter((object) => pathOf(object) === path) } };
    return { kind: 'absent' };
  };
