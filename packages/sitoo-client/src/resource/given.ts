/** What a caller of plain JavaScript may get wrong. Told before anything is sent: later it would hide what became of it. */

/** The record to be sent. Without one Sitoo would get no body at all. */
export function recordIn<D>(draft: D): D {
  if (isRecord(draft)) return draft;
  throw new TypeError("What is sent is a record: an object with fields.");
}

/** The items of a batch. */
export function itemsIn<I>(items: readonly I[]): readonly I[] {
  return listIn(items, isRecord, "is a record");
}

/** The keys of a batch. Without one Sitoo would be asked to delete it knows not what. */
export function keysIn<K>(keys: readonly K[]): readonly K[] {
  return listIn(keys, isKey, "is a number or a text that is not empty");
}

function listIn<I>(list: readonly I[], isRight: (item: unknown) => boolean, what: string): readonly I[] {
  const given: unknown = list;
  if (!Array.isArray(given)) throw new TypeError("A batch is a list.");
  const wrong = list.findIndex((item) => !isRight(item));
  if (wrong >= 0) throw new TypeError(`Each item of a batch ${what}: number ${String(wrong)} is not.`);
  return list;
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isKey(value: unknown): boolean {
  return Number.isSafeInteger(value) || (typeof value === "string" && value.trim() !== "");
}
