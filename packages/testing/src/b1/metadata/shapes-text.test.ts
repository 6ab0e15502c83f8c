import fc from "fast-check";
import { expect, it } from "vitest";
import { documentType } from "../documents/document-type.ts";
import type { Json, Row } from "../json.ts";
import { createShapes, type UserFieldShape } from "./shapes.ts";

const own: readonly UserFieldShape[] = ["U_InstepKey", "U_Ö"].map((property) => ({
  property,
  field: { kind: "text", size: 50, access: "change" },
  mandatory: false,
}));
const shapes = createShapes((table) => (table === "OINV" || table === "INV1" ? own : []));

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const line = fc.record(
  {
    LineNum: fc.nat(),
    ItemCode: value,
    U_InstepKey: value,
    StockPrice: value,
    SerialNumbers: fc.array(fc.record({ Quantity: value })),
  },
  { requiredKeys: [] },
);
const document: fc.Arbitrary<Row> = fc.record(
  {
    DocEntry: fc.nat(),
    Comments: value,
    NumAtCard: value,
    U_InstepKey: value,
    U_Ö: value,
    U_Unknown: value,
    AddressExtension: fc.oneof(fc.constant(null), fc.record({ ShipToStreet: value }, { requiredKeys: [] })),
    DocumentLines: fc.array(line),
  },
  { requiredKeys: [] },
);

it("writes a row as the text of the whole row that it stands for", () => {
  fc.assert(
    fc.property(document, (row) => {
      expect(shapes.text(documentType, row)).toBe(JSON.stringify(shapes.filled(documentType, row)));
    }),
  );
});
