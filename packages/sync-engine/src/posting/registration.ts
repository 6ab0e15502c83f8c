import { type B1Client, type CallOptions, isB1Error } from "@instep/sap-b1-client";
import type { Rules } from "@instep/mapping-core";

/** Where SAP itself remembers which ledger may post to it (H2). */
export interface Registry {
  /** The id of the registered ledger; undefined when there is none. */
  read(options: CallOptions): Promise<string | undefined>;
  /** Registers a ledger in place of `before`. Throws when somebody else was faster. */
  write(id: string, before: string | undefined, options: CallOptions): Promise<void>;
}

/** The user table that holds registrations, when it is installed: Code is the Sitoo account, Name the ledger. */
const registryTable = "INSTEP_LEDGER";

/** A company with the user table keeps registrations there, any other in the remarks of the first guest partner. */
export async function openRegistry(
  b1: B1Client,
  account: string,
  { rules, signal }: CallOptions & { readonly rules: Rules },
): Promise<Registry> {
  const options = { ...(signal && { signal }) };
  const table = tableRegistry(b1, account);
  try {
    await table.read(options);
    return table;
  } catch (error) {
    if (!isB1Error(error) || error.outcome !== "rejected" || error.refusalClass === "credentials")
      throw error;
  }
  const [first] = Object.entries(rules.stores).sort(([a], [b]) => Number(a) - Number(b));
  if (!first) throw new Error("The rules name no store");
  return remarkRegistry(b1, { account, CardCode: first[1].guestPartner });
}

function tableRegistry(b1: B1Client, account: string): Registry {
  const table = b1.userTable(registryTable);
  return {
    read: async (options) => (await table.find(account, options))?.Name ?? undefined,
    write: async (id, before, options) => {
      const row = { Code: account, Name: id };
      // SAP refuses a second row with this Code: of two ledgers that find nothing, one registers.
      if (before === undefined) await table.create(row, options);
      else await table.update(account, row, options);
    },
  };
}

/** One line of the remarks, so that what people write there stays. */
function remarkRegistry(
  b1: B1Client,
  { account, CardCode }: { readonly account: string; readonly CardCode: string },
): Registry {
  const mark = `Instep ledger of Sitoo ${account}: `;
  const find = async (options: CallOptions) => {
    const partner = await b1.businessPartners.find(CardCode, options);
    if (!partner)
      throw new Error(
        `The guest partner ${CardCode} does not exist in SAP: create it, or correct the rules.`,
      );
    const lines = (partner.FreeText ?? "").split(/\r?\n/).filter((line) => line !== "");
    return { lines, etag: partner["@odata.etag"] };
  };
  return {
    read: async (options) =>
      (await find(options)).lines.find((line) => line.startsWith(mark))?.slice(mark.length),
    write: async (id, _before, options) => {
      const { lines, etag } = await find(options);
      const FreeText = [...lines.filter((line) => !line.startsWith(mark)), mark + id].join("\n");
      // With the ETag SAP refuses whoever comes second; the registration is read back besides.
      await b1.businessPartners.update(
        CardCode,
        { FreeText },
        { ...options, ...(typeof etag === "string" && { ifMatch: etag }) },
      );
    },
  };
}
