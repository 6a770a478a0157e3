import { isRecord } from '../model/wire.ts';
import { type Finding, unless } from './finding.ts';
import { UNPRINTABLE } from './response.ts';

/** Every error is a `metav1.Status` with a message of one line. */
export function refusalFindings(code: number, body: string): readonly Finding[] {
  const status = parsed(body);
  if (!isRecord(status) || status['kind'] !== 'Status' || status['apiVersion'] !== 'v1' || status['code'] !== code)
    return unless(false, 'an error that is no Status', body);
  const message = String(status['message']);
  return [
    ...unless(message.startsWith('polyaxon-gcs-injector: fault: '), 'a Status without our name', message),
    ...unless(!UNPRINTABLE.test(message) && [...message].length <= 300, 'a Status that is no line', message),
  ];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
