import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../src/why/account.ts';
import { bad, type Fact, ok, unknown } from '../../../src/why/fact.ts';

const NAMESPACE = bad('namespace', 'no label', 'label it');
const KEY = bad('key', 'no key', 'add it');
const DOUBT = unknown('key', 'who knows', 'ask');

const told = (facts: readonly Fact[], isAnswered = false) =>
  accountOf({ subject: 'Pod a/b', verdict: 'injected', reason: 'injected', facts, isAnswered });

describe('the one thing to do', () => {
  it.each<[string, readonly Fact[], boolean, string, boolean]>([
    ['is nothing if all is well', [ok('run', 'a run')], false, 'Nothing to do.', false],
    ['is nothing if nobody can mend a fault', [bad('run', 'no run')], false, 'Nothing to do.', false],
    ['is that of the first fault', [ok('run', 'a run'), NAMESPACE, KEY], false, 'label it', true],
    ['is that of a fault before that of a doubt', [DOUBT, KEY], false, 'add it', true],
    ['is that of a doubt if there is no fault', [ok('run', 'a run'), DOUBT], false, 'ask', false],
    ['is not on the way to the webhook if the pod was answered', [NAMESPACE, KEY], true, 'add it', true],
    ['is on the way to the webhook if nothing else is wrong', [NAMESPACE], true, 'label it', true],
  ])('%s', (_, facts, isAnswered, cure, isBad) => {
    expect(told(facts, isAnswered)).toMatchObject({ cure, isBad, facts });
  });
});
