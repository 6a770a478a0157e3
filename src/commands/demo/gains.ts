import type { Container, EnvVar, Pod } from '../../kubernetes/pod.ts';

/** What injection brought to the containers of a pod. */
export interface Gains {
  /** Variables that are new or have another value now. */
  readonly variables: readonly EnvVar[];
  /** Variables of before that have another value now. */
  readonly replaced: readonly EnvVar[];
  readonly areArgumentsChanged: boolean;
}

export const gainsOf = (before: Pod, after: Pod): Gains => ({
  variables: difference(after, before),
  replaced: difference(before, after),
  areArgumentsChanged: argumentsOf(before) !== argumentsOf(after),
});

const difference = (one: Pod, other: Pod): readonly EnvVar[] =>
  one.spec.containers.flatMap((container, index) => notIn(other.spec.containers[index], container));

const notIn = (other: Container | undefined, { env }: Container): readonly EnvVar[] =>
  (env ?? []).filter(({ name, value }) => !other?.env?.some((has) => has.name === name && has.value === value));

const argumentsOf = (pod: Pod): string => JSON.stringify(pod.spec.containers.map(({ args }) => args));
