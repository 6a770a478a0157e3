import { createTwoFilesPatch } from 'diff';
import { stringify } from 'yaml';
import { assertApplies } from '../../admission/self-check.ts';
import type { Operation } from '../../injection/plan/patch.ts';
import { isObject } from '../../json/object.ts';
import type { Manifest, ManifestDocument } from '../manifest/manifest.ts';
import { editedYaml } from './edit-yaml.ts';

export type Output = 'yaml' | 'json' | 'patch' | 'diff';

/** The operations on each document of a manifest, in the order of the documents. */
export type Edits = readonly (readonly Operation[])[];

/** A manifest with its edits, in the requested form. A document without changes keeps its text byte for byte. */
export function render(manifest: Manifest, edits: Edits, output: Output): string {
  switch (output) {
    case 'yaml':
      return yamlText(manifest, edits);
    case 'json':
      return isUnchanged(edits) && manifest.isJson
        ? manifest.text
        : `${JSON.stringify(jsonValue(manifest, edits), null, 2)}\n`;
    case 'patch':
      return `${JSON.stringify(patchValue(manifest, edits), null, 2)}\n`;
    case 'diff':
      return isUnchanged(edits) ? '' : diffText(manifest, edits);
  }
}

const isUnchanged = (edits: Edits): boolean => edits.every((operations) => operations.length === 0);

function yamlText({ documents, isJson }: Manifest, edits: Edits): string {
  const texts = documents.map((document, index) => {
    const operations = edits[index] ?? [];
    if (operations.length === 0) return document.source;
    return isJson
      ? stringify(editedValue(document, operations), { lineWidth: 0 })
      : editedYaml(document.document, document.source, operations);
  });
  return texts.join('');
}

function editedValue({ document }: ManifestDocument, operations: readonly Operation[]): unknown {
  const value: unknown = document.toJS();
  assertApplies(value, operations);
  return value;
}

function jsonValue({ documents }: Manifest, edits: Edits): unknown {
  const values = documents
    .map((document, index) => editedValue(document, edits[index] ?? []))
    .filter((value) => value !== null);
  return values.length === 1 ? values[0] : { apiVersion: 'v1', kind: 'List', items: values };
}

/** The patch of one document; for several, a list that names the owner of each patch. */
function patchValue({ documents }: Manifest, edits: Edits): unknown {
  const patches = documents.map(({ value }, index) => ({ ...identity(value), patch: edits[index] ?? [] }));
  return patches.length === 1 ? patches[0]?.patch : patches;
}

function identity(value: unknown): object {
  if (!isObject(value)) return {};
  const metadata = isObject(value['metadata']) ? value['metadata'] : {};
  return { kind: value['kind'], namespace: metadata['namespace'], name: metadata['name'] ?? metadata['generateName'] };
}

/** One writer formats both sides, so that only the injection differs. */
function diffText({ documents }: Manifest, edits: Edits): string {
  const [before, after] = [documents.map(() => []), edits].map((each) =>
    documents
      .map((document, index) => stringify(editedValue(document, each[index] ?? []), { lineWidth: 0 }))
      .join('---\n'),
  );
  return createTwoFilesPatch('before', 'after', before ?? '', after ?? '', '', '', { context: 3 }).replace(/^=+\n/, '');
}
