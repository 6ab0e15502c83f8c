import { describe, it } from "vitest";
import { inProcess, overPort, play } from "./protocol/play.ts";
import { protocolRules } from "./protocol/protocol-rules.ts";

const lines = { "in this process": inProcess, "over a port": overPort } as const;

describe.each(["v1", "v2"] as const)("%s", (version) => {
  describe.each(["in this process", "over a port"] as const)("%s", (where) => {
    it.each(protocolRules.map((rule) => [rule.name, rule] as const))("%s", async (_, rule) => {
      const line = await lines[where](rule);
      await play(rule, line, version).finally(() => line.close());
    });
  });
});
