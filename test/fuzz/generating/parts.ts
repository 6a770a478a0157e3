import type { Json, JsonMap } from './json.ts';
import type { Random } from './random.ts';
import { textFor } from './texts.ts';
import { CONTAINERS, KEYS, PATHS, SECRETS, VARIABLES, VOLUMES } from './words.ts';

const maybe = (random: Random, share: number, part: JsonMap): JsonMap => (random.chance(share) ? part : {});

export function variable(random: Random): JsonMap {
  const name = random.pick(VARIABLES);
  return random.chance(0.75) ? { name, value: textFor(name, random) } : { name, valueFrom: source(random) };
}

const source = (random: Random): Json =>
  random.pick<Json>([
    { secretKeyRef: secretKey(random) },
    { secretKeyRef: secretKey(random) },
    { configMapKeyRef: { name: 'a', key: 'b' } },
    { fieldRef: { fieldPath: 'metadata.name' } },
    { secretKeyRef: null },
    {},
    null,
  ]);

const secretKey = (random: Random): JsonMap => ({
  name: random.pick(SECRETS),
  key: random.pick(KEYS),
  ...maybe(random, 0.2, { optional: random.pick([true, false, null]) }),
});

export const mount = (random: Random): JsonMap => ({
  name: random.pick(VOLUMES),
  mountPath: random.pick(PATHS),
  ...maybe(random, 0.3, { readOnly: random.chance(0.5) }),
  ...maybe(random, 0.3, { subPath: random.pick([...KEYS, null]) }),
  ...maybe(random, 0.1, { subPathExpr: '$(A)' }),
});

export const volume = (random: Random): JsonMap => ({ name: random.pick(VOLUMES), ...content(random) });

const content = (random: Random): JsonMap =>
  random.pick<() => JsonMap>([
    () => ({ secret: { secretName: random.pick(SECRETS), ...modes(random) } }),
    () => ({ secret: { secretName: random.pick(SECRETS), items: [...random.some(3, () => item(random))] } }),
    () => ({ secret: null }),
    () => ({ secret: {} }),
    () => ({ emptyDir: {} }),
    () => ({ persistentVolumeClaim: { claimName: 'c', ...maybe(random, 0.5, { readOnly: true }) } }),
    () => ({ projected: { sources: [{ secret: { name: random.pick(SECRETS) } }] } }),
  ])();

const modes = (random: Random): JsonMap => ({
  ...maybe(random, 0.3, { defaultMode: random.pick([0, 0o400, 0o440, 0o644, -1, 0.5]) }),
  ...maybe(random, 0.2, { optional: random.pick([true, false, null]) }),
});

const item = (random: Random): JsonMap => ({
  key: random.pick(KEYS),
  path: random.pick(KEYS),
  ...maybe(random, 0.2, { mode: random.pick([0o400, 0o644]) }),
});

export const container = (random: Random): JsonMap => ({
  name: random.pick(CONTAINERS),
  ...maybe(random, 0.5, { env: [...random.some(3, () => variable(random))] }),
});

export const ARGS = [
  '--logdir=/outputs/root/quick-start/experiments/7',
  "tensorboard --logdir='a:/outputs/x,b:gs://outputs-bucket/y' && true",
  'tensorboard --logdir "gs://images/a" --logdir_spec=x:/y',
  ...['--logdir', '--logdir=', '--logdir="', '--logdir=/a\nb', 'python -m train'],
  'export GOOGLE_APPLICATION_CREDENTIALS=/x && tensorboard --logdir=/outputs/a',
];

export const COMMANDS: readonly Json[] = [['/bin/sh', '-c'], ['sh'], ['/bin/bash', '-c'], ['python'], [], null];

export const CONTEXTS: readonly Json[] = [
  { runAsUser: 0 },
  { runAsUser: 1000 },
  { runAsUser: 1000, fsGroup: 7 },
  {},
  null,
];
