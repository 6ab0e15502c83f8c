import { integerOf, type Row, textOf } from "../json.ts";
import type { Posting } from "../ledger/posting.ts";
import { referenceMissing } from "../refusal.ts";
import type { Lists } from "./lists.ts";

/** The properties that name a cost centre, by dimension, with their columns. */
const centres = [1, 2, 3, 4, 5].flatMap((dimension) => {
  const number = dimension === 1 ? "" : String(dimension);
  return [
    { dimension, property: `CostingCode${number}`, column: `OcrCode${number}` },
    { dimension, property: `COGSCostingCode${number}`, column: `CogsOcrCo${number || "d"}` },
    { dimension, property: `ProfitCenter${number}`, column: `OcrCode${number}` },
  ];
});

/**
 * Refuses a line's cost centres and project where the company has none of that code, or has it in another dimension. That
 * SAP refuses is known, the code is by analogy with other codes that name nothing.
 */
export function checkDimensions(row: Row, lists: Lists, at: (column: string) => string): void {
  for (const { dimension, property, column } of centres) {
    const code = textOf(row, property);
    if (code === undefined) continue;
    const centre = lists.table("ProfitCenters").get(code);
    if (!centre || (integerOf(centre, "InWhichDimension") ?? 1) !== dimension) {
      throw referenceMissing(at(column));
    }
  }
  const project = textOf(row, "ProjectCode") ?? textOf(row, "Project");
  if (project !== undefined) lists.check("Projects", project, at("Project"));
}

const dimensions = ["CostingCode", "CostingCode2", "CostingCode3", "CostingCode4", "CostingCode5"];

/** The cost centres and the project of a line. Its cost has centres of its own where they were sent. */
export function dimensionsOf(row: Row, prefix: "" | "COGS" = ""): Pick<Posting, "more"> {
  const named = [...dimensions, "ProjectCode"].flatMap((name) => {
    const value = textOf(row, `${prefix}${name}`) ?? textOf(row, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return named.length === 0 ? {} : { more: Object.fromEntries(named) };
}
