import type { EntitySet } from "../entity-set.ts";
import { asText } from "../json.ts";
import { choice, type EntityType, text } from "../metadata/entity-type.ts";
import { notModelled } from "../refusal.ts";
import { createTable } from "../table.ts";

const type: EntityType = {
  name: "UserObjectsMD",
  table: "OUDO",
  fields: {
    TableName: text(20),
    Code: text(20),
    Name: text(100),
    ObjectType: choice({ boud_Document: "3", boud_MasterData: "1" }),
  },
};

/** User-defined objects: there are none, and the emulator registers none, so that nobody builds on one unawares. */
export function createUserObjects(): EntitySet {
  return {
    name: "UserObjectsMD",
    type,
    keys: ["Code"],
    table: createTable({ keyOf: ({ Code }) => asText(Code) }),
    post: () => {
      throw notModelled("user-defined objects");
    },
  };
}
