import { expect, it } from 'vitest';
import { unmet } from '../../../src/kubernetes/selector.ts';

const expression = (operator: string, values?: string[]) => ({
  matchExpressions: [{ key: 'team', operator, ...(values && { values }) }],
});

it.each([
  ['no selector', undefined, {}, undefined],
  ['an equal label', { matchLabels: { team: 'a' } }, { team: 'a' }, undefined],
  ['another label', { matchLabels: { team: 'a' } }, { team: 'b' }, 'team in (a)'],
  ['In, absent', expression('In', ['a', 'b']), {}, 'team in (a,b)'],
  ['In, present', expression('In', ['a', 'b']), { team: 'b' }, undefined],
  ['NotIn, absent', expression('NotIn', ['a']), {}, undefined],
  ['NotIn, present', expression('NotIn', ['a']), { team: 'a' }, 'team notin (a)'],
  ['Exists, absent', expression('Exists'), {}, 'team'],
  ['Exists, present', expression('Exists'), { team: '' }, undefined],
  ['DoesNotExist, absent', expression('DoesNotExist'), {}, undefined],
  ['DoesNotExist, present', expression('DoesNotExist'), { team: '' }, '!team'],
  ['an operator that nobody knows', expression('Gt', ['1']), { team: '2' }, 'team notin (1)'],
])('%s', (_, selector, labels, requirement) => {
  expect(unmet(selector, labels)).toBe(requirement);
});
