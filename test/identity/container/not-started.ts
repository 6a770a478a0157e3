/** Why the kubelet does not start a container: what it asks for is not there. */
export class NotStarted extends Error {}

/** What a namespace holds, by name; of each object the texts by key. */
export interface Objects {
  readonly secrets: Readonly<Record<string, Texts>>;
  readonly configMaps: Readonly<Record<string, Texts>>;
}

export type Texts = Readonly<Record<string, string>>;

/** The texts of a Secret or a ConfigMap; none where it may be absent and is. */
export function textsOf(
  objects: Readonly<Record<string, Texts>>,
  { name = '', optional = false }: { readonly name?: string | undefined; readonly optional?: boolean | undefined },
): Texts {
  const texts = objects[name];
  if (texts === undefined && !optional) throw new NotStarted(`${name} not found`);
  return texts ?? {};
}

/** The text of a key that must be there. */
export function textOf(texts: Texts, key: string): string {
  const text = texts[key];
  if (text === undefined) throw new NotStarted(`no key ${key}`);
  return text;
}
