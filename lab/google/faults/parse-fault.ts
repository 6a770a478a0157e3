import { parseJsonObject } from '../http/json-body.ts';
import { isRefusal } from '../http/refusal.ts';
import { FAULT_STATUSES, type Fault } from './fault.ts';

const FIELDS: Readonly<Record<string, 'string' | 'number'>> = {
  effect: 'string',
  method: 'string',
  matches: 'string',
  nth: 'number',
  times: 'number',
  status: 'number',
  afterBytes: 'number',
  milliseconds: 'number',
};

/** Reads a fault from the body of a control request. Undefined unless every field is known and of its type. */
export function parseFault(body: Buffer): Fault | undefined {
  const value = parseJsonObject(body);
  return !isRefusal(value) && isFault(value) ? value : undefined;
}

function isFault(value: object): value is Fault {
  const entries = Object.entries(value);
  if (entries.some(([field, content]) => typeof content !== FIELDS[field])) return false;
  const { effect, status, milliseconds } = value as Record<string, unknown>;
  if (effect === 'status') return String(status) in FAULT_STATUSES;
  if (effect === 'slow') return milliseconds !== undefined;
  return effect === 'reset' || effect === 'expire';
}
