/**
 * Expands `$(NAME)` like the kubelet (third_party/forked/golang/expansion). An unknown name stays, and `$$` becomes one
 * dollar and escapes the reference after it.
 */
export const expand = (text: string, known: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\$(\$|\(([^)]*)\))/g, (whole, kind: string, name: string) =>
    kind === '$' ? '$' : (known.get(name) ?? whole),
  );
