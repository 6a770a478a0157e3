import { describe, expect, it } from 'vitest';
import { faultsOf } from './faults-of.ts';

const NO_MAP = 'must be a map with persistence or artifactsStore';

describe('an unreadable configuration says why', () => {
  it.each([
    [
      'a list that is not closed',
      'persistence: [',
      'Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 15',
    ],
    ['JSON that is not closed', '{"injection": {}', 'Flow map must end with a } at line 1, column 17'],
    ['a tab', '\tinjection: {}', 'Tabs are not allowed as indentation at line 1, column 1'],
    [
      'two maps on a line',
      'injection: gcloud: true',
      'Nested mappings are not allowed in compact mappings at line 1, column 12',
    ],
    [
      'two documents',
      'injection: {}\n---\nrecognition: {}',
      'must be one document; remove the --- and what comes after it',
    ],
    [
      'an alias without its anchor',
      'injection: *defaults',
      'Unresolved alias (the anchor must be set before the alias): defaults',
    ],
    ['a number', '3', NO_MAP],
    ['a text', 'gs://outputs-bucket', NO_MAP],
    ['a list', '[]', NO_MAP],
  ])('%s', (_name, text, fault) => expect(faultsOf(text)).toEqual([fault]));

  it('a map within itself', () => {
    expect(faultsOf('injection: &a {env: *a}')).toEqual(['injection.env: must be a list of {name, value}']);
  });

  it('aliases of aliases, which would fill the memory', () => {
    const lists = Array.from({ length: 9 }, (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`);
    expect(faultsOf(`a0: &a0 [x]\n${lists.join('\n')}`)).toEqual([
      'Excessive alias count indicates a resource exhaustion attack',
    ]);
  });
});
