import { NOTHING_KNOWN, type StatesIn } from '../gcs/secret-state.ts';
import type { DecisionInput } from '../injection/decide.ts';
import { type Configuration, settingsFor } from './configuration.ts';

/** Gives what a pod of this namespace is decided by, besides itself. */
export type InputFor = (namespace: string, failurePolicy: DecisionInput['failurePolicy']) => DecisionInput;

/** Puts together what is in force and what is known of Secrets, both at the moment of the decision. */
export const inputsOf =
  (configuration: () => Configuration, statesIn: StatesIn = NOTHING_KNOWN): InputFor =>
  (namespace, failurePolicy) => ({
    namespace,
    failurePolicy,
    settings: settingsFor(configuration(), namespace),
    secrets: statesIn(namespace),
  });
