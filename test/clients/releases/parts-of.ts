type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What identifies an element of a Kubernetes list. */
const keyOf = (element: unknown): unknown =>
  isMembers(element) ? (element['mountPath'] ?? element['containerPort'] ?? element['name']) : undefined;

/**
 * The parts of a stored object that are in `written` too: members and named list elements, in the order of `written`.
 * It leaves out additions of the API server, controllers and operators. Changed or missing parts show in a comparison
 * of the result with `written`.
 */
export function partsOf(stored: unknown, written: unknown): unknown {
  if (Array.isArray(stored) && Array.isArray(written)) return elementsOf(stored, written);
  if (!isMembers(stored) || !isMembers(written)) return stored;
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, partsOf(stored[name], value)]));
}

function elementsOf(stored: readonly unknown[], written: readonly unknown[]): readonly unknown[] {
  if (written.some((element) => keyOf(element) === undefined)) return stored;
  return written.map((element) =>
    partsOf(
      stored.find((other) => keyOf(other) === keyOf(element)),
      element,
    ),
  );
}

/** A written object as the API server stores it: without nulls, empty lists and false, with canonical quantities. */
export function asStored(written: unknown): unknown {
  if (Array.isArray(written)) return written.map(asStored);
  if (!isMembers(written)) return written === '0.1' ? '100m' : written;
  const members = Object.entries(written).filter(([, value]) => !isDropped(value));
  return Object.fromEntries(members.map(([name, value]) => [name, asStored(value)]));
}

const isDropped = (value: unknown): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0);
