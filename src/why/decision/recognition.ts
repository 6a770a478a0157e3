import { explain } from '../../injection/reasons.ts';
import { labelsOf, type Pod } from '../../kubernetes/pod.ts';
import {
  APP_LABEL,
  MANAGED_BY,
  MANAGED_BY_LABEL,
  PART_OF_LABEL,
  PART_OF_RUNS,
  TYPE_LABEL,
} from '../../polyaxon/names.ts';
import { type Recognition, type RecognitionLabels, RUN_KINDS_0X } from '../../polyaxon/recognition.ts';
import { line } from '../../text/line.ts';
import { bad, type Fact, ok } from '../fact.ts';
import type { Decided } from './decided.ts';

/** What the pod is to Polyaxon, and by which of its labels. */
export function recognitionFact({ pod, namespace, settings, decision }: Decided): Fact {
  const { recognition } = decision.steps;
  if (recognition === undefined)
    return bad('run', `${namespace} is a namespace of Kubernetes itself`, 'Start the run in another namespace.');
  if (recognition.generation !== 'none') return ok('run', recognised(recognition, settings.recognition));
  if (recognition.reason !== 'not_polyaxon') return bad('run', explain(recognition.reason));
  const wrong = wrongLabel(pod, settings.recognition);
  return wrong === undefined
    ? bad('run', 'no run of Polyaxon: it has no label of one')
    : bad(
        'run',
        `no run of Polyaxon: label ${wrong.label} is ${wrong.value}, not ${wrong.wanted}`,
        `Correct the label, or name its value in the configuration (recognition).`,
      );
}

function recognised(recognition: Exclude<Recognition, { generation: 'none' }>, names: RecognitionLabels): string {
  if (recognition.by === 'dask variable')
    return 'a Dask pod of Polyaxon 1.x or 2.x, by the label of its cluster and its variable POLYAXON_RUN_INSTANCE';
  if (recognition.generation === '2.x')
    return `a run of Polyaxon 1.x or 2.x, by its labels ${MANAGED_BY_LABEL}=${MANAGED_BY} and ${PART_OF_LABEL}=${PART_OF_RUNS}`;
  const { kind } = recognition;
  return `a run of Polyaxon 0.x (${kind}), by its labels ${TYPE_LABEL}=${names.runnerType} and ${APP_LABEL}=${names[kind]}`;
}

/** A label of a run, with another value than a run has. */
interface WrongLabel {
  readonly label: string;
  readonly value: string;
  readonly wanted: string;
}

/** The first label that a run of one generation has and this pod has otherwise, if another label of a run is right. */
function wrongLabel(pod: Pod, names: RecognitionLabels): WrongLabel | undefined {
  const runs = RUN_KINDS_0X.map((kind) => names[kind]);
  const pairs: readonly (readonly (readonly [string, readonly string[]])[])[] = [
    [
      [TYPE_LABEL, [names.runnerType]],
      [APP_LABEL, [...runs, names.build]],
    ],
    [
      [MANAGED_BY_LABEL, [MANAGED_BY]],
      [PART_OF_LABEL, [PART_OF_RUNS]],
    ],
  ];
  const labels = labelsOf(pod);
  const isRight = ([label, wanted]: readonly [string, readonly string[]]): boolean =>
    wanted.includes(labels[label] ?? '');
  const half = pairs.find((pair) => pair.some(isRight));
  const wrong = half?.find((each) => !isRight(each));
  if (wrong === undefined) return undefined;
  const [label, wanted] = wrong;
  const value = labels[label];
  return {
    label,
    value: value ? `"${line(value)}"` : 'absent',
    wanted: wanted.map((each) => `"${each}"`).join(' or '),
  };
}
