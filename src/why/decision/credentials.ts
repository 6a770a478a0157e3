import { CREDENTIALS_ENV } from '../../gcs/key-file.ts';
import { line } from '../../text/line.ts';
import { bad, type Fact, ok } from '../fact.ts';
import { type Decided, isWithheld } from './decided.ts';

/** Whose credentials the main container would have. */
export function credentialsFacts(decided: Decided): readonly Fact[] {
  const { decision } = decided;
  const withheld = withheldFacts(decided);
  if (withheld.length > 0) return withheld;
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

/** What follows from a faulty key. The key itself is told by its own fact. */
function withheldFacts(decided: Decided): readonly Fact[] {
  if (decided.decision.result === 'denied')
    return [bad('injection', 'the run would be refused, unless its namespace fails open')];
  return isWithheld(decided) ? [bad('injection', 'the run would be left as it is: missingSecret is skip')] : [];
}
