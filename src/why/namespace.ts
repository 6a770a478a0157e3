import { CHOICE_PREFIX, INJECT_LABEL } from '../injection/our-names.ts';
import type { Seen } from '../kubernetes/seen.ts';
import { line } from '../text/line.ts';
import { bad, type Fact, ok, unknown } from './fact.ts';
import { nearTo } from './nearest.ts';
import type { Namespace } from './objects.ts';

const POLICY_LABEL = `${CHOICE_PREFIX}failure-policy`;
const POLICIES = ['fail', 'ignore'];

export const labelCommand = (namespace: string): string =>
  `kubectl label namespace ${namespace} --overwrite ${INJECT_LABEL}=enabled`;

/** Whether a namespace opted in, and which of its labels were meant as one of ours. */
export function namespaceFacts(name: string, answer: Seen<Namespace>): readonly Fact[] {
  if (answer.kind === 'absent') return [bad('namespace', `namespace ${name} does not exist`, 'Correct its name.')];
  if (answer.kind === 'unseen')
    return [unknown('namespace', `whether namespace ${name} opted in: ${answer.why}`, labelCommand(name))];
  const labels = answer.value.metadata?.labels ?? {};
  return [optedIn(name, labels), ...policyFacts(name, labels)];
}

type Labels = Readonly<Record<string, string>>;

function optedIn(name: string, labels: Labels): Fact {
  const value = labels[INJECT_LABEL];
  if (value === 'enabled') return ok('namespace', `namespace ${name} opted in: label ${INJECT_LABEL}=enabled`);
  return bad('namespace', `namespace ${name} did not opt in: ${insteadOf(value, labels)}`, labelCommand(name));
}

function insteadOf(value: string | undefined, labels: Labels): string {
  if (value !== undefined) return `its label ${INJECT_LABEL} is "${line(value)}", not "enabled"`;
  const [near] = nearTo(INJECT_LABEL, Object.keys(labels));
  return near === undefined ? `it has no label ${INJECT_LABEL}` : `it has ${near}, which is not ${INJECT_LABEL}`;
}

function policyFacts(name: string, labels: Labels): readonly Fact[] {
  const value = labels[POLICY_LABEL];
  const [near] = nearTo(POLICY_LABEL, Object.keys(labels));
  if (value === undefined && near === undefined) return [];
  if (value !== undefined && POLICIES.includes(value)) return [ok('namespace', `its label ${POLICY_LABEL}=${value}`)];
  const has = value === undefined ? near : `${POLICY_LABEL}=${line(value)}`;
  return [
    unknown(
      'namespace',
      `its label ${has} has no effect`,
      `kubectl label namespace ${name} --overwrite ${POLICY_LABEL}=ignore`,
    ),
  ];
}
