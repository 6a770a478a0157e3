import { type CallHead, targetOf } from '../http/call.ts';
import type { Fault } from './fault.ts';

export interface FaultPlan {
  add(fault: Fault): void;
  /** The fault that this call gets, if any. Counts the call for every fault that it matches. */
  next(call: CallHead): Fault | undefined;
}

/** No fault at first. The fault that was added first wins. */
export function createFaultPlan(): FaultPlan {
  const entries: { readonly fault: Fault; seen: number }[] = [];
  return {
    add: (fault) => void entries.push({ fault, seen: 0 }),
    next: (call) => {
      const matching = entries.filter(({ fault }) => isAimedAt(fault, call));
      for (const entry of matching) entry.seen += 1;
      return matching.find(({ fault, seen }) => isDue(fault, seen))?.fault;
    },
  };
}

function isAimedAt({ method, matches }: Fault, call: CallHead): boolean {
  if (method !== undefined && method !== call.method) return false;
  return matches === undefined || new RegExp(matches).test(call.host + targetOf(call));
}

function isDue({ nth = 1, times = 1 }: Fault, seen: number): boolean {
  return seen >= nth && seen < nth + times;
}
