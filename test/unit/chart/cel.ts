import { Environment } from '@marcbachmann/cel-js';
import type { Container, Pod } from '../../../src/kubernetes/pod.ts';

const environment = new Environment({ enableOptionalTypes: true })
  .registerVariable('object', 'dyn')
  .registerVariable('variables', 'dyn');

type Program = ReturnType<Environment['parse']>;
const programs = new Map<string, Program>();

function programOf(expression: string): Program {
  const program = programs.get(expression) ?? environment.parse(expression);
  programs.set(expression, program);
  return program;
}

/** The value of an expression as an API server finds it for a pod, with the variables that stand before it. */
export const evaluate = (expression: string, pod: Pod, variables: object = {}): unknown =>
  programOf(expression)({ object: asGoReads(pod), variables });

interface Variable {
  readonly name: string;
  readonly expression: string;
}

/** The variables of a policy for a pod, each made from those before it. */
export const evaluateAll = (variables: readonly Variable[], pod: Pod): Readonly<Record<string, unknown>> => {
  const values: Record<string, unknown> = {};
  for (const { name, expression } of variables) values[name] = evaluate(expression, pod, values);
  return values;
};

/** `null` stands for absent, and in a map of texts for an empty one: Go's decoder has no other. */
const asGoReads = ({ metadata, spec }: Pod): object => ({
  metadata: present({ labels: texts(metadata?.labels), annotations: texts(metadata?.annotations) }),
  spec: { containers: spec.containers.map((container: Container) => present(container)) },
});

const present = (members: object): object =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined));

const texts = (map: Readonly<Record<string, string | null>> | null | undefined): object | undefined =>
  map ? Object.fromEntries(Object.entries(map).map(([name, text]) => [name, text ?? ''])) : undefined;
