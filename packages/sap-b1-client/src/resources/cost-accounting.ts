import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { day, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const project = objectOf(() => ({
  /** At most 20 characters. */
  Code: z.string(),
  Name: text,
  ValidFrom: day,
  ValidTo: day,
  Active: yesNo,
}));

/** A project as SAP answers it. */
export type Project = Row<z.infer<typeof project>>;

/** A project to be made or changed. */
export type ProjectDraft = DraftOf<Project, "Code" | "Name">;

export const projects = entitySet<Project, ProjectDraft>()({
  set: "Projects",
  key: "Code",
  schema: project,
  verbs: ["create", "update", "remove"],
});

const profitCenter = objectOf(() => ({
  /** At most 8 characters. */
  CenterCode: z.string(),
  CenterName: text,
  GroupCode: text,
  /** Which of the CostingCodes of a line it can stand in: 1 to 5. */
  InWhichDimension: whole,
  CostCenterType: text,
  EffectiveFrom: day,
  EffectiveTo: day,
  Active: yesNo,
  CenterOwner: whole,
}));

/** A cost centre as SAP answers it. */
export type ProfitCenter = Row<z.infer<typeof profitCenter>>;

/** A cost centre to be made or changed. */
export type ProfitCenterDraft = DraftOf<ProfitCenter, "CenterCode" | "CenterName">;

export const profitCenters = entitySet<ProfitCenter, ProfitCenterDraft>()({
  set: "ProfitCenters",
  key: "CenterCode",
  schema: profitCenter,
  verbs: ["create", "update", "remove"],
});
