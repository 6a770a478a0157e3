import { secretOf } from '../../gcs/store.ts';
import type { StoreFrom } from '../../injection/generations/generation.ts';
import { CHOICE_PREFIX } from '../../injection/our-names.ts';
import { explain } from '../../injection/reasons.ts';
import type { Settings } from '../../injection/settings.ts';
import type { Seen } from '../../kubernetes/seen.ts';
import { line } from '../../text/line.ts';
import { bad, type Fact, ok, unknown } from '../fact.ts';
import { type Decided, isWithheld } from './decided.ts';

/** The definition of the store, and where it was found. */
export function storeFacts(decided: Decided): readonly Fact[] {
  const { decision, source, settings } = decided;
  const { found } = decision.steps;
  if (found === undefined) return [];
  if (found.kind === 'none') {
    if (found.reason !== 'no_store') return [bad('store', explain(found.reason))];
    if (source.kind !== 'seen')
      return [unknown('store', `the pod names no store; the configuration: ${causeOf(source)}`, GIVE_CONFIG)];
    return [
      bad(
        'store',
        `neither the pod nor ${source.value} names a store for the outputs`,
        'Set persistence.outputs or artifactsStore in the configuration.',
      ),
    ];
  }
  const { store, from } = found;
  const secret = secretOf(store);
  const facts = [
    ok(
      'store',
      `store ${line(store.name)} on ${line(store.bucket)}, from ${fromText(from, source)}${firstOf(from, settings)}`,
    ),
  ];
  if (decision.outputs !== undefined) facts.push(ok('store', `outputs path ${line(decision.outputs, 256)}`));
  else if (!isWithheld(decided))
    facts.push(unknown('store', 'the run gets no outputs path: nothing in the pod says which it is'));
  if (secret === undefined) facts.push(ok('store', 'the store names no Secret with a key file'));
  return facts;
}

/** Of several definitions the first by name is taken, which is easily not the one that was meant. */
const firstOf = ({ kind }: StoreFrom, { outputs }: Settings): string =>
  kind === 'configured' && outputs.length > 1
    ? `, the first of ${outputs.map(({ name }) => name).join(', ')}; a run chooses by ${CHOICE_PREFIX}outputs`
    : '';

const GIVE_CONFIG = 'Give the configuration of the webhook: --config FILE';

const causeOf = (source: Seen<string>): string => (source.kind === 'unseen' ? source.why : 'there is none');

function fromText(from: StoreFrom, source: Seen<string>): string {
  const configuration = source.kind === 'seen' ? source.value : 'the configuration';
  switch (from.kind) {
    case 'container':
      return `what Polyaxon wrote into container ${from.name}`;
    case 'path':
      return 'the path that the run has already';
    case 'choice':
      return `${configuration}, as the run chooses`;
    case 'mountPath':
      return `${configuration}: its mountPath holds the path of the run`;
    case 'configured':
      return configuration;
  }
}
