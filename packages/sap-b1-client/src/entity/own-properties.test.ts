import { describe, expect, it } from "vitest";
import * as z from "zod";
import { aScene, today, versions } from "../../test/a-company.ts";
import type { StandardSchema } from "./standard-schema.ts";

const till = z.object({ U_Till: z.string().transform(Number) });
const sale = { CardCode: "POS-MALMO", DocDate: today, DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1 }] };

/** A schema of a host's own making, which asks somebody before it answers. */
const asking: StandardSchema<{ readonly U_Till: string }> = {
  "~standard": {
    version: 1,
    vendor: "a host",
    validate: async (row) => {
      const { U_Till } = await z.object({ U_Till: z.string() }).parseAsync(row);
      await Promise.resolve();
      if (U_Till === "9") return { issues: [{ message: "no such till", path: ["U_Till"] }] };
      return { value: { U_Till: `till ${U_Till}` } };
    },
  },
};

describe.each(versions)("in %s, properties of the host's own", (version) => {
  it("are read by its schema, beside ours", async () => {
    const { b1 } = aScene(version);
    const invoices = b1.invoices.with(till);
    await b1.invoices.post({ ...sale, U_Till: "7" });
    expect(await invoices.find(1)).toMatchObject({ U_Till: 7, DocDate: today, DocEntry: 1 });
    const rows = await Array.fromAsync(invoices.each({ select: ["U_Till", "DocDate"] }));
    expect(rows).toMatchObject([{ U_Till: 7, DocDate: today }]);
  });

  it("are read by a schema that takes its time", async () => {
    const { b1 } = aScene(version);
    await b1.invoices.post({ ...sale, U_Till: "7" });
    expect(await b1.invoices.with(asking).find(1)).toMatchObject({ U_Till: "till 7", DocDate: today });
  });

  it("that do not fit are said by their names, and a document that was posted so is in doubt", async () => {
    const { b1, sap } = aScene(version);
    const invoices = b1.invoices.with(asking);
    const posting = invoices.post({ ...sale, U_Till: "9" });
    await expect(posting).rejects.toMatchObject({ outcome: "in-doubt", code: "unreadable-answer" });
    await expect(posting).rejects.toThrow("U_Till: no such till");
    expect(sap.books.invoices()).toHaveLength(1);
    await expect(b1.invoices.with(till).find(1)).resolves.toMatchObject({ U_Till: 9 });
  });

  it("may be several, one schema after the other", async () => {
    const { b1 } = aScene(version, {
      userFields: ["Till", "Receipt"].map((Name) => ({ TableName: "OINV", Name, Size: 20 })),
    });
    const invoices = b1.invoices.with(till).with(z.object({ U_Receipt: z.string() }));
    await invoices.post({ ...sale, U_Receipt: "R1", U_Till: "4" });
    expect(await invoices.find(1)).toMatchObject({ U_Till: 4, U_Receipt: "R1", DocDate: today });
  });
});
