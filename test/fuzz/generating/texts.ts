import { MARKER } from '../marker.ts';
import type { Random } from './random.ts';
import { CONNECTIONS, KEYS, ODD_TEXTS, PATHS, SECRETS, VARIABLES } from './words.ts';

/** Numbers and names that a text loses when JavaScript reads and writes it, and a key. */
const FRAGILE = `"big":12345678901234567890,"far":1e400,"zero":-0,"2":1.0,"1":1e0,"key":"${MARKER}"`;

/** The value of a variable, made for its name. */
export function textFor(name: string, random: Random): string {
  if (random.chance(0.05)) return random.pick(ODD_TEXTS);
  if (name.includes('CATALOG')) return catalog(random);
  if (name.includes('CONNECTION_SCHEMA')) return connection(random);
  if (name.includes('ACCESS_KEYS')) return accessKeys(random);
  if (name.endsWith('PATHS') || name === 'TF_CONFIG') return pathsText(name, random);
  if (name.endsWith('STORE_NAME')) return random.pick(CONNECTIONS);
  if (name.endsWith('_OUTPUTS')) return random.pick(['outputs', 'second', 'nowhere', 'local', '']);
  if (name.endsWith('_INJECT')) return random.pick(['disabled', 'enabled', 'false', 'x']);
  return random.pick([
    random.pick(PATHS),
    random.pick(PATHS),
    random.pick(ODD_TEXTS),
    `${random.pick(PATHS)}/${random.pick(KEYS)}`,
  ]);
}

const object = (members: readonly string[]): string => `{${members.join(',')}}`;
const member = (name: string, value: unknown): string => `${JSON.stringify(name)}:${JSON.stringify(value)}`;
const fragile = (random: Random): readonly string[] => (random.chance(0.2) ? [FRAGILE] : []);

function connection(random: Random): string {
  const keyPath = random.chance(0.2) ? [member('GC_KEY_PATH', `${random.pick(PATHS)}/${random.pick(KEYS)}`)] : [];
  const bucket = member('bucket', random.chance(0.1) ? 1 : random.pick(PATHS));
  const secrets = [
    member('secret', { name: random.pick(SECRETS), mountPath: random.pick(PATHS) }),
    member('secret', { name: random.pick(SECRETS) }),
    member('secret', null),
    member('secret', 'x'),
    member('secret', { name: random.pick(SECRETS), mountPath: 1, items: [random.pick(KEYS)] }),
  ];
  return object([
    member('name', random.pick(CONNECTIONS)),
    ...(random.chance(0.1) ? [member('name', random.pick(CONNECTIONS))] : []),
    member('kind', random.pick(['gcs', 'gcs', 'gcs', 's3', 'host_path', 'GCS', ''])),
    random.chance(0.9) ? `"schema":${object([bucket, ...keyPath, ...fragile(random)])}` : member('schema', null),
    ...(random.chance(0.7) ? [random.pick(secrets)] : []),
    ...(random.chance(0.1) ? [member('configMap', { name: 'c', ...(random.chance(0.5) && { mountPath: '/c' }) })] : []),
    ...(random.chance(0.1)
      ? [member('env', random.chance(0.5) ? [{ name: 'A', value: 'b' }] : { GC_KEY_PATH: '/x' })]
      : []),
    ...fragile(random),
  ]);
}

function catalog(random: Random): string {
  const connections = `"connections":[${random.some(4, () => connection(random)).join(',')}]`;
  return random.pick([
    () => object([connections, ...fragile(random)]),
    () => object([connections]),
    () => object([...fragile(random), connections]),
    () => object([connections, '"connections":[]']),
    () => ` { "connections" : [ ${connection(random)} ] } `,
    () => random.pick(['{}', '[]', '"x"', '{', 'null', '{"connections":{}}', '{"connections":null}', '']),
    () => deep('connections', random),
    () => '{"__proto__":{"connections":[]}}',
  ])();
}

function accessKeys(random: Random): string {
  const entries = random.some(4, () => `${JSON.stringify(random.pick(PATHS))}:${accessKey(random)}`);
  return random.pick([
    () => object([...entries, ...fragile(random)]),
    () => object(entries),
    () => `{ ${entries.join(' , ')} }`,
    () => random.pick(['{}', '[]', '{', 'null', '']),
    () => deep('gs://images/a', random),
    () => `{"__proto__":${accessKey(random)}}`,
  ])();
}

const accessKey = (random: Random): string =>
  random.pick([
    () => JSON.stringify({ store: 'gcs', secret_key: random.pick(VARIABLES) }),
    () => JSON.stringify({ store: 'gcs', secret_key: random.pick(['KEY', 'gcs-key.json']) }),
    () => JSON.stringify({ store: 'gcs', secret_key: 1 }),
    () => JSON.stringify({ store: 's3', secret_key: 'gcs-key.json', extra: 1.5 }),
    () => object([FRAGILE, member('store', 'gcs'), member('secret_key', 'gcs-key.json'), '"secret_key":"KEY"']),
    () => random.pick(['1', 'null', '[]', '{}', '"x"']),
  ])();

const FOLDERS = ['images', 'experiments', 'jobs', 'model_dir', '__proto__'];

function pathsText(name: string, random: Random): string {
  const inside = name === 'TF_CONFIG' ? 'model_dir' : random.pick(FOLDERS);
  const value = random.pick([
    random.pick(PATHS),
    random.pick(PATHS),
    [random.pick(PATHS), random.pick(PATHS), 7, null],
    [[random.pick(PATHS)]],
    { a: random.pick(PATHS) },
    1,
    null,
  ]);
  return random.pick([
    () => object([member(inside, value), ...fragile(random)]),
    () => object([...fragile(random), member(inside, value), member(random.pick(FOLDERS), value)]),
    () => JSON.stringify([random.pick(PATHS), random.pick(PATHS)]),
    () => random.pick(PATHS),
    () => deep(inside, random),
  ])();
}

/** A text that costs a stack frame for each of its levels, if something descends into it. */
function deep(name: string, random: Random): string {
  const levels = random.pick([3, 60, 1000, 4000, random.chance(0.1) ? 60_000 : 20]);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
  ]) as [string, string];
  const [before, after] = random.pick([
    [`{${JSON.stringify(name)}:`, '}'],
    [`{"connections":[],${JSON.stringify(name)}:`, '}'],
    ['', ''],
  ]) as [string, string];
  return `${before}${open.repeat(levels)}"/outputs/x"${close.repeat(levels)}${after}`;
}
