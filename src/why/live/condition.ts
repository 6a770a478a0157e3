import { Environment } from '@marcbachmann/cel-js';
import { isObject } from '../../json/object.ts';
import type { Pod } from '../../kubernetes/pod.ts';

const environment = new Environment({ enableOptionalTypes: true })
  .registerVariable('object', 'dyn')
  .registerVariable('oldObject', 'dyn')
  .registerVariable('request', 'dyn');

/** A condition of a webhook for the creation of a pod; `unknown` if it asks for what only the API server has. */
export function holds(expression: string, pod: Pod, namespace: string): boolean | 'unknown' {
  try {
    const request = { operation: 'CREATE', namespace, name: pod.metadata?.name ?? '', dryRun: false };
    const value = environment.evaluate(expression, { object: withoutNulls(pod), oldObject: null, request });
    return typeof value === 'boolean' ? value : 'unknown';
  } catch {
    return 'unknown';
  }
}

/** `null` stands for absent: Go's decoder has no other. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const present = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(present.map(([name, member]) => [name, withoutNulls(member)]));
}
