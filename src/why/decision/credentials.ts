import { CREDENTIALS_ENV } from '../../gcs/key-file.ts';
import { line } from '../../text/line.ts';
import { bad, type Fact, ok } from '../fact.ts';
import type { Decided } from './decided.ts';

/** Whose credentials the main container would have. */
export function credentialsFacts({ decision }: Decided): readonly Fact[] {
  const { credentials } = decision.steps;
  const main = decision.steps.run?.main?.container.name;
  if (decision.reason === 'own_credentials')
    return [ok('injection', `container ${main} brings credentials of its own, which are kept`)];
  if (credentials?.kind === 'no_place')
    return [bad('injection', 'a volume at / leaves no folder for the key', 'Mount that volume at another path.')];
  return credentials?.kind === 'ours'
    ? [ok('injection', `container ${main} gets ${CREDENTIALS_ENV}=${line(credentials.file, 256)}`)]
    : [];
}
