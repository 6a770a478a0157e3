import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf, edited, stringAt } from '../../../src/json/edit.ts';

const shown = (text: string) => childrenOf(text).map(({ key, start, end }) => [key, text.slice(start, end)]);

describe('the children in a JSON text', () => {
  it.each([
    [
      '{"a": 1, "b":[2, {"c": ","}] }',
      [
        ['a', '1'],
        ['b', '[2, {"c": ","}]'],
      ],
    ],
    [
      ' [ "x:y" , null,{"a":[]}]',
      [
        [undefined, '"x:y"'],
        [undefined, 'null'],
        [undefined, '{"a":[]}'],
      ],
    ],
    [
      '{"a":"\\"}","\\u0061":-1.5e3}',
      [
        ['a', '"\\"}"'],
        ['a', '-1.5e3'],
      ],
    ],
    ['{}', []],
    ['[]', []],
    [
      '[[],[]]',
      [
        [undefined, '[]'],
        [undefined, '[]'],
      ],
    ],
  ])('of %s', (text, children) => expect(shown(text)).toEqual(children));

  it('of any object are its members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value, null, 1);
        const members = shown(text).map(([key, member]) => [key, JSON.parse(member ?? '')]);
        expect(Object.fromEntries(members)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('of a child are found in its span', () => {
    const text = '{"a": ["b", 1]}';
    const [list] = childrenOf(text);
    expect(childrenOf(text, list).map((span) => stringAt(text, span))).toEqual(['b', undefined]);
  });

  it('of a text deeper than any stack are found', () => {
    expect(childrenOf(`{"a":${'['.repeat(60_000)}${']'.repeat(60_000)},"b":1}`).map(({ key }) => key)).toEqual([
      'a',
      'b',
    ]);
  });
});

it('an edited text keeps every other character', () => {
  const text = '{"n": 12345678901234567890, "a": "x",  "a": "y"}';
  const edits = childrenOf(text)
    .filter(({ key }) => key === 'a')
    .map((span) => ({ ...span, text: '"z"' }));
  expect(edited(text, edits)).toBe('{"n": 12345678901234567890, "a": "z",  "a": "z"}');
  expect(edited(text, [])).toBe(text);
});
