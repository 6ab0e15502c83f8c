/** Where two answers differ in shape: which properties there are, in which order, and of which type. Values may differ. */
export function shapeDifferences(recorded: unknown, emulated: unknown, place: string): readonly string[] {
  if (Array.isArray(recorded) || Array.isArray(emulated)) return listDifferences(recorded, emulated, place);
  if (isObject(recorded) && isObject(emulated)) return objectDifferences(recorded, emulated, place);
  const [was, is] = [typeOf(recorded), typeOf(emulated)];
  return was === is || was === "null" || is === "null" ? [] : [`${place}: ${was} was recorded, not ${is}`];
}

/** Every recorded row has the shape of the first emulated one. */
function listDifferences(recorded: unknown, emulated: unknown, place: string): readonly string[] {
  if (!Array.isArray(recorded) || !Array.isArray(emulated))
    return [`${place}: one is a list, the other is not`];
  const [first] = emulated as readonly unknown[];
  if (recorded.length === 0) return [];
  if (first === undefined) return [`${place}: rows were recorded, the emulator shows none`];
  return recorded.flatMap((row: unknown, index) =>
    shapeDifferences(row, first, `${place}[${String(index)}]`),
  );
}

/** A part of an entity that holds nothing is {} in the record too. */
function objectDifferences(
  recorded: Readonly<Record<string, unknown>>,
  emulated: Readonly<Record<string, unknown>>,
  place: string,
): readonly string[] {
  const [was, is] = [Object.keys(recorded), Object.keys(emulated)];
  if (was.length === 0 || is.length === 0) return [];
  const missing = was.filter((key) => !is.includes(key));
  const added = is.filter((key) => !was.includes(key));
  const common = was.filter((key) => is.includes(key));
  const moved = is.filter((key) => was.includes(key)).find((key, index) => key !== common[index]);
  return [
    ...missing.map((key) => `${place}.${key}: was recorded, is not there`),
    ...added.map((key) => `${place}.${key}: was not recorded`),
    ...(moved === undefined ? [] : [`${place}.${moved}: stands in another place`]),
    ...common.flatMap((key) => shapeDifferences(recorded[key], emulated[key], `${place}.${key}`)),
  ];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}
