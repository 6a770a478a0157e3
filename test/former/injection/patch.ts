import type { Pod } from '../kubernetes/pod.ts';
import { STATUS_ANNOTATION } from './choices.ts';
import type { ContainerPlan, InjectionPlan, Replacement } from './plan.ts';

/** A JSON Patch operation (RFC 6902). These two are all that is ever written. */
export interface Operation {
  readonly op: 'add' | 'replace';
  readonly path: string;
  readonly value: unknown;
}

/** A plan as JSON Patch: it appends, never reorders, and adds an absent list or map whole. */
export function operations(pod: Pod, plan: InjectionPlan): readonly Operation[] {
  return [
    ...append('/spec/volumes', pod.spec.volumes, plan.volumes),
    ...plan.containers.flatMap(containerOperations),
    ...statusOperations(pod, plan.status),
  ];
}

function containerOperations({ target, env, envValues, volumeMounts, args }: ContainerPlan): readonly Operation[] {
  const path = `/spec/${target.list}/${target.index}`;
  const { container } = target;
  return [
    ...envValues.map(({ index, value }) =>
      setValue(`${path}/env/${index}/value`, container.env?.[index]?.value, value),
    ),
    ...append(`${path}/env`, container.env, env),
    ...append(`${path}/volumeMounts`, container.volumeMounts, volumeMounts),
    ...args.map(({ index, value }: Replacement) => setValue(`${path}/args/${index}`, '', value)),
  ];
}

/** The API server refuses a patch into an absent parent, whatever the failure policy, so the list is added with its values. */
function append(
  path: string,
  present: readonly unknown[] | null | undefined,
  values: readonly unknown[],
): readonly Operation[] {
  if (values.length === 0) return [];
  if (!present) return [{ op: 'add', path, value: values }];
  return values.map((value) => ({ op: 'add', path: `${path}/-`, value }));
}

const setValue = (path: string, present: unknown, value: string): Operation => ({
  op: present === undefined ? 'add' : 'replace',
  path,
  value,
});

function statusOperations(pod: Pod, status: string | undefined): readonly Operation[] {
  if (status === undefined) return [];
  if (!pod.metadata?.annotations) {
    return [{ op: 'add', path: '/metadata/annotations', value: { [STATUS_ANNOTATION]: status } }];
  }
  return [{ op: 'add', path: `/metadata/annotations/${escapeToken(STATUS_ANNOTATION)}`, value: status }];
}

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');
