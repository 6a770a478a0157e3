import type { Pod } from '../kubernetes/pod.ts';
import { allContainers, type ContainerAt, mainContainer, mayBeNamed } from '../polyaxon/containers.ts';
import type { Choices } from './choices.ts';
import { warning } from './warnings.ts';

export interface Targets {
  readonly containers: readonly ContainerAt[];
  readonly warnings: readonly string[];
}

/** The containers to inject: the main one, and those that the pod names, without those that it skips. */
export function chooseTargets(pod: Pod, choices: Choices): Targets {
  const all = allContainers(pod);
  const main = mainContainer(pod);
  const isMain = (at: ContainerAt): boolean => at.list === main?.list && at.index === main.index;
  const isNamed = (at: ContainerAt): boolean => choices.containers.includes(at.container.name) && mayBeNamed(at);
  const containers = all.filter(
    (at) => (isMain(at) || isNamed(at)) && !choices.skipContainers.includes(at.container.name),
  );
  const known = new Set(all.filter((at) => isMain(at) || mayBeNamed(at)).map((at) => at.container.name));
  const unknown = [...choices.containers, ...choices.skipContainers].filter((name) => !known.has(name));
  return { containers, warnings: [...new Set(unknown)].map(notInjectable) };
}

const notInjectable = (name: string): string =>
  warning(`container ${name} ignored: the pod has no such container of its own`);
