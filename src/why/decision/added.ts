import type { Operation } from '../../injection/plan/patch.ts';
import { isObject } from '../../json/object.ts';
import { type Fact, ok } from '../fact.ts';
import type { Decided } from './decided.ts';

/** What the patch of a decision would add or rewrite. */
export function addedFacts({ decision, pod }: Decided): readonly Fact[] {
  const { operations } = decision;
  const rewritten = operations.flatMap(({ path }) => rewrittenIn(pod.spec, path));
  const parts = [
    ['variables', [...new Set([...rewritten, ...added(operations, 'env', 'name')])]],
    ['mounts', added(operations, 'volumeMounts', 'mountPath')],
    ['volumes', added(operations, 'volumes', 'name')],
  ] as const;
  const told = parts.filter(([, names]) => names.length > 0).map(([what, names]) => `${what} ${names.join(', ')}`);
  return told.length === 0 ? [] : [ok('injection', `it would get ${told.join('; ')}`)];
}

/** A list is added as a whole, or a member at its end. */
function added(operations: readonly Operation[], list: string, member: string): readonly string[] {
  const values = operations.filter(({ path }) => path.endsWith(`/${list}`) || path.endsWith(`/${list}/-`));
  return [...new Set(values.flatMap(({ value }) => value).flatMap((each) => nameIn(each, member)))];
}

const nameIn = (value: unknown, member: string): readonly string[] => {
  const name = isObject(value) ? value[member] : undefined;
  return typeof name === 'string' ? [name] : [];
};

const VALUE_OF_ENV = /^\/spec\/(containers|initContainers)\/(\d+)\/env\/(\d+)\/value$/;

function rewrittenIn(spec: Decided['pod']['spec'], path: string): readonly string[] {
  const [, list, container, index] = VALUE_OF_ENV.exec(path) ?? [];
  const containers = list === 'initContainers' ? spec.initContainers : spec.containers;
  return nameIn(containers?.[Number(container)]?.env?.[Number(index)], 'name');
}
