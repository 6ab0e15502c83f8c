import type { Company } from "../company.ts";
import type { EntitySet } from "../entity-set.ts";
import { readOnlySet } from "../masters/read-only-set.ts";
import { type EntityType, integer, outputs, text, yesNo } from "../metadata/entity-type.ts";

const type: EntityType = {
  name: "BinLocation",
  table: "OBIN",
  fields: outputs({
    AbsEntry: integer(),
    Warehouse: text(),
    BinCode: text(),
    Inactive: yesNo(),
    Description: text(),
    BarCode: text(),
    IsSystemBin: yesNo(),
    ReceivingBinLocation: yesNo(),
  }),
};

/** The bins of the warehouses. */
export function createBinLocations({ bins = [] }: Company): EntitySet {
  return readOnlySet(
    { name: "BinLocations", type, keys: ["AbsEntry"] },
    bins.map(({ AbsEntry, Warehouse, BinCode, Inactive = false }) => ({
      AbsEntry,
      Warehouse,
      BinCode,
      Inactive: Inactive ? "tYES" : "tNO",
      Description: null,
      BarCode: null,
      IsSystemBin: "tNO",
      ReceivingBinLocation: "tNO",
    })),
  );
}
