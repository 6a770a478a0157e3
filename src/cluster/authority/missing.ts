import { isAbsent, whyAbsent, whyFailed } from '../asked.ts';
import { isConflict } from '../call.ts';
import { type Attempted, askOf, configurationOf, secretOf } from './asks.ts';
import type { AuthorityNames } from './names.ts';
import type { AuthorityView } from './view.ts';

/** What keeps this replica from its certificate, for those who look at the probe. */
export interface Missing {
  failed(attempted: Attempted, error: unknown): void;
  worked(...attempted: readonly Attempted[]): void;
  /** The first thing that is missing; undefined if nothing is known to be. */
  why(view: Pick<AuthorityView, 'hasListed' | 'secret' | 'configuration'>): string | undefined;
}

export function missingFor(names: AuthorityNames): Missing {
  const failures = new Map<Attempted, string>();
  return {
    failed: (attempted, error) => {
      if (!isHarmless(attempted, error)) failures.set(attempted, whyFailed(error, askOf(attempted, names)));
    },
    worked: (...attempted) => {
      for (const each of attempted) failures.delete(each);
    },
    why: (view) => {
      const [failure] = failures.values();
      if (failure !== undefined || !view.hasListed()) return failure;
      if (view.secret() === undefined) return whyAbsent(secretOf(names));
      return view.configuration() === undefined ? whyAbsent(configurationOf(names)) : undefined;
    },
  };
}

/** Another replica was faster, or nothing tells replicas apart, which then all rotate. */
const isHarmless = (attempted: Attempted, error: unknown): boolean =>
  isConflict(error) || (attempted === 'lease' && isAbsent(error));
