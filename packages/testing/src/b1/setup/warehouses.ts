import type { Company, Warehouse } from "../company.ts";

/** The warehouses of the company (OWHS). */
export interface Warehouses {
  find(code: string): Warehouse | undefined;
  /** What a line without a warehouse gets. */
  defaultCode(): string;
}

export function createWarehouses({ warehouses }: Company): Warehouses {
  const byCode = new Map(warehouses.map((warehouse) => [warehouse.WarehouseCode, warehouse]));
  return { find: (code) => byCode.get(code), defaultCode: () => warehouses[0]?.WarehouseCode ?? "" };
}
