import { isObject } from '../../json/object.ts';

/**
 * The kinds of a polyaxonfile: 1.x and 2.x (polyaxon 2.18.0 `_polyaxonfile/specs/kinds.py`), then 0.x (polyaxon-schemas
 * 0.6.1 `specs/kinds.py`).
 */
const KINDS: ReadonlySet<unknown> = new Set([
  ...['component', 'operation', 'compiled_operation'],
  ...['experiment', 'group', 'job', 'notebook', 'tensorboard', 'build', 'pipeline'],
]);

/** True for what authors give to `polyaxon run`. A manifest of Kubernetes has an `apiVersion` and no `version`. */
export const isPolyaxonfile = (value: unknown): boolean =>
  isObject(value) &&
  value['apiVersion'] === undefined &&
  ['number', 'string'].includes(typeof value['version']) &&
  KINDS.has(value['kind']);

/** No release of Polyaxon prints the manifest of a run, so its pod must be asked for. 0.6 and later set this label. */
export const polyaxonfileAdvice = (filename: string, command: string): string =>
  [
    `${filename} is a polyaxonfile, from which Polyaxon itself makes the pods: start the run, then give its pods to this command.`,
    `  kubectl get pods -n NAMESPACE -l app.kubernetes.io/instance=RUN_UUID -o yaml | polyaxon-gcs-injector ${command} -f -`,
  ].join('\n');
