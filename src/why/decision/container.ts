import { CHOICE_PREFIX } from '../../injection/our-names.ts';
import type { Run } from '../../injection/reading/run.ts';
import { bad, type Fact, ok } from '../fact.ts';
import type { Decided } from './decided.ts';

const BY: Readonly<Record<Run['mainBy'], string>> = {
  name: 'by its name, which Polyaxon gives',
  variables: 'the first with a variable of Polyaxon',
  only: "the only one of the run's own",
  choice: `named in ${CHOICE_PREFIX}containers`,
};

/** The container of the user, and what made it that. */
export function containerFacts({ decision }: Decided): readonly Fact[] {
  const { run } = decision.steps;
  if (run === undefined || run.choices.optOut !== 'none') return [];
  const names = run.containers.map(({ container }) => container.name).join(', ');
  if (run.main === undefined)
    return [
      bad(
        'container',
        `no container is known as the run's own; it has ${names}`,
        `Name yours in the annotation ${CHOICE_PREFIX}containers of the run.`,
      ),
    ];
  const main = run.main.container.name;
  if (run.targets.length === 0)
    return [
      bad(
        'container',
        `${CHOICE_PREFIX}skip-containers leaves no container; the main one is ${main}`,
        `Remove ${main} from ${CHOICE_PREFIX}skip-containers.`,
      ),
    ];
  const more = run.targets.map(({ container }) => container.name).filter((name) => name !== main);
  const beside = more.length === 0 ? '' : `; the pod also names ${more.join(', ')}`;
  return [ok('container', `main container ${main}: ${BY[run.mainBy]}${beside}`)];
}
