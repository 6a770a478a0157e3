/** What changes is for pods that are made afterwards. */
export const RESTART = 'Start the run again: only new pods are injected.';
