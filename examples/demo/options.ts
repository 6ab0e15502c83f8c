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

/** Reads the command line and the file it names. Throws BadInput that lists every fault of both. */
export function readOptions(args: readonly string[]): DemoOptions {
  const { values, faults } = valuesOf(args);
  const parsed = Options.safeParse(values);
  const file = typeof values.orders === "string" ? readOrders(values.orders) : { faults: [] };
  const all = [...faults, ...faultsOf(parsed.error), ...file.faults];
  if (!parsed.success || all.length > 0) throw new BadInput(all);

  const { seed, size, dir, json, help } = parsed.data;
  const noFaults = parsed.data["no-faults"];
  return {
    seed,
    size,
    dir,
    json,
    help,
    orders: file.orders,
    faults: noFaults === undefined ? undefined : !noFaults,
  };
}

const faultsOf = (error: z.ZodError | undefined): readonly string[] =>
  error?.issues.map(({ path, message }) => {
    const expected = message.startsWith("a ") ? `expected ${message}` : message;
    return `--${path.join(".")}: ${expected}`;
  }) ?? [];

const known = {
  orders: { type: "string" },
  seed: { type: "string" },
  size: { type: "string" },
  "no-faults": { type: "boolean" },
  dir: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean" },
} as const;

const isKnown = (name: string): name is keyof typeof known => Object.hasOwn(known, name);

interface Values {
  readonly values: Readonly<Partial<Record<keyof typeof known, string | boolean>>>;
  readonly faults: readonly string[];
}

/** Node's own parser stops at the first fault; its tokens tell all of them. */
function valuesOf(args: readonly string[]): Values {
  const { tokens } = parseArgs({ args: [...args], options: known, strict: false, tokens: true });
  const faults: string[] = [];
  const values: Partial<Record<keyof typeof known, string | boolean>> = {};
  for (const token of tokens) {
    if (token.kind === "positional") faults.push(`${token.value}: unexpected; see --help`);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const missing = value === undefined || value === "" || (!inlineValue && value.startsWith("--"));
    if (!isKnown(name)) faults.push(`${rawName}: there is no such option; see --help`);
    else if (known[name].type === "string" && missing) faults.push(`${rawName}: needs a value`);
    else if (known[name].type === "boolean" && value !== undefined) faults.push(`${rawName}: takes no value`);
    else values[name] = value ?? true;
  }
  return { values, faults };
}

const OrderFile = z.union([
  z.array(z.unknown()),
  z.looseObject({ items: z.array(z.unknown()) }).transform(({ items }) => items),
]);
const Order = z.looseObject({
  orderid: z
    .int("expected a whole number")
    .positive("expected a number above 0")
    .max(2 ** 52, "expected a number below 2^52"),
});

interface OrdersRead {
  readonly orders?: readonly OrderRecord[];
  readonly faults: readonly string[];
}

/** The orders of a file; each may be odd in itself (that is what exceptions are for), but it must be an order with an id. */
function readOrders(file: string): OrdersRead {
  const read = jsonIn(file);
  if ("fault" in read) return { faults: [`${file}: ${read.fault}`] };
  const list = OrderFile.safeParse(read.json);
  if (!list.success)
    return { faults: [`${file}: expected a JSON array of orders, as Sitoo's /orders.json returns them`] };

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
  return { orders, faults };
}

function jsonIn(file: string): { readonly json: unknown } | { readonly fault: string } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return {
      fault: `cannot be read (${error instanceof Error && "code" in error ? String(error.code) : "unknown"})`,
    };
  }
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    return { fault: `is not JSON (${error instanceof Error ? error.message : String(error)})` };
  }
}
