import { NOTHING_KNOWN, type StatesIn } from '../gcs/secret-state.ts';
import type { DecisionInput } from '../injection/decide.ts';
import { type Configuration, settingsFor } from './configuration.ts';

/** Returns what decides about a pod of this namespace, besides the pod itself. */
export type InputFor = (namespace: string, failurePolicy: DecisionInput['failurePolicy']) => DecisionInput;

/** A Secret by its place. */
export interface SecretAt {
  readonly namespace: string;
  readonly name: string;
}

interface Known {
  readonly statesIn?: StatesIn;
  /** The Secret of our own authority; absent if there is none in the cluster. */
  readonly ownSecret?: SecretAt | undefined;
}

/** Combines the present configuration with present knowledge of Secrets, at the moment of the decision. */
export const inputsOf =
  (configuration: () => Configuration, { statesIn = NOTHING_KNOWN, ownSecret }: Known = {}): InputFor =>
  (namespace, failurePolicy) => ({
    namespace,
    failurePolicy,
    settings: settingsFor(configuration(), namespace),
    secrets: statesIn(namespace),
    ownSecret: ownSecret?.namespace === namespace ? ownSecret.name : undefined,
  });
