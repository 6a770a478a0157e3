import { expect, it } from 'vitest';
import { withDigest } from '../../release/chart.ts';
import { notesOf } from '../../release/notes.ts';

it('release notes have what users see, and first what breaks', () => {
  const notes = notesOf([
    'feat(why): tell more\n\nIn words.\n',
    'fix: end at once\n',
    'docs: say so\n',
    'feat(config)!: names are checked\n\nBREAKING CHANGE: a name that Google\nrefuses is a fault\n',
    'Merge branch main\n',
    '',
  ]);
  expect(notes).toBe(`## Before you upgrade

- a name that Google refuses is a fault

## New

- why: tell more
- config: names are checked

## Fixed

- end at once
`);
});

it('only the digest of the values changes', () => {
  const values = 'image:\n  # -- Digest\n  digest: ""\n  tag: "" # stays\n';
  expect(withDigest(values, 'sha256:ab')).toBe('image:\n  # -- Digest\n  digest: "sha256:ab"\n  tag: "" # stays\n');
});
