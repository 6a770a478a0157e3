import type { Creation } from './creation.ts';
import { isLate, judgeLate } from './late.ts';
import { broken, KEPT, type Verdict } from './verdict.ts';

type Kind = Creation['kind'];

/** The results of created runs. */
export interface Runs {
  readonly creations: readonly Creation[];
  /** The result of each stored pod. */
  readonly stored: readonly Kind[];
}

/** Judges that every run got its answer and the expected result, and that nothing else is stored. */
export function judgeRuns({ creations, stored }: Runs, wanted: Kind = 'injected'): readonly Verdict[] {
  const [late, told] = [creations.filter(isLate), creations.filter((each) => !isLate(each))];
  const lost = [...counted(told.flatMap((each) => lossIn(each, wanted))), ...strangersIn(stored, wanted)];
  return [verdictOn([...lost, ...miscountIn(stored, told.length, late.length)]), judgeLate(late)];
}

/** The same if the API server itself was away meanwhile: some runs got no answer, and may be stored. */
export function judgeAnsweredRuns({ creations, stored }: Runs): readonly Verdict[] {
  const answered = creations.filter(({ kind }) => kind !== 'unanswered');
  const [late, told] = [answered.filter(isLate), answered.filter((each) => !isLate(each))];
  const lost = [...counted(told.flatMap((each) => lossIn(each, 'injected'))), ...strangersIn(stored, 'injected')];
  const untold = creations.length - told.length;
  return [verdictOn([...lost, ...miscountIn(stored, told.length, untold)]), judgeLate(late)];
}

export const verdictOn = (lost: readonly string[]): Verdict => (lost.length === 0 ? KEPT : broken(lost.join('\n')));

function lossIn(creation: Creation, wanted: Kind): readonly string[] {
  if (creation.kind === wanted) return [];
  return ['why' in creation ? `${creation.kind}: ${creation.why}` : creation.kind];
}

export const strangersIn = (stored: readonly Kind[], wanted: Kind): readonly string[] =>
  counted(stored.filter((kind) => kind !== wanted).map((kind) => `stored ${kind}`));

/** Without an answer in time, nobody knows whether a run is stored. */
export function miscountIn(stored: readonly Kind[], least: number, untold: number): readonly string[] {
  const isRight = least <= stored.length && stored.length <= least + untold;
  return isRight ? [] : [`${least} created, ${untold} of which nobody knows, ${stored.length} stored`];
}

/** Each once, with its count. */
const counted = (losses: readonly string[]): readonly string[] =>
  [...Map.groupBy(losses, (loss) => loss)].map(([loss, { length }]) => `${length} × ${loss}`);
