import { NOTHING_KNOWN, type StatesIn } from '../gcs/secret-state.ts';
import type { DecisionInput } from '../injection/decide.ts';
import { type Configuration, settingsFor } from './configuration.ts';

/** Returns what decides about a pod of this namespace, besides the pod itself. */
export type InputFor = (namespace: string, failurePolicy: DecisionInput['failurePolicy']) => DecisionInput;

/** Combines the present configuration with present knowledge of Secrets, at the moment of the decision. */
export const inputsOf =
  (configuration: () => Configuration, statesIn: StatesIn = NOTHING_KNOWN): InputFor =>
  (namespace, failurePolicy) => ({
    namespace,
    failurePolicy,
    settings: settingsFor(configuration(), namespace),
    secrets: statesIn(namespace),
  });
