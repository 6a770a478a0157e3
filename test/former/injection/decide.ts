import type { SecretStates } from '../gcs/secret-state.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { annotationsOf } from '../kubernetes/pod.ts';
import { mainContainer } from '../polyaxon/containers.ts';
import { type Recognition, recognise } from '../polyaxon/recognition.ts';
import { type Choices, readChoices, STATUS_ANNOTATION } from './choices.ts';
import { type Operation, operations } from './patch.ts';
import { changesNothing, type InjectionPlan } from './plan.ts';
import { plan0x } from './plan-0x.ts';
import { plan2x } from './plan-2x.ts';
import { adviceOn, type Reason } from './reasons.ts';
import { nothingFor, type RunPlan } from './run-plan.ts';
import type { Settings } from './settings.ts';
import { statusText } from './status.ts';
import { chooseTargets, type Targets } from './targets.ts';
import { warning } from './warnings.ts';

/** What a decision is made from, besides the pod. */
export interface DecisionInput {
  readonly namespace: string;
  readonly settings: Settings;
  readonly secrets: SecretStates;
  /** What the API server does when we fail: a pod is denied only where that is to fail. */
  readonly failurePolicy: 'fail' | 'ignore';
}

export type Result = 'injected' | 'skipped' | 'denied';

export interface Decision {
  readonly result: Result;
  readonly reason: Reason;
  readonly operations: readonly Operation[];
  readonly warnings: readonly string[];
  readonly generation: Recognition['generation'];
  /** `secret/key`, where the decision concerns one. */
  readonly secret?: string;
}

/** Namespaces of Kubernetes itself, left alone even where they are labelled. */
const SYSTEM_NAMESPACES: ReadonlySet<string> = new Set(['kube-system', 'kube-node-lease', 'kube-public']);

/**
 * Decides what a pod gets: recognise, plan, patch. Pure: the same input gives the same decision, the pod is never
 * changed, and a pod that was injected gets nothing more.
 */
export function decide(pod: Pod, input: DecisionInput): Decision {
  if (SYSTEM_NAMESPACES.has(input.namespace)) return leftAlone('platform_pod', 'none');
  const recognition = recognise(pod, input.settings.recognition);
  if (recognition.generation === 'none') return leftAlone(recognition.reason, 'none');
  const choices = readChoices(pod);
  if (choices.optOut === 'pod') return leftAlone('opted_out', recognition.generation);
  return carryOut(pod, input, { recognition, choices, targets: chooseTargets(pod, choices) });
}

const leftAlone = (reason: Reason, generation: Recognition['generation']): Decision => ({
  result: 'skipped',
  reason,
  operations: [],
  warnings: [],
  generation,
});

interface Run {
  readonly recognition: Exclude<Recognition, { generation: 'none' }>;
  readonly choices: Choices;
  readonly targets: Targets;
}

function carryOut(pod: Pod, input: DecisionInput, run: Run): Decision {
  const { generation } = run.recognition;
  const wanted = planRun(pod, input, run);
  const warnings = [...run.choices.warnings, ...run.targets.warnings, ...reasonWarning(wanted), ...wanted.warnings];
  const concerned = wanted.secret === undefined ? {} : { secret: wanted.secret };
  const policy = policyOn(wanted.reason, input);
  if (policy === 'deny') {
    return { result: 'denied', reason: wanted.reason, operations: [], warnings, generation, ...concerned };
  }
  const plan = policy === 'skip' ? nothingFor(wanted.reason, []) : wanted;
  const isAnnotated = typeof annotationsOf(pod)[STATUS_ANNOTATION] === 'string';
  const reason = finalReason(plan);
  const status = isAnnotated ? {} : { status: statusText(reason, input.settings.configHash, wanted.secret) };
  const injection: InjectionPlan = { volumes: plan.volumes, containers: plan.containers, ...status };
  return {
    result: changesNothing(injection) ? 'skipped' : 'injected',
    reason,
    operations: operations(pod, injection),
    warnings,
    generation,
    ...concerned,
  };
}

/** A run of which all is there already says so; every other reason stays what it is in each round of reinvocation. */
const finalReason = (plan: RunPlan): Reason =>
  plan.reason === 'injected' && changesNothing(plan) ? 'already_injected' : plan.reason;

function planRun(pod: Pod, { settings, secrets }: DecisionInput, { recognition, choices, targets }: Run): RunPlan {
  const [first] = targets.containers;
  const main = (mainContainer(pod) ?? first)?.container;
  if (choices.optOut === 'env' || main === undefined || first === undefined) return nothingFor('opted_out', []);
  const run = { pod, main, targets: targets.containers, choices, settings, secrets };
  return recognition.generation === '0.x' ? plan0x(run, recognition.kind) : plan2x(run);
}

type Policy = 'carry_on' | 'skip' | 'deny';

function policyOn(reason: Reason, { settings, failurePolicy }: DecisionInput): Policy {
  if (!SECRET_REASONS.has(reason)) return 'carry_on';
  const { missingSecret } = settings.injection;
  if (missingSecret === 'deny') return failurePolicy === 'fail' ? 'deny' : 'carry_on';
  return missingSecret === 'skip' ? 'skip' : 'carry_on';
}

const SECRET_REASONS: ReadonlySet<Reason> = new Set(['secret_missing', 'secret_key_missing', 'key_invalid']);

function reasonWarning({ reason, secret }: RunPlan): readonly string[] {
  const advice = adviceOn(reason);
  if (advice === undefined) return [];
  return [warning(secret === undefined ? `${reason}: ${advice}` : `${reason}: ${secret}: ${advice}`)];
}
