import type { Container, Pod } from '../../../src/kubernetes/pod.ts';
import type { World } from '../worlds.ts';
import type { Changes } from './changes.ts';
import { type Finding, unless } from './finding.ts';

const SECRET_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const KEY = /^[-._a-zA-Z0-9]{1,253}$/;
const OF_PLATFORM = /^polyaxon-(sidecar|init)|^polyaxon-job-(sidecar|init)$/;

/** A volume of ours is of a Secret that the configuration, the platform or the pod itself names as such. */
export const volumeFindings = (pod: Pod, changes: Changes, { configuration }: World): readonly Finding[] =>
  changes.volumes.flatMap(({ name, secret, ...more }) => {
    const secretName = secret?.secretName ?? '';
    const items = secret?.items ?? [];
    const isKnown = () => configuration.includes(secretName) || isNamedIn(pod, secretName);
    return [
      ...unless(Object.keys(more).length === 0 && items.length > 0, 'a volume that is more than keys', name),
      ...unless(SECRET_NAME.test(secretName) && secretName.length < 254, 'a volume of no Secret', secretName),
      ...unless(isKnown(), 'a volume of a Secret that only text names', secretName),
      ...unless(
        items.every(({ key }) => isKey(key)),
        'a volume of no key',
        items,
      ),
      ...unless(
        items.every(({ path }) => isKey(path)),
        'a file outside of its folder',
        items,
      ),
    ];
  });

const isKey = (text: string): boolean => KEY.test(text) && text !== '.' && !text.startsWith('..');

const isNamedIn = ({ spec }: Pod, secret: string): boolean =>
  spec.volumes?.some((volume) => JSON.stringify(volume).includes(JSON.stringify(secret))) === true ||
  [...spec.containers, ...(spec.initContainers ?? [])].some((container) => names(container, secret));

const names = ({ name, env }: Container, secret: string): boolean =>
  env?.some(
    ({ value, valueFrom }) =>
      valueFrom?.secretKeyRef?.name === secret || (OF_PLATFORM.test(name) && value?.includes(secret)),
  ) === true;
