import { STATUS_ANNOTATION } from '../injection/our-names.ts';
import { readChoices } from '../injection/reading/choices.ts';
import { parseObject } from '../json/object.ts';
import { annotationsOf, type Pod } from '../kubernetes/pod.ts';
import { type RecognitionLabels, recognise } from '../polyaxon/recognition.ts';
import type { RunFacts } from './facts.ts';

/** The runs among pods, without those that ask to be left alone: the API server does not ask us about them. */
export const runsAmong = (pods: readonly Pod[], labels: RecognitionLabels): readonly RunFacts[] =>
  pods
    .filter((pod) => recognise(pod, labels).generation !== 'none' && readChoices(pod).choices.optOut !== 'pod')
    .map(runOf);

function runOf(pod: Pod): RunFacts {
  const name = pod.metadata?.name ?? '?';
  const reason = reasonOf(pod);
  return { name, ...(reason === undefined ? {} : { reason }) };
}

/** The reason in the status of an admitted pod. A status that is no JSON is a status all the same. */
export function reasonOf(pod: Pod): string | undefined {
  const status = annotationsOf(pod)[STATUS_ANNOTATION];
  return typeof status === 'string' ? String(parseObject(status)?.['reason'] ?? 'unreadable') : undefined;
}
