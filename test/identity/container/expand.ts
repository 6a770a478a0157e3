/**
 * Expands `$(NAME)` as the kubelet does (third_party/forked/golang/expansion): a name that is not known stays as it is,
 * and `$$` is one dollar, which ends what it stands before.
 */
export const expand = (text: string, known: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\$(\$|\(([^)]*)\))/g, (whole, kind: string, name: string) =>
    kind === '$' ? '$' : (known.get(name) ?? whole),
  );
