/** Why the kubelet does not start a container: something that it needs is missing. */
export class NotStarted extends Error {}

/** The objects of a namespace by name, and the texts of each by key. */
export interface Objects {
  readonly secrets: Readonly<Record<string, Texts>>;
  readonly configMaps: Readonly<Record<string, Texts>>;
}

export type Texts = Readonly<Record<string, string>>;

/** The texts of a Secret or a ConfigMap; none if an optional one is absent. */
export function textsOf(
  objects: Readonly<Record<string, Texts>>,
  { name = '', optional = false }: { readonly name?: string | undefined; readonly optional?: boolean | undefined },
): Texts {
  const texts = objects[name];
  if (texts === undefined && !optional) throw new NotStarted(`${name} not found`);
  return texts ?? {};
}

/** The text of a necessary key. */
export function textOf(texts: Texts, key: string): string {
  const text = texts[key];
  if (text === undefined) throw new NotStarted(`no key ${key}`);
  return text;
}
