import { isObject } from '../json/object.ts';
import { cleanPath } from '../kubernetes/paths.ts';
import { type Definition, definitionsIn } from './definitions.ts';
import type { Fault } from './fault.ts';
import { gives, placed, type Section } from './sections.ts';

/** Outputs definitions with one mountPath: a run's path could belong to either. */
export function sharedPaths(section: Section): readonly Fault[] {
  const { at, value } = placed(section, 'persistence');
  if (!gives(section, 'persistence') || !isObject(value)) return [];
  const folders = definitionsIn(value['outputs']).flatMap(folderOf);
  return folders.flatMap(({ name, folder }, index) => {
    const other = folders.slice(0, index).find((before) => before.folder === folder);
    if (other === undefined) return [];
    const message = `the same folder as that of ${other.name}: ${folder}; a path in it would belong to both, keep one`;
    return [{ path: `${at}.outputs.${name}.mountPath`, message }];
  });
}

interface Folder {
  readonly name: string;
  readonly folder: string;
}

const folderOf = ({ name, mountPath }: Definition): readonly Folder[] =>
  mountPath === undefined ? [] : [{ name, folder: cleanPath(mountPath) }];
