import type { B1Client } from "../client.ts";
import { isB1Error } from "../errors.ts";
import { odata } from "../query/odata.ts";
import type { UserFieldMD, UserFieldMDDraft } from "../resources/user-fields.ts";
import { type Probe, type SetupOptions, waitForNodes } from "./wait-for-nodes.ts";

/** What a set-up has found and made, by names such as "OINV.U_InstepKey" and "@INSTEP_LEDGER". */
export interface SetupResult {
  readonly made: readonly string[];
  /** There already, as wanted. */
  readonly found: readonly string[];
  /** There already, and not as wanted: nothing was changed. One sentence each, for the person who decides. */
  readonly differs: readonly string[];
  /** Not known to every node yet. */
  readonly unknown: readonly string[];
  /** What a person must do before it can be used; undefined when nothing is left to do. */
  readonly action: string | undefined;
}

/** Changes to a company's tables take SAP long, all the longer the more users are logged in. */
const timeout = 300_000;

/** Sets that show a header table, to ask a node whether it knows a field of it. Lines have no set of their own. */
const setOf: Readonly<Record<string, string>> = {
  OCRD: "BusinessPartners",
  OINV: "Invoices",
  OITM: "Items",
  OJDT: "JournalEntries",
  OPLN: "PriceLists",
  ORCT: "IncomingPayments",
  OVPM: "VendorPayments",
  OWHS: "Warehouses",
};

/**
 * Makes the user fields that the company does not have yet, waits until every node of the Service Layer knows them, and
 * says what is left for a person to do. It can be run any number of times. While it waits it logs the client out and in
 * to reach every node. A field of a marketing document, such as of OINV, is on all of them. Takes a superuser, and a
 * moment without users. Throws a B1Error when SAP refuses a field, or when nobody can tell: then run it again.
 */
export async function ensureUserFields(
  b1: B1Client,
  fields: readonly UserFieldMDDraft[],
  options: SetupOptions = {},
): Promise<SetupResult> {
  checkNames(fields);
  const done: Done = { made: [], found: [], differs: [] };
  for (const field of fields) await ensureField(b1, field, { done, options });
  return resultOf(b1, { done, probes: fields.flatMap(probeOf), options });
}

/** What has been done so far. */
export interface Done {
  readonly made: string[];
  readonly found: string[];
  readonly differs: string[];
}

interface Step {
  readonly done: Done;
  readonly options: SetupOptions;
}

export async function ensureField(
  b1: B1Client,
  field: UserFieldMDDraft,
  { done, options: { signal, onProgress } }: Step,
): Promise<void> {
  const name = nameOf(field);
  const there = await findField(b1, field, signal);
  if (there) {
    const differences = differencesOf(there, field);
    if (differences.length === 0) done.found.push(name);
    else done.differs.push(`${name}: ${differences.join(", ")}`);
    return;
  }
  try {
    await b1.userFieldsMD.create(field, { signal, timeout });
    done.made.push(name);
    onProgress?.({ kind: "made", name });
  } catch (error) {
    // Somebody else has made it meanwhile: that is as good.
    if (!isB1Error(error) || error.code !== "duplicate-entry") throw error;
    done.found.push(name);
  }
}

/** SAP puts "U_" before the name itself, for ever. */
export function checkNames(fields: readonly Pick<UserFieldMDDraft, "Name">[]): void {
  const prefixed = fields.map(({ Name }) => Name).filter((name) => /^U_/i.test(name));
  if (prefixed.length > 0)
    throw new TypeError(`State the names of user fields without "U_": ${prefixed.join(", ")}.`);
}

async function findField(
  b1: B1Client,
  { TableName, Name }: UserFieldMDDraft,
  signal: AbortSignal | undefined,
): Promise<UserFieldMD | undefined> {
  const filter = odata`TableName eq ${TableName} and Name eq ${Name}`;
  for await (const field of b1.userFieldsMD.each({ filter }, { signal })) return field;
  return undefined;
}

function differencesOf(there: UserFieldMD, wanted: UserFieldMDDraft): readonly string[] {
  const differences: string[] = [];
  if (wanted.Type !== there.Type) differences.push(`is ${String(there.Type)}, ${wanted.Type} is wanted`);
  const [has, needs] = [there.Size ?? 0, wanted.Size ?? 0];
  if (has < needs) differences.push(`holds ${String(has)} characters, ${String(needs)} are wanted`);
  return differences;
}

function nameOf({ TableName, Name }: UserFieldMDDraft): string {
  return `${TableName}.U_${Name}`;
}

export function probeOf(field: UserFieldMDDraft): readonly Probe[] {
  const { TableName, Name } = field;
  const set = TableName.startsWith("@") ? `U_${TableName.slice(1)}` : setOf[TableName];
  return set === undefined ? [] : [{ name: nameOf(field), path: `${set}?$top=1&$select=U_${Name}` }];
}

/** Waits for the nodes, and says what is left to do. */
export async function resultOf(
  b1: B1Client,
  { done, probes, options }: Step & { readonly probes: readonly Probe[] },
): Promise<SetupResult> {
  const unknown = await waitForNodes(b1, probes, options);
  const actions = [
    ...(done.differs.length > 0
      ? ["Have the SAP partner change the fields that differ, or use other names."]
      : []),
    ...(unknown.length > 0
      ? ["Restart the Service Layer on every node: a node that was not restarted refuses the new names."]
      : []),
  ];
  return { ...done, unknown, action: actions.length > 0 ? actions.join(" ") : undefined };
}
