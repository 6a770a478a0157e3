/** The numbers of a metrics text by name and labels, in its own form: `name{a="b"}`. */
export function samplesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** The sum of a name's numbers, for labels that contain a text. */
export function sumOf(samples: ReadonlyMap<string, number>, name: string, label = ''): number {
  return [...samples]
    .filter(([key]) => key.startsWith(`${name}{`) && key.includes(label))
    .reduce((sum, [, value]) => sum + value, 0);
}
