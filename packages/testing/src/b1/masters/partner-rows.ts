import { integerOf, type Row, rowsOf, textOf } from "../json.ts";
import { duplicate, refused } from "../refusal.ts";

/** A partner's rows as they are kept: each knows its partner, and its number. */
export function withRows<T extends Row & { readonly CardCode: string }>(body: T, before: Row = {}): T {
  const { CardCode } = body;
  checkRows(body);
  const kept = {
    BPAddresses: rowsOf(body, "BPAddresses").map((row, index) => ({
      RowNum: index,
      ...row,
      BPCode: CardCode,
    })),
    ContactEmployees: rowsOf(body, "ContactEmployees").map((row, index) => ({
      InternalCode: index + 1,
      ...row,
      CardCode,
    })),
    BPBranchAssignment: mergedBranches(before, body).map((row) => ({ ...row, BPCode: CardCode })),
  };
  const sent = Object.entries(kept).filter(([property]) => property in body);
  return { ...body, ...Object.fromEntries(sent) };
}

/** An address has a name, and no other of its type the same one. The text of the first refusal is ours. */
function checkRows(body: Row): void {
  const addresses = rowsOf(body, "BPAddresses");
  if (addresses.some((row) => textOf(row, "AddressName") === undefined)) {
    throw refused("Enter a name for the address [CRD1.Address]");
  }
  const names = addresses.map(({ AddressName, AddressType }) =>
    JSON.stringify([AddressName, AddressType ?? "bo_BillTo"]),
  );
  if (new Set(names).size < names.length) throw duplicate();
}

/** A branch stands once: what is sent of it takes the place of what there was. */
function mergedBranches(before: Row, body: Row): readonly Row[] {
  const rows = [...rowsOf(before, "BPBranchAssignment"), ...rowsOf(body, "BPBranchAssignment")];
  return [...new Map(rows.map((row) => [row.BPLID, { DisabledForBP: "tNO", ...row }])).values()];
}

/** The branches that a partner may deal with; undefined when nobody has said. */
export function activeBranches(partner: Row): readonly number[] | undefined {
  const rows = rowsOf(partner, "BPBranchAssignment");
  if (rows.length === 0) return undefined;
  return rows
    .filter(({ DisabledForBP }) => DisabledForBP !== "tYES")
    .flatMap((row) => integerOf(row, "BPLID") ?? []);
}
