import type { Company, Warehouse } from "../company.ts";
import { businessRule, notModelled, referenceMissing } from "../refusal.ts";

/** The warehouses of the company (OWHS). */
export interface Warehouses {
  find(code: string): Warehouse | undefined;
  /** One that goods can be in. Refuses one that is unknown or inactive; `field` is where it was named. */
  usable(code: string, field: string): Warehouse;
  /** What a line without a warehouse gets. */
  defaultCode(): string;
}

export function createWarehouses({ warehouses }: Company): Warehouses {
  const byCode = new Map(warehouses.map((warehouse) => [warehouse.WarehouseCode, warehouse]));
  return {
    find: (code) => byCode.get(code),
    usable: (code, field) => {
      const warehouse = byCode.get(code);
      if (!warehouse) throw referenceMissing(field);
      if (warehouse.Inactive) throw businessRule(`Warehouse ${code} is inactive [${field}]`); // text: ours
      // The goods of a drop shipment go from the supplier to the customer and are never ours.
      if (warehouse.DropShip) throw notModelled(`the drop-ship warehouse ${code}`);
      return warehouse;
    },
    defaultCode: () => warehouses[0]?.WarehouseCode ?? "",
  };
}
