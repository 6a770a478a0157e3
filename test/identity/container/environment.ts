import type { V1Container, V1EnvFromSource, V1EnvVarSource, V1Pod } from '@kubernetes/client-node';
import { expand } from './expand.ts';
import { type Objects, type Texts, textOf, textsOf } from './not-started.ts';

type Environment = ReadonlyMap<string, string>;

/**
 * The variables of a container at its start (1.37 pkg/kubelet/kubelet_pods.go, makeEnvironmentVariables). `envFrom`
 * comes first, then `env` over it. Of one name the last counts. A value may refer to earlier variables.
 */
export function environmentOf(pod: V1Pod, container: V1Container, objects: Objects): Environment {
  const values = new Map<string, string>((container.envFrom ?? []).flatMap((source) => fromSource(source, objects)));
  for (const { name, value, valueFrom } of container.env ?? []) {
    const text = value || !valueFrom ? expand(value ?? '', values) : fromReference(pod, valueFrom, objects);
    if (text !== undefined) values.set(name, text);
  }
  return isStartedByDash(container) ? new Map([...values].filter(([name]) => isIdentifier(name))) : values;
}

function fromSource({ prefix = '', configMapRef, secretRef }: V1EnvFromSource, objects: Objects): [string, string][] {
  const texts = secretRef
    ? textsOf(objects.secrets, secretRef)
    : textsOf(objects.configMaps, configMapRef ?? { optional: true });
  const named = Object.entries(texts).map(([key, text]): [string, string] => [`${prefix}${key}`, text]);
  return named.filter(([name]) => /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name));
}

/** `undefined` if an optional source is absent. */
function fromReference(pod: V1Pod, source: V1EnvVarSource, objects: Objects): string | undefined {
  const { secretKeyRef, configMapKeyRef, fieldRef } = source;
  if (secretKeyRef) return keyOf(textsOf(objects.secrets, secretKeyRef), secretKeyRef);
  if (configMapKeyRef) return keyOf(textsOf(objects.configMaps, configMapKeyRef), configMapKeyRef);
  return fieldRef?.fieldPath === 'metadata.name' ? pod.metadata?.name : '';
}

interface KeyReference {
  readonly key: string;
  readonly optional?: boolean;
}

function keyOf(texts: Texts, { key, optional = false }: KeyReference): string | undefined {
  return optional ? texts[key] : textOf(texts, key);
}

/** dash passes on to its children only variables whose name is an identifier. */
const isStartedByDash = ({ command }: V1Container): boolean => /(^|\/)(sh|dash|ash)$/.test(command?.[0] ?? '');

const isIdentifier = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
