/** Does some work for each thing, a few at a time. The results come in the order of the things. */
export async function inLanes<Thing, Result>(
  lanes: number,
  things: readonly Thing[],
  work: (thing: Thing) => Promise<Result>,
): Promise<readonly Result[]> {
  const waiting = things.entries();
  const results: Result[] = [];
  const lane = async () => {
    for (const [index, thing] of waiting) results[index] = await work(thing);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
