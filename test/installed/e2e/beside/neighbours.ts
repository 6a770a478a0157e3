import type { V1Container, V1Pod } from '@kubernetes/client-node';
import type { Operation } from 'fast-json-patch';
import { BUSYBOX_IMAGE } from '../../../../lab/kubernetes/images/test-images.ts';

/** The changes of another webhook. Like any that may be called twice, it adds nothing twice. */
export type Neighbour = (pod: V1Pod) => readonly Operation[];

export const SIDECAR = 'beside';

/** The sidecars of some are the first container, so that they start first. */
export const addsSidecar =
  (place: 'first' | 'last'): Neighbour =>
  ({ spec }) =>
    spec?.containers.some(({ name }) => name === SIDECAR)
      ? []
      : [
          {
            op: 'add',
            path: `/spec/containers/${place === 'first' ? 0 : '-'}`,
            value: { name: SIDECAR, image: BUSYBOX_IMAGE },
          },
        ];

/** Gives each container a variable. */
export const addsVariable =
  (name: string, value: string): Neighbour =>
  ({ spec }) =>
    (spec?.containers ?? []).flatMap((container, index) => variable(container, index, { name, value }));

function variable(
  { env }: V1Container,
  index: number,
  value: { readonly name: string; readonly value: string },
): readonly Operation[] {
  if (env?.some(({ name }) => name === value.name)) return [];
  const path = `/spec/containers/${index}/env`;
  return [env === undefined ? { op: 'add', path, value: [value] } : { op: 'add', path: `${path}/-`, value }];
}

/** Two in one, like service meshes: the second call completes what the first one added. */
export const both =
  (one: Neighbour, other: Neighbour): Neighbour =>
  (pod) => [...other(pod), ...one(pod)];
