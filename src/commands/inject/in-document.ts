import type { Operation } from '../../injection/plan/patch.ts';
import { isObject, type JsonObject } from '../../json/object.ts';
import { tokensOf } from '../../json/pointer.ts';
import type { FoundPod } from '../manifest/pods.ts';

const STATUS_PARENT = '/metadata/annotations';

/**
 * Turns operations on a pod into operations on its document. Only our annotation depends on what the template already
 * has.
 */
export const inDocument = ({ pointer, template }: FoundPod, operations: readonly Operation[]): readonly Operation[] =>
  operations
    .map((operation) => (operation.path.startsWith(STATUS_PARENT) ? annotate(template, operation) : operation))
    .map((operation) => ({ ...operation, path: `${pointer}${operation.path}` }));

function annotate(template: JsonObject, { path, value }: Operation): Operation {
  const [, , key] = tokensOf(path);
  const annotations = key === undefined ? value : { [key]: value };
  if (!isObject(template['metadata'])) return { op: 'add', path: '/metadata', value: { annotations } };
  return isObject(template['metadata']['annotations'])
    ? { op: 'add', path, value }
    : { op: 'add', path: STATUS_PARENT, value: annotations };
}
