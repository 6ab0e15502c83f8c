import { type B1Client, type CallOptions, etagOf, isB1Error, odataAny } from "@instep/sap-b1-client";
import type { Rules } from "@instep/mapping-core";

/** Where SAP itself remembers which ledger may post to it (H2). */
export interface Registry {
  /** The id of the registered ledger; undefined when there is none. */
  read(options: CallOptions): Promise<string | undefined>;
  /** Registers a ledger in place of `before`. Throws when somebody else was faster. */
  write(id: string, before: string | undefined, options: CallOptions): Promise<void>;
}

/** The user table that holds registrations, when it is installed: Code is the Sitoo site, Name the ledger. */
const registryTable = "INSTEP_LEDGER";

/** What a registration is for, and where it may stand. */
export interface Registering extends CallOptions {
  /** Account and site in Sitoo: "1500-1". */
  readonly site: string;
  readonly rules: Rules;
}

/** A company with the user table keeps registrations there, any other in the remarks of a guest partner. */
export async function openRegistry(b1: B1Client, { site, rules, signal }: Registering): Promise<Registry> {
  const table = tableRegistry(b1, site);
  try {
    await table.read({ signal });
    return table;
  } catch (error) {
    // Only a company without the table falls back: two ledgers that look in different places would both post.
    if (!isB1Error(error) || !isNoSuchTable(error)) throw error;
  }
  const guests = Object.entries(rules.stores).sort(([a], [b]) => Number(a) - Number(b));
  return remarkRegistry(b1, site, [...new Set(guests.map(([, { guestPartner }]) => guestPartner))]);
}

const isNoSuchTable = ({
  code,
  sapMessage = "",
}: {
  readonly code: string;
  readonly sapMessage: string | undefined;
}): boolean => code === "bad-query" || /service not found/i.test(sapMessage);

function tableRegistry(b1: B1Client, site: string): Registry {
  const table = b1.userTable(registryTable);
  return {
    read: async (options) => (await table.find(site, options))?.Name ?? undefined,
    write: async (id, before, options) => {
      const row = { Code: site, Name: id };
      // SAP refuses a second row with this Code: of two ledgers that find nothing, one registers.
      if (before === undefined) await table.create(row, options);
      else await table.update(site, row, options);
    },
  };
}

/** One line of the remarks, so that what people write there stays. Of several guest partners the first that has it counts. */
function remarkRegistry(b1: B1Client, site: string, guests: readonly string[]): Registry {
  const mark = `Instep ledger of Sitoo ${site}: `;
  const linesOf = (remarks: string | null | undefined): readonly string[] =>
    (remarks ?? "").split(/\r?\n/).filter((line) => line !== "");

  /** Where the registration stands, or is to stand: other rules may name other guest partners first. */
  const locate = async (
    options: CallOptions,
  ): Promise<{ readonly guest: string; readonly id: string | undefined }> => {
    const query = { filter: odataAny("CardCode", guests), select: ["CardCode", "FreeText"] } as const;
    const marked = new Map<string, string>();
    for await (const { CardCode, FreeText } of b1.businessPartners.each(query, options)) {
      const line = linesOf(FreeText).find((each) => each.startsWith(mark));
      if (line !== undefined) marked.set(CardCode, line.slice(mark.length));
    }
    const guest = guests.find((each) => marked.has(each)) ?? guests[0] ?? "";
    return { guest, id: marked.get(guest) };
  };

  return {
    read: async (options) => (await locate(options)).id,
    write: async (id, _before, options) => {
      const { guest } = await locate(options);
      const partner = await b1.businessPartners.find(guest, options);
      if (!partner)
        throw new Error(`The guest partner ${guest} does not exist in SAP: create it, or correct the rules.`);
      const others = linesOf(partner.FreeText).filter((line) => !line.startsWith(mark));
      // With the entity tag SAP refuses whoever comes second; the registration is read back besides.
      await b1.businessPartners.update(
        guest,
        { FreeText: [...others, mark + id].join("\n") },
        { ...options, ifMatch: etagOf(partner) },
      );
    },
  };
}
