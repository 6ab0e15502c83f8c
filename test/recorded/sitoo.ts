import { existsSync, readFileSync } from "node:fs";
import { createSitooClient, type OperationName, operations } from "@instep/sitoo-client";
import { z } from "zod";
import { readBy } from "./sitoo-calls.ts";

type Example = z.infer<typeof Example>;
const Example = z.object({
  operationId: z.string(),
  response: z.unknown(),
});
const Orders = z.array(z.object({ orderid: z.number() }).loose());

/**
 * Gives the client what Sitoo was once documented or seen to answer, and says which of it cannot be read. The answers are
 * not ours to publish: their files are the arguments, or SITOO_RECORD; each a list of operations with their responses, or
 * of orders.
 */
const paths = process.argv.length > 2 ? process.argv.slice(2) : [process.env.SITOO_RECORD ?? ""];
const absent = paths.filter((path) => !existsSync(path));
if (absent.length > 0) {
  say(
    `No record of a real Sitoo at "${absent.join('", "')}", so nothing was read: npm run recorded:sitoo -- <file>`,
  );
} else {
  const examples = paths.flatMap(examplesIn);
  const faults = (await Promise.all(examples.map(faultsOf))).flat();
  for (const fault of faults) say(fault);
  say(`${String(examples.length)} answers read, ${String(faults.length)} of them not.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

function examplesIn(path: string): readonly Example[] {
  const json: unknown = JSON.parse(readFileSync(path, "utf8"));
  const orders = Orders.safeParse(json);
  if (!orders.success) return z.array(Example).parse(json);
  return [{ operationId: "getAllOrders", response: { totalcount: orders.data.length, items: orders.data } }];
}

/** What the client cannot read of an answer. */
async function faultsOf({ operationId, response }: Example): Promise<readonly string[]> {
  if (response === null) return []; // a request without a recorded answer
  let asked = 0;
  if (!isOperation(operationId)) return [`${operationId}: no operation of the client`];
  const client = createSitooClient({
    baseUrl: "https://api.sitoo.example/v2/accounts/1",
    eshopid: 1,
    apiId: "1-1",
    password: "none",
    gap: 0,
    // A list may have been recorded in part: there is no second page of it.
    fetch: () => Promise.resolve(Response.json((asked += 1) === 1 ? response : [])),
  });
  try {
    const faults = await readBy(client, operationId, response);
    return faults.map((fault) => `${operationId}: ${fault}`);
  } catch (error) {
    return [`${operationId}: ${error instanceof Error ? error.message : "unknown"}`];
  }
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
