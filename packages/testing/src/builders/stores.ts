import type { BusinessPlace, CompanyPartner, Warehouse } from "../b1/company.ts";

/** A shop, as SAP knows it: a warehouse and a guest customer, both of one branch. */
export interface StorePlan {
  /** WarehouseCode, at most eight characters. */
  readonly code: string;
  readonly name: string;
  /** BPLID. @default none, in a company without branches */
  readonly branch?: number;
}

/** A branch: a part of the company that documents, warehouses and series belong to. */
export const aBranch = (
  BPLID: number,
  BPLName: string,
  overrides: Partial<BusinessPlace> = {},
): BusinessPlace => ({ BPLID, BPLName, MainBPL: BPLID === 1, ...overrides });

/** The warehouse of each store. */
export function warehousesOf(stores: readonly StorePlan[]): readonly Warehouse[] {
  return stores.map(({ code, name, branch }) => ({
    WarehouseCode: code,
    WarehouseName: name,
    ...(branch !== undefined && { BusinessPlaceID: branch }),
  }));
}

/** The guest customer of each store, "POS-MALMO": only its own branch sells to it. */
export function guestPartnersOf(
  stores: readonly StorePlan[],
  overrides: Partial<CompanyPartner> = {},
): readonly CompanyPartner[] {
  const branches = [...new Set(stores.flatMap(({ branch }) => branch ?? []))];
  return stores.map(({ code, name, branch }) => ({
    CardCode: `POS-${code}`,
    CardName: `POS ${name}`,
    disabledBranches: branches.filter((other) => other !== branch),
    ...overrides,
  }));
}

/** The same quantity in every store. */
export function stockOf(stores: readonly StorePlan[], quantity: string): Readonly<Record<string, string>> {
  return Object.fromEntries(stores.map(({ code }) => [code, quantity]));
}
