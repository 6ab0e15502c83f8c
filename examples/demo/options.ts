import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { OrderRecord } from "@instep/testing";
import * as z from "zod";

/** What the demo was asked to do; what was not said is undefined and decided later. */
export interface DemoOptions {
  readonly orders: readonly OrderRecord[] | undefined;
  readonly seed: number | undefined;
  readonly size: number | undefined;
  readonly faults: boolean | undefined;
  readonly dir: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

export const usage = `npm run demo -- [options]
  --orders FILE   trade with the orders of a file: a JSON array as Sitoo's /orders.json returns them
  --seed N        another day of trading (1 to 4294967295; default 1)
  --size N        its number of orders (40 to 100000; default 500)
  --no-faults     no lost answers, no 502 pages, no expired sessions, no locked records
  --dir DIR       keep the day's books there; run again to go on, also after a crash
  --json          end with one line of JSON
  --help          this text`;

/** Options or a file that cannot be used: every fault with its path. */
export class BadInput extends Error {
  override readonly name = "BadInput";

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
  }
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, "a whole number")
    .transform(Number)
    .refine((value) => value >= least && value <= most, `a whole number from ${least} to ${most}`);

const Options = z
  .strictObject({
    orders: z.string().min(1, "the path of a file").optional(),
    seed: wholeNumber(1, 2 ** 32 - 1).optional(),
    size: wholeNumber(40, 100_000).optional(),
    "no-faults": z.boolean().optional(),
    dir: z.string().min(1, "the path of a folder").optional(),
    json: z.boolean().default(false),
    help: z.boolean().default(false),
  })
  .refine(({ orders, size }) => orders === undefined || size === undefined, {
    path: ["size"],
    message: "goes with a made-up day, not with --orders",
  });

/** Reads the command line and the file it names. Throws BadInput that lists every fault. */
export function readOptions(args: readonly string[]): DemoOptions {
  const parsed = Options.safeParse(valuesOf(args));
  const file = parsed.data?.orders;
  const faults =
    parsed.error?.issues.map(({ path, message }) => `--${path.join(".")}: ${expected(message)}`) ?? [];
  if (!parsed.success) throw new BadInput(faults);
  const { seed, size, dir, json, help } = parsed.data;
  return {
    ...{ seed, size, dir, json, help },
    faults: parsed.data["no-faults"] === undefined ? undefined : !parsed.data["no-faults"],
    orders: file === undefined ? undefined : readOrders(file),
  };
}

const expected = (message: string): string => (message.startsWith("a ") ? `expected ${message}` : message);

const known = {
  orders: { type: "string" },
  seed: { type: "string" },
  size: { type: "string" },
  "no-faults": { type: "boolean" },
  dir: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean" },
} as const;

/** Node's own parser stops at the first fault; its tokens tell all of them. */
function valuesOf(args: readonly string[]): Record<string, string | boolean> {
  const { tokens } = parseArgs({ args: [...args], options: known, strict: false, tokens: true });
  const faults: string[] = [];
  const values: Record<string, string | boolean> = {};
  for (const token of tokens) {
    if (token.kind === "positional") faults.push(`${token.value}: unexpected; see --help`);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name as keyof typeof known] : undefined;
    const value = token.value ?? "";
    if (!option) faults.push(`${token.rawName}: there is no such option; see --help`);
    else if (option.type === "boolean" && token.value !== undefined)
      faults.push(`${token.rawName}: takes no value`);
    else if (option.type === "string" && (value === "" || (!token.inlineValue && value.startsWith("--")))) {
      faults.push(`${token.rawName}: needs a value`);
    } else values[token.name] = option.type === "boolean" ? true : value;
  }
  if (faults.length > 0) throw new BadInput(faults);
  return values;
}

const OrderFile = z.union([
  z.array(z.unknown()),
  z.looseObject({ items: z.array(z.unknown()) }).transform(({ items }) => items),
]);
const Order = z.looseObject({
  orderid: z.int("expected a whole number").positive("expected a number above 0"),
});

/** The orders of a file; each may be odd in itself (that is what exceptions are for), but it must be an order with an id. */
function readOrders(file: string): readonly OrderRecord[] {
  const list = OrderFile.safeParse(jsonIn(file));
  if (!list.success)
    throw new BadInput([`${file}: expected a JSON array of orders, as Sitoo's /orders.json returns them`]);

  const faults: string[] = [];
  const seen = new Map<number, number>();
  const orders = list.data.flatMap((record, index): OrderRecord[] => {
    const parsed = Order.safeParse(record);
    if (!parsed.success) {
      faults.push(
        ...parsed.error.issues.map(
          ({ path, message }) => `${file}: ${[index, ...path].join(".")}: ${message}`,
        ),
      );
      return [];
    }
    const { orderid } = parsed.data;
    const first = seen.get(orderid);
    if (first !== undefined)
      faults.push(`${file}: ${index}.orderid: ${orderid} is the id of order ${first} too`);
    seen.set(orderid, index);
    return [parsed.data];
  });
  if (faults.length > 0) throw new BadInput(faults);
  return orders;
}

function jsonIn(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new BadInput([
      `${file}: cannot be read (${error instanceof Error && "code" in error ? String(error.code) : "unknown"})`,
    ]);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new BadInput([`${file}: is not JSON (${error instanceof Error ? error.message : String(error)})`]);
  }
}
