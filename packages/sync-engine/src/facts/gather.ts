import type { Clock } from "@instep/http";
import {
  type CompanyFacts,
  type Facts,
  type RegisterFacts,
  requirementsOf,
  type Rules,
} from "@instep/mapping-core";
import { type B1Client, type CallOptions, odata, odataAny } from "@instep/sap-b1-client";
import type { Order, SitooClient } from "@instep/sitoo-client";

/** Reads what planning must know, many orders in one request, and remembers what does not change from order to order. */
export interface Gatherer {
  /** The facts of each order, by orderid. */
  gather(orders: readonly Order[], options?: CallOptions): Promise<ReadonlyMap<number, Facts>>;
}

const hour = 3_600_000;

interface Sources {
  readonly clock: Clock;
  readonly b1: B1Client;
  readonly sitoo: SitooClient;
  readonly rules: Rules;
}

/** SAP's own field holds no longer one: such an address matches nobody. */
const longestAddress = 100;

/** E-mail addresses per filter. */
const addressesPerFilter = 20;

export function createGatherer({ b1, sitoo, rules, clock }: Sources): Gatherer {
  let company: Promise<CompanyFacts> | undefined;
  let registers = new Map<string, RegisterFacts>();
  let readAt = -Infinity;

  /** Tills are installed and moved: the list is read again each hour, and at once when one is not on it. */
  const registersFor = async (
    wanted: readonly string[],
    options: CallOptions,
  ): Promise<ReadonlyMap<string, RegisterFacts>> => {
    if (clock.now() - readAt >= hour || wanted.some((id) => !registers.has(id))) {
      registers = await readRegisters(sitoo, options);
      readAt = clock.now();
    }
    return registers;
  };

  return {
    gather: async (orders, options = {}) => {
      company ??= readCompany(b1, options);
      const settings = await company.catch((error: unknown) => {
        company = undefined; // asked again next time
        throw error;
      });
      const needs = new Map(orders.map((order) => [order.orderid, requirementsOf(order, rules)]));
      const wanted = [...needs.values()];
      const known = await registersFor(
        wanted.flatMap(({ registerid }) => registerid ?? []),
        options,
      );
      const partners = await readPartners(
        b1,
        wanted.flatMap(({ email }) => email ?? []),
        options,
      );
      return new Map(
        [...needs].map(([orderid, { registerid, email }]): [number, Facts] => [
          orderid,
          {
            account: sitoo.accountId,
            company: settings,
            register: known.get(registerid ?? ""),
            partners: email === undefined ? [] : (partners.get(email.toLowerCase()) ?? []),
          },
        ]),
      );
    },
  };
}

async function readCompany(b1: B1Client, options: CallOptions): Promise<CompanyFacts> {
  const [admin, info] = await Promise.all([b1.company.adminInfo(options), b1.company.companyInfo(options)]);
  return {
    localCurrency: admin.LocalCurrency ?? "",
    priceAccuracy: admin.PriceAccuracy ?? 2,
    groupLinesInVat: info.GroupLinesInVATCalculation === "tYES",
  };
}

/** Register → warehouse → store. */
async function readRegisters(sitoo: SitooClient, options: CallOptions): Promise<Map<string, RegisterFacts>> {
  const stores = new Map<number, number>();
  for await (const read of sitoo.warehouses.each({}, options)) {
    if (read.ok && read.value.storeid != null) stores.set(read.value.warehouseid, read.value.storeid);
  }
  const registers = new Map<string, RegisterFacts>();
  for await (const read of sitoo.cashRegisters.each({}, options)) {
    const storeid =
      read.ok && read.value.warehouseid != null ? stores.get(read.value.warehouseid) : undefined;
    if (read.ok && storeid !== undefined) registers.set(read.value.registerid, { storeid });
  }
  return registers;
}

/** CardCodes of customers by e-mail address in lower case. SAP on HANA compares letters exactly: both spellings are asked. */
async function readPartners(
  b1: B1Client,
  emails: readonly string[],
  { signal }: CallOptions,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const askable = emails.filter((email) => email.length <= longestAddress && email.isWellFormed());
  const spellings = [...new Set(askable.flatMap((email) => [email, email.toLowerCase()]))];
  const partners = new Map<string, string[]>();
  for (let start = 0; start < spellings.length; start += addressesPerFilter) {
    const anyOf = odataAny("EmailAddress", spellings.slice(start, start + addressesPerFilter));
    const filter = odata`CardType eq ${"cCustomer"} and ${anyOf}`;
    const query = { filter, select: ["CardCode", "EmailAddress"] } as const;
    for await (const { CardCode, EmailAddress } of b1.businessPartners.each(query, {
      ...(signal && { signal }),
    })) {
      const email = (EmailAddress ?? "").toLowerCase();
      partners.set(email, [...new Set([...(partners.get(email) ?? []), CardCode])]);
    }
  }
  return partners;
}
