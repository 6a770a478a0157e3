/** How deep a JSON text is nested, strings left out. */
export function levelsOf(text: string): number {
  let [level, levels] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = endOfText(text, at);
    else if (char === '{' || char === '[') levels = Math.max(levels, ++level);
    else if (char === '}' || char === ']') level -= 1;
  }
  return levels;
}

function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
