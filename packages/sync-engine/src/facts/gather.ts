import type { Clock } from "@instep/http";
import {
  chooseCustomer,
  type CompanyFacts,
  type Facts,
  type RegisterFacts,
  requirementsOf,
  type Rules,
} from "@instep/mapping-core";
import type { B1Client, CallOptions } from "@instep/sap-b1-client";
import type { Order, SitooClient } from "@instep/sitoo-client";
import { readPartners } from "./read-partners.ts";

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
      const keys = wanted.flatMap(({ customer }) => customer);
      const partners = await readPartners(b1, { keys, rules: rules.customers, options });
      return new Map(
        [...needs].map(([orderid, { registerid, customer }]): [number, Facts] => [
          orderid,
          {
            account: sitoo.accountId,
            company: settings,
            register: known.get(registerid ?? ""),
            partners: chooseCustomer(customer, partners, rules.customers),
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
