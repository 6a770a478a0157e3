import type { EnvVar } from '../../kubernetes/pod.ts';
import { ACCESS_KEYS_ENV } from '../../polyaxon/0x/names.ts';
import { CATALOG_ENV, SCHEMA_ENV_PREFIX, STORE_NAME_ENV } from '../../polyaxon/2x/names.ts';
import type { Mark } from '../../polyaxon/containers.ts';
import { OUTPUTS_PATH_ENV, POLYAXON_ENV_PREFIXES } from '../../polyaxon/names.ts';
import { OUR_ENVS } from '../our-names.ts';
import type { ReadContainer } from './container.ts';

/** The variables of Polyaxon that we add to containers, and the prefix of more. */
export const STORE_ENVS: readonly string[] = [OUTPUTS_PATH_ENV, ACCESS_KEYS_ENV, STORE_NAME_ENV, CATALOG_ENV];
export const STORE_ENV_PREFIX = SCHEMA_ENV_PREFIX;

interface Additions {
  /** The containers that the pod names. They get variables of the store from us. */
  readonly named: readonly string[];
  /** The variables that the configuration adds. */
  readonly added: readonly EnvVar[];
}

/** What a container's variables say about its owner. What we add says nothing, so that a second round finds the same. */
export function marksIn({ named, added }: Additions): (container: ReadContainer) => Mark {
  const [names, ours] = [new Set(named), new Set([...STORE_ENVS, ...added.map(({ name }) => name)])];
  const isOfRun = (name: string): boolean => !ours.has(name) && !name.startsWith(STORE_ENV_PREFIX);
  return ({ env, container }) => {
    const ofPolyaxon = [...env.keys()].filter(isOfPolyaxon);
    if (ofPolyaxon.some(isOfRun)) return 'run';
    return ofPolyaxon.length > 0 && !names.has(container.name) ? 'store' : 'none';
  };
}

const isOfPolyaxon = (name: string): boolean =>
  POLYAXON_ENV_PREFIXES.some((prefix) => name.startsWith(prefix)) && !OUR_ENVS.includes(name);
