import { line } from '../../text/line.ts';
import { bad, type Fact, unknown } from '../fact.ts';
import { choiceFacts } from './choice.ts';
import { containerFacts } from './container.ts';
import type { Decided } from './decided.ts';
import { keyFacts } from './key.ts';
import { recognitionFact } from './recognition.ts';
import { storeFacts } from './store.ts';

/** The steps of a decision that ran, each as one line. They are the values that `decide` made: nothing is decided twice. */
export const decisionFacts = (decided: Decided): readonly Fact[] => [
  recognitionFact(decided),
  ...choiceFacts(decided),
  ...containerFacts(decided),
  ...refusedFacts(decided),
  ...storeFacts(decided),
  ...keyFacts(decided),
  ...warningFacts(decided),
];

const refusedFacts = ({ refused }: Decided): readonly Fact[] =>
  refused === undefined
    ? []
    : [
        bad(
          'store',
          `the replicas refuse the configuration and keep the one before it: ${line(refused, 300)}`,
          'Correct it in the values of the chart (config), and run helm upgrade.',
        ),
      ];

/** The warning of the reason itself is told by its step. */
const warningFacts = ({ decision }: Decided): readonly Fact[] =>
  decision.warnings
    .map((warning) => warning.replace(/^polyaxon-gcs-injector: /, ''))
    .filter((warning) => !warning.startsWith(`${decision.reason}: `) && !warning.startsWith('no container is known'))
    .map((warning) => unknown('injection', warning));
