import type { Pod } from '../../../src/kubernetes/pod.ts';
import type { Finding } from './finding.ts';

const KNOWN_MAIN =
  /^(polyaxon-main|tensorflow|pytorch|mxnet|xgboost|paddle|polyaxon-experiment-job|polyaxon-job|polyaxon-plugin-job)$/;
const CHOICE = 'polyaxon-gcs-injector.io/containers';
const OPEN = 'open: ';

/**
 * A fault that nobody has mended yet. If no container has a known name, the main one is known by its variables. A
 * container that the pod names gets such variables from us, so that a second round may take it for the main one. It
 * adds nothing, but may give another reason.
 */
export const isMainUncertain = ({ metadata, spec }: Pod): boolean =>
  [metadata?.labels, metadata?.annotations].some((map) => typeof map?.[CHOICE] === 'string') &&
  !spec.containers.some(({ name }) => KNOWN_MAIN.test(name));

/** The same findings, told as known. They fail no run. */
export const asOpen = (findings: readonly Finding[]): readonly Finding[] =>
  findings.map(({ rule, detail }) => ({ rule: rule === 'law 3: patched twice' ? rule : `${OPEN}${rule}`, detail }));

export const isOpen = (rule: string): boolean => rule.startsWith(OPEN);
