import { type Refusal, refuse } from '../http/refusal.ts';

const LONGEST_NAME_BYTES = 1024;

/** Cloud Storage's rules for names. Slashes, percent signs and `..` inside a longer name are valid. */
export function objectNameFault(name: string): Refusal | undefined {
  if (name === '') return refuse('invalid', 'Required');
  if (Buffer.byteLength(name) > LONGEST_NAME_BYTES) {
    return refuse('invalid', `The specified object name is longer than ${LONGEST_NAME_BYTES} bytes.`);
  }
  if (name === '.' || name === '..' || /[\r\n]/.test(name)) {
    return refuse('invalid', `Disallowed object name: ${JSON.stringify(name)}`);
  }
  return undefined;
}
