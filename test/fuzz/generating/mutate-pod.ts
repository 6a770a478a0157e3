import { isList, isMap, type Json, type JsonList, type JsonMap } from './json.ts';
import { LABELS } from './labels.ts';
import { ARGS, COMMANDS, CONTEXTS, container, mount, variable, volume } from './parts.ts';
import type { Random } from './random.ts';
import { textFor } from './texts.ts';
import { CONTAINERS, VARIABLES } from './words.ts';

interface Place {
  readonly metadata: JsonMap;
  readonly spec: JsonMap;
  readonly containers: JsonList;
  /** One of the pod's containers. */
  readonly one: JsonMap;
  readonly random: Random;
}

type Mutation = (place: Place) => void;

/** Changes a pod in one way that keeps it a pod, most often. Does nothing to what is none. */
export function mutatePod(pod: Json | undefined, random: Random): void {
  const [metadata, spec] = isMap(pod) ? [pod['metadata'], pod['spec']] : [];
  if (!isMap(metadata) || !isMap(spec)) return;
  const lists = [spec['containers'], spec['containers'], spec['initContainers']].filter(isList);
  const one = random.pick(random.pick(lists) ?? []);
  if (!isMap(one) || !isList(spec['containers'])) return;
  random.pick(MUTATIONS)({ metadata, spec, containers: spec['containers'], one, random });
}

function listIn(owner: JsonMap, name: string): JsonList {
  const present = owner[name];
  if (isList(present)) return present;
  const made: JsonList = [];
  owner[name] = made;
  return made;
}

const insert = (list: JsonList, value: Json, random: Random): void => {
  list.splice(random.below(list.length + 1), 0, value);
};

const addVariable: Mutation = ({ one, random }) => insert(listIn(one, 'env'), variable(random), random);
const addMount: Mutation = ({ one, random }) => insert(listIn(one, 'volumeMounts'), mount(random), random);
const addVolume: Mutation = ({ spec, random }) => insert(listIn(spec, 'volumes'), volume(random), random);
const addContainer: Mutation = ({ containers, random }) => insert(containers, container(random), random);
const addInit: Mutation = ({ spec, random }) => insert(listIn(spec, 'initContainers'), container(random), random);

const label: Mutation = ({ metadata, random }) => {
  const name = random.pick(Object.keys(LABELS));
  const owner = random.chance(0.7) ? 'labels' : 'annotations';
  const present = metadata[owner];
  const map = isMap(present) ? present : {};
  map[name] = random.pick(LABELS[name] ?? []);
  metadata[owner] = map;
};

const changeValue: Mutation = ({ one, random }) => {
  for (const each of listIn(one, 'env')) {
    const name = isMap(each) ? each['name'] : undefined;
    if (isMap(each) && typeof name === 'string' && VARIABLES.includes(name) && random.chance(0.5))
      each['value'] = textFor(name, random);
  }
};

const twice: Mutation = ({ one, random }) => {
  const list = listIn(one, random.pick(['env', 'env', 'volumeMounts']));
  if (list.length > 0) list.push(structuredClone(random.pick(list)));
};

const emptied: Mutation = ({ one, spec, metadata, random }) => {
  const [owner, name] = random.pick<[JsonMap, string]>([
    ...(['env', 'volumeMounts', 'args', 'command'].map((each) => [one, each]) as [JsonMap, string][]),
    [spec, 'volumes'],
    [spec, 'initContainers'],
    [metadata, 'annotations'],
  ]);
  if (random.chance(0.3)) delete owner[name];
  else owner[name] = random.pick<Json>([null, name === 'annotations' ? {} : []]);
};

/** Many of one thing, under different names: what costs too much shows then. */
const many: Mutation = ({ one, spec, random }) => {
  const list = random.pick([listIn(one, 'env'), listIn(one, 'volumeMounts'), listIn(spec, 'volumes')]);
  const [pattern, count] = [list.length > 0 ? random.pick(list) : null, 50 + random.below(900)];
  if (!isMap(pattern) || JSON.stringify(pattern).length > 2000) return;
  for (let number = 0; number < count; number += 1)
    list.push({
      ...structuredClone(pattern),
      name: `${pattern['name']}_${number}`,
      ...('mountPath' in pattern && { mountPath: `${pattern['mountPath']}/${number}` }),
    });
};

const rename: Mutation = ({ one, random }) => {
  one['name'] = random.pick(CONTAINERS);
};
const command: Mutation = ({ one, random }) => {
  one['command'] = random.pick(COMMANDS);
};
const args: Mutation = ({ one, random }) => {
  one['args'] = [random.pick(ARGS), random.pick(ARGS)];
};
const context: Mutation = ({ one, spec, random }) => {
  (random.chance(0.5) ? one : spec)['securityContext'] = random.pick(CONTEXTS);
};
const fromElsewhere: Mutation = ({ one, random }) => {
  one['envFrom'] = random.pick<Json>([[{ secretRef: { name: 'x' } }], [{ configMapRef: { name: 'x' } }], [], null]);
};
const seldomMany: Mutation = (place) => (place.random.chance(0.05) ? many(place) : addVariable(place));

const MUTATIONS: readonly Mutation[] = [
  ...[addVariable, addVariable, addVariable, addVariable, changeValue, changeValue, twice, addMount, addMount],
  ...[addVolume, addVolume, addContainer, addInit, label, label, label, emptied, rename, command, args, context],
  ...[fromElsewhere, seldomMany],
];
