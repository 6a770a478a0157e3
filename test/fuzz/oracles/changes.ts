import type { Container, ContainerList, EnvVar, Pod, Volume, VolumeMount } from '../../../src/kubernetes/pod.ts';
import { type Difference, differences } from '../model/differences.ts';

/** What a patch did to a pod, by the places that it may touch. */
export interface Changes {
  readonly volumes: readonly Volume[];
  readonly containers: readonly ContainerChanges[];
  readonly status: unknown;
  /** Places that it may not touch. */
  readonly others: readonly Difference[];
  readonly isEmpty: boolean;
  /** True if anything but the status is other than before. */
  readonly isInjection: boolean;
}

export interface ContainerChanges {
  readonly list: ContainerList;
  readonly container: Container;
  readonly env: readonly EnvVar[];
  readonly mounts: readonly VolumeMount[];
  readonly values: readonly Rewritten[];
  readonly args: readonly Rewritten[];
}

/** A text that is another one now. */
export interface Rewritten {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export const STATUS = 'polyaxon-gcs-injector.io/status';

interface Placed {
  readonly difference: Difference;
  /** The path as a text in which numbers are `#`. */
  readonly place: string;
}

const IN_CONTAINER = /^spec\.(containers|initContainers)\.#\.(env\.#|env\.#\.value|volumeMounts\.#|args\.#)$/;

export function changesOf(before: Pod, after: Pod): Changes {
  const all = differences(before, after).map((difference) => ({ difference, place: placeOf(difference) }));
  const added = (place: string): readonly Placed[] =>
    all.filter((each) => each.place === place && each.difference.before === undefined);
  const status = all.find(({ place }) => place === STATUS_PLACE);
  const others = all.filter((each) => !isAllowed(each)).map(({ difference }) => difference);
  return {
    volumes: added('spec.volumes.#').map(({ difference }) => difference.after as Volume),
    containers: containersIn(before, all),
    status: status?.difference.after,
    others,
    isEmpty: all.length === 0,
    isInjection: all.some(({ place }) => place.startsWith('spec.')),
  };
}

const STATUS_PLACE = `metadata.annotations.${STATUS}`;

const placeOf = ({ path }: Difference): string => path.map((step) => (typeof step === 'number' ? '#' : step)).join('.');

function isAllowed({ difference: { before, after }, place }: Placed): boolean {
  if (place === STATUS_PLACE) return typeof before !== 'string';
  if (place === 'spec.volumes.#') return before === undefined;
  const [, , inside] = IN_CONTAINER.exec(place) ?? [];
  if (inside === 'args.#') return typeof before === 'string' && typeof after === 'string';
  return inside === 'env.#.value' ? typeof after === 'string' : inside !== undefined && before === undefined;
}

function containersIn(pod: Pod, all: readonly Placed[]): readonly ContainerChanges[] {
  const groups = Map.groupBy(
    all.filter(({ place }) => IN_CONTAINER.test(place)),
    ({ difference: { path } }) => `${path[1]}.${path[2]}`,
  );
  return [...groups].map(([key, placed]) => {
    const [list, index] = key.split('.') as [ContainerList, string];
    const container = pod.spec[list]?.[Number(index)] as Container;
    const at = (inside: string): readonly Difference[] =>
      placed.filter(({ place }) => place.endsWith(`#.${inside}`)).map(({ difference }) => difference);
    return {
      list,
      container,
      env: at('env.#').map(({ after }) => after as EnvVar),
      mounts: at('volumeMounts.#').map(({ after }) => after as VolumeMount),
      values: at('env.#.value').map((each) => rewritten(each, container.env?.[Number(each.path[4])]?.name)),
      args: at('args.#').map((each) => rewritten(each, 'args')),
    };
  });
}

const rewritten = ({ before, after }: Difference, name = ''): Rewritten => ({
  name,
  before: typeof before === 'string' ? before : '',
  after: String(after),
});
