import { type Refusal, refuse } from '../http/refusal.ts';

const NUMBERS = [
  'generation',
  'sourceGeneration',
  'maxResults',
  ...['if', 'ifSource'].flatMap((side) =>
    ['Generation', 'Metageneration'].flatMap((which) => [`${side}${which}Match`, `${side}${which}NotMatch`]),
  ),
];

/** Cloud Storage rejects any call that has another text in place of a number in its query. */
export function queryFault(query: URLSearchParams): Refusal | undefined {
  const wrong = NUMBERS.find((name) => query.has(name) && !/^\d+$/.test(query.get(name) ?? ''));
  return wrong === undefined ? undefined : refuse('invalid', `Invalid value '${query.get(wrong)}' for ${wrong}.`);
}
