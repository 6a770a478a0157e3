import { CHOICE_PREFIX, INJECT_ENV, INJECT_LABEL } from '../../injection/our-names.ts';
import { OPT_OUTS } from '../../injection/reading/choices.ts';
import { annotationsOf, labelsOf, type Pod } from '../../kubernetes/pod.ts';
import { line } from '../../text/line.ts';
import { bad, type Fact } from '../fact.ts';
import type { Decided } from './decided.ts';

/** The choices of the author that leave the run without injection. */
export function choiceFacts({ pod, decision }: Decided): readonly Fact[] {
  const { run } = decision.steps;
  if (run === undefined) return [];
  if (run.choices.optOut !== 'none') {
    const by = run.choices.optOut === 'pod' ? byPod(pod) : `variable ${INJECT_ENV}`;
    return [bad('choice', `the run opts out, by its ${by}`, `Remove the ${by} of the run.`)];
  }
  if (decision.reason !== 'unknown_outputs') return [];
  const chosen = line(run.choices.outputs ?? '');
  return [
    bad(
      'choice',
      `the run chooses the outputs "${chosen}", which are not configured; these are: ${decision.detail ?? 'none'}`,
      `Choose configured outputs in ${CHOICE_PREFIX}outputs, or configure "${chosen}".`,
    ),
  ];
}

const byPod = (pod: Pod): string =>
  OPT_OUTS.includes((annotationsOf(pod)[INJECT_LABEL] ?? '').toLowerCase())
    ? `annotation ${INJECT_LABEL}: ${annotationsOf(pod)[INJECT_LABEL]}`
    : `label ${INJECT_LABEL}: ${labelsOf(pod)[INJECT_LABEL]}`;
