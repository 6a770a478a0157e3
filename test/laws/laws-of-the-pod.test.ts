import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject, parseObject } from '../../src/json/object.ts';
import type { Pod, VolumeMount } from '../../src/kubernetes/pod.ts';
import { allContainers } from '../../src/polyaxon/containers.ts';
import { STATUS } from '../support/public-names.ts';
import { addedTo, type Case, containersOf, inEveryCase, WRITTEN_BY_POLYAXON } from './every-case.ts';

const isDuplicateFree = (names: readonly string[]): boolean => new Set(names).size === names.length;

describe("law 1: the author's own values win", () => {
  it('a variable that is there keeps its place and its value, unless Polyaxon itself writes it', () => {
    inEveryCase((example) => {
      for (const [{ container: before }, { container: after }] of containersOf(example)) {
        const kept = (before.env ?? []).map((variable, index) =>
          WRITTEN_BY_POLYAXON.includes(variable.name) && !variable.valueFrom
            ? { ...variable, value: after.env?.[index]?.value }
            : variable,
        );
        expect(after.env?.slice(0, kept.length) ?? []).toEqual(kept);
      }
    });
  });

  it('a variable, a volume or a mount is added only under a name or a path that is free', () => {
    inEveryCase((example) => {
      for (const [{ container: before }, { container: after }] of containersOf(example)) {
        const env = addedTo(before.env, after.env).map(({ name }) => name);
        expect(env.filter((name) => before.env?.some((variable) => variable.name === name))).toEqual([]);
        expect(isDuplicateFree(env)).toBe(true);
        const folders = (mounts: readonly VolumeMount[] | null | undefined) =>
          (mounts ?? []).map(({ mountPath }) => mountPath.replace(/\/$/, ''));
        const added = addedTo(folders(before.volumeMounts), folders(after.volumeMounts));
        expect(added.filter((folder) => folders(before.volumeMounts).includes(folder))).toEqual([]);
        expect(isDuplicateFree(added)).toBe(true);
      }
      const names = (example.pod.spec.volumes ?? []).map(({ name }) => name);
      const volumes = addedTo(example.pod.spec.volumes, example.after.spec.volumes).map(({ name }) => name);
      expect(isDuplicateFree([...names, ...volumes])).toBe(true);
    });
  });

  it('access keys and catalogs are merged: no path and no connection is lost', () => {
    inEveryCase((example) => {
      for (const [before, after] of valuesOfPolyaxon(example)) {
        const [paths, connections] = [pathsIn(before), connectionsIn(before)];
        expect(pathsIn(after)).toEqual(expect.arrayContaining(paths));
        expect(connectionsIn(after).slice(0, connections.length).map(withoutKeyPath(connections))).toEqual(connections);
      }
    });
  });

  it('a text that is no JSON is kept, or was a path and lies on GCS now', () => {
    inEveryCase((example) => {
      for (const [before, after] of valuesOfPolyaxon(example)) {
        if (parseObject(before) !== undefined || before === after) continue;
        expect(after).toMatch(/^gs:\/\/[a-z0-9-]+(\/.|$)/);
      }
    });
  });
});

describe('law 2: it appends, and what it does not know survives', () => {
  it('outside of the places that it may change the pod is byte for byte what it was', () => {
    inEveryCase(({ pod, after }) => expect(inOneOrder(untouched(after, pod))).toBe(inOneOrder(untouched(pod, pod))));
  });

  it('every operation is on a list of a container, the volumes or the annotations', () => {
    const allowed =
      /^\/spec\/volumes(\/-)?$|^\/spec\/(containers|initContainers)\/\d+\/((env|volumeMounts)(\/-)?|env\/\d+\/value|args\/\d+)$|^\/metadata\/annotations(\/polyaxon-gcs-injector\.io~1status)?$/;
    inEveryCase(({ decision }) => {
      for (const { path } of decision.operations) expect(path).toMatch(allowed);
    });
  });
});

/** The values of the variables that Polyaxon writes, before and after. */
const valuesOfPolyaxon = (example: Case): readonly (readonly [string, string])[] =>
  containersOf(example).flatMap(([{ container: before }, { container: after }]) =>
    (before.env ?? []).flatMap(({ name, value }, index) =>
      WRITTEN_BY_POLYAXON.includes(name) && value ? [[value, after.env?.[index]?.value ?? ''] as const] : [],
    ),
  );

/** A connection may get the path of its own key, and nothing else. */
const withoutKeyPath =
  (before: readonly unknown[]) =>
  (connection: unknown, index: number): unknown => {
    const [now, then] = [schemaOf(connection), schemaOf(before[index])];
    if (now === undefined || then === undefined || 'GC_KEY_PATH' in then) return connection;
    const { GC_KEY_PATH: _, ...schema } = now;
    return { ...(connection as object), schema };
  };

function schemaOf(connection: unknown): JsonObject | undefined {
  const schema = isObject(connection) ? connection['schema'] : undefined;
  return isObject(schema) ? schema : undefined;
}

const pathsIn = (text: string): string[] => Object.keys(parseObject(text) ?? {});

function connectionsIn(text: string): readonly unknown[] {
  const connections = parseObject(text)?.['connections'];
  return Array.isArray(connections) ? connections : [];
}

/** A pod without what may be added to it, and with nothing in the places that may change. */
function untouched(pod: Pod, like: Pod): Pod {
  const copy = structuredClone(pod);
  const annotations = { ...copy.metadata?.annotations };
  if (like.metadata?.annotations?.[STATUS] === undefined) delete annotations[STATUS];
  copy.metadata = { ...copy.metadata, annotations };
  copy.spec.volumes = copy.spec.volumes?.slice(0, like.spec.volumes?.length ?? 0) ?? [];
  const originals = allContainers(like);
  allContainers(copy).forEach(({ container }, index) => {
    const original = originals[index]?.container;
    container.env = (container.env ?? []).slice(0, original?.env?.length ?? 0);
    for (const variable of container.env) if (WRITTEN_BY_POLYAXON.includes(variable.name)) variable.value = '';
    container.volumeMounts = (container.volumeMounts ?? []).slice(0, original?.volumeMounts?.length ?? 0);
    container.args = container.args?.map(() => '') ?? [];
  });
  return copy;
}

/** The text of a value with its members in one order, so that equal values have the same text. */
const inOneOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, member) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
