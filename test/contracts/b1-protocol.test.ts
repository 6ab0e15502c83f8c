import { describe, expect, it } from "vitest";
import { inProcess, play } from "../../packages/testing/src/b1/wire/protocol/play.ts";
import { protocolRules } from "../../packages/testing/src/b1/wire/protocol/protocol-rules.ts";
import type { Rule, Step } from "../../packages/testing/src/b1/wire/protocol/rule.ts";
import { deadSession } from "../../packages/testing/src/b1/wire/protocol/session.rules.ts";
import { clientsAsFetch } from "./clients-as-fetch.ts";

/** Rules with a step that goes past the client, or past its verb for batches, each with the reason. */
const excused: ReadonlyMap<string, string> = new Map([
  ["answers with a page of its own outside of /b1s and /ping", "a client calls below its service root"],
  ["answers 301 to garbage, to nobody, and to a path in the wrong case", "/b1s/V2 is no service root"],
  ["answers a ping without a login", "`ping` is no call but a method of its own, tested beside it"],
  ["answers 503 to a ping of a node that is down", "`ping` again"],
  ["knows no other methods than those of the Service Layer", "a client has no COPY"],
  ["takes MERGE Items('SKU-1')  for a PATCH", "a client has PATCH, and no MERGE"],
  ["ends a session at logout", "somebody else ends it here, so that the client finds it dead"],
  ["answers the parts of a batch one by one", "a client ends lines with CR LF; its own batch goes first"],
  [
    "finds a change set well-formed when its requests have Content-IDs, which v1 does not need",
    "a client numbers them",
  ],
  ["cannot commit a change set in which two requests have the same Content-ID", "a client numbers them"],
  ["refuses a batch as a whole when any of it is not well-formed", "a client sends none of these"],
  [
    "refuses half a character in any text of a body, also in a batch, before anything is written",
    "a batch of its own writing",
  ],
  ["refuses a filter that lies too deep in itself, and one that is too long", "a batch of its own writing"],
  ["takes no change set inside a change set", "a client refuses it before it is sent"],
]);

/** The client's promise: a session that SAP has forgotten is renewed, and its caller hears nothing of it. */
const renewed = (step: Step): Step =>
  step.expect === deadSession && !step.anonymous && !step.headers && !step.send.includes(" /")
    ? { ...step, expect: { status: 200 } }
    : step;

const asPromised = (rule: Rule): Rule => ({ ...rule, steps: rule.steps.map(renewed) });

describe.each(["v1", "v2"] as const)("%s, through the client", (version) => {
  it.each(protocolRules.map((rule) => [rule.name, rule] as const))("%s", async (_, rule) => {
    const line = await inProcess(rule);
    const { fetch, byHand } = clientsAsFetch(line);
    await play(asPromised(rule), { ...line, fetch }, version);
    if (excused.has(rule.name)) expect(byHand).not.toEqual([]);
    else expect(byHand).toEqual([]);
  });
});

it("only rules of the table are excused", () => {
  const names = new Set(protocolRules.map(({ name }) => name));
  expect([...excused.keys()].filter((name) => !names.has(name))).toEqual([]);
});
