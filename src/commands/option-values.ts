import { InvalidArgumentError } from 'commander';
import { isNamespaceName, isSecretName } from '../kubernetes/names.ts';

/** The rules for the values of options. Each function throws an error that commander reports as wrong usage. */
export function port(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 (any free one) to 65535.');
  return value;
}

export function namespaceName(text: string): string {
  if (!isNamespaceName(text))
    throw new InvalidArgumentError('A namespace is made of lower-case letters, digits and dashes.');
  return text;
}

export const namespaceNames = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  namespaceName(text),
];

export function secretNames(text: string, before: readonly string[] = []): readonly string[] {
  if (!isSecretName(text))
    throw new InvalidArgumentError('A Secret is named in lower-case letters, digits, dashes and dots.');
  return [...before, text];
}

export function seconds(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value > 3600)
    throw new InvalidArgumentError('Seconds are a number from 0 to 3600.');
  return value;
}

export function release(text: string): { readonly namespace: string; readonly name: string } {
  const [namespace = '', name, ...rest] = text.split('/');
  if (!isNamespaceName(namespace) || name === undefined || !isNamespaceName(name) || rest.length > 0)
    throw new InvalidArgumentError('A Deployment of the chart is named as NAMESPACE/NAME.');
  return { namespace, name };
}

/** The start of a key's id, as the status of a run has it. The whole id is taken too, as Google's console shows it. */
export function keyId(text: string): string {
  if (!/^[0-9a-f]{8,40}$/.test(text))
    throw new InvalidArgumentError("A key's id is at least the first 8 of its hex digits, as in private_key_id.");
  return text.slice(0, 8);
}

export function proxyUrl(text: string): string {
  if (text !== '' && !['http:', 'https:'].includes(URL.parse(text)?.protocol ?? ''))
    throw new InvalidArgumentError('A proxy is named like http://proxy:3128.');
  return text;
}
