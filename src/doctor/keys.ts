import { STATUS_ANNOTATION } from '../injection/our-names.ts';
import { parseObject } from '../json/object.ts';
import { annotationsOf, type Pod } from '../kubernetes/pod.ts';

/** A key of a Secret, and the runs that started with it or with one before it. */
export interface KeyUse {
  readonly namespace: string;
  /** `secret/key` */
  readonly secret: string;
  /** The start of the id of the key that is there now; absent if nobody could see it. */
  readonly present?: string;
  /** When the Secret changed last. */
  readonly since?: Date;
  /** The names of running pods, by the start of the id with which they started. */
  readonly pods: ReadonlyMap<string, readonly string[]>;
}

/** The id of runs that started while nobody had seen their key. */
export const UNKNOWN_ID = 'unknown';

export interface PresentKey {
  readonly secret: string;
  readonly id?: string;
  readonly since?: Date;
}

/** One entry for each key that a store or the status of a run names. */
export function keyUses(namespace: string, present: readonly PresentKey[], pods: readonly Pod[]): readonly KeyUse[] {
  const started = pods.flatMap(startedWith);
  const named = new Set([...present.map(({ secret }) => secret), ...started.map(({ secret }) => secret)]);
  return [...named].sort().map((secret) => {
    const { id, since } = present.find((each) => each.secret === secret) ?? {};
    return {
      namespace,
      secret,
      ...(id === undefined ? {} : { present: id }),
      ...(since === undefined ? {} : { since }),
      pods: byId(started.filter((each) => each.secret === secret)),
    };
  });
}

const byId = (started: readonly Started[]): ReadonlyMap<string, readonly string[]> =>
  new Map([...Map.groupBy(started, ({ id }) => id)].map(([id, runs]) => [id, runs.map(({ name }) => name)]));

interface Started {
  readonly name: string;
  readonly secret: string;
  readonly id: string;
}

const WITH_KEY: readonly unknown[] = ['injected', 'already_injected'];

/** What the status of a run says of its key. */
function startedWith(pod: Pod): readonly Started[] {
  const status = parseObject(annotationsOf(pod)[STATUS_ANNOTATION] ?? undefined);
  const { reason, secret, id } = status ?? {};
  if (!WITH_KEY.includes(reason) || typeof secret !== 'string') return [];
  return [{ name: pod.metadata?.name ?? '?', secret, id: typeof id === 'string' ? id : UNKNOWN_ID }];
}

/** The running pods that keep a key in use: those that started with it, and those of which nobody knows the key. */
export const podsWith = (uses: readonly KeyUse[], id: string): readonly string[] =>
  uses.flatMap(({ namespace, pods }) =>
    [...(pods.get(id) ?? []), ...(pods.get(UNKNOWN_ID) ?? [])].map((name) => `${namespace}/${name}`),
  );
