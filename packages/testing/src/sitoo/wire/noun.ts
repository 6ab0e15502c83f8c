import type { Books } from "../books/books.ts";
import type { Key, Stored } from "../books/records.ts";
import type { Table } from "../books/table.ts";
import { SitooRefusal } from "../refusal.ts";
import { type Call, partOf } from "./call.ts";
import { blankOf, checkRequired, type Fields, isObject, readFields } from "./fields.ts";
import { pick } from "./query.ts";

/** A kind of record, as the API reads and writes it. */
export interface Noun {
  /** What refusals call it. */
  readonly name: string;
  readonly table: (tables: Books["tables"]) => Table;
  /** The field that names a record, and the piece of the path that does. */
  readonly key: string;
  /** The key is text, also when it looks like a number. */
  readonly isText?: boolean;
  readonly fields: Fields;
  readonly required: readonly string[];
  /** Fields that can only be read. @default the key alone */
  readonly readOnly?: readonly string[];
  /** Fields that can only be written. */
  readonly hidden?: readonly string[];
  /** What a record is before anything was sent, where the types of its fields do not say. */
  readonly blank?: Stored | ((call: BlankCall) => Stored);
  /** What a list gives when it is not told which fields. @default all */
  readonly listed?: readonly string[];
  /** Fields that are computed when they are read, and only then. */
  readonly computed?: Readonly<Record<string, (record: Stored, call: Call) => unknown>>;
  /** The rules of the record, and what follows from them. `before` is undefined for a new one. Throws the refusal. */
  readonly check?: (draft: Stored, call: Call, before: Stored | undefined) => Stored;
  /** Whether this one may go, and what goes with it. */
  readonly removed?: (record: Stored, call: Call) => void;
  /** The record has `datecreated` and `datemodified`. */
  readonly isDated?: boolean;
}

/** What a blank record may depend on. */
export type BlankCall = Pick<Call, "shop"> & { readonly books: Pick<Books, "tables"> };

/** The record of a path. */
export function findRecord(noun: Noun, call: Call, key: Key = keyIn(noun, call)): Stored {
  const record = noun.table(call.books.tables).get(key);
  if (!record) throw new SitooRefusal(404, `${noun.name} not found`);
  return record;
}

/** A number in a path names a record as a number does. */
function keyIn({ key, isText }: Noun, call: Call): Key {
  const part = partOf(call, key);
  return isText === true || !/^\d{1,15}$/.test(part) ? part : Number(part);
}

/** A record with everything that can be read of it, or only these fields. */
export function shownOf(noun: Noun, call: Call, asked?: readonly string[]): (record: Stored) => Stored {
  const visible = asked?.filter((name) => isVisible(noun, name)) ?? visibleOf(noun);
  const computed = Object.entries(noun.computed ?? {}).filter(([name]) => visible.includes(name));
  return (record) => {
    const shown: Record<string, unknown> = { ...pick(record, visible) };
    for (const [name, compute] of computed) shown[name] = compute(record, call);
    return shown;
  };
}

function visibleOf({ key, fields, readOnly = [], hidden = [], isDated }: Noun): readonly string[] {
  const all = [key, ...fields.types.keys(), ...readOnly, ...(isDated === true ? dates : [])];
  return [...new Set(all)].filter((name) => !hidden.includes(name));
}

const isVisible = (noun: Noun, name: string): boolean => visibleOf(noun).includes(name);

const dates = ["datecreated", "datemodified"];

/** A record as it is before anything was sent. */
export function blankRecord({ blank, fields }: Noun, call: BlankCall): Stored {
  return { ...blankOf(fields), ...(typeof blank === "function" ? blank(call) : blank) };
}

/** Adds what was sent. */
export function addRecord(noun: Noun, call: Call, sent: unknown): Stored {
  const read = readFields(noun.fields, sent, call.options);
  checkRequired(read, noun.required);
  const table = noun.table(call.books.tables);
  const draft = { ...blankRecord(noun, call), ...read };
  const key = draft[noun.key] ?? table.nextId();
  const at = call.books.now();
  const dated = noun.isDated === true ? { datecreated: at, datemodified: at } : {};
  const record = { [noun.key]: key, ...draft, ...dated };
  const checked = noun.check ? noun.check(record, call, undefined) : record;
  table.put(checked);
  return checked;
}

/** Changes the fields that were sent, and no other. */
export function updateRecord(
  noun: Noun,
  call: Call,
  { before, sent }: { readonly before: Stored; readonly sent: unknown },
): void {
  const read = readFields(noun.fields, withoutKey(noun, sent), call.options);
  const dated = noun.isDated === true ? { datemodified: call.books.now() } : {};
  const draft = { ...before, ...read, ...dated, [noun.key]: before[noun.key] };
  noun.table(call.books.tables).put(noun.check ? noun.check(draft, call, before) : draft);
}

/** The key names the record, and never changes. */
const withoutKey = ({ key }: Noun, sent: unknown): unknown =>
  isObject(sent) ? Object.fromEntries(Object.entries(sent).filter(([name]) => name !== key)) : sent;

export function removeRecord(noun: Noun, call: Call, record: Stored): void {
  const table = noun.table(call.books.tables);
  noun.removed?.(record, call);
  table.remove(table.keyOf(record));
}
