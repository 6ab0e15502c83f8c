import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anOrder, tradingDay } from "@instep/testing";
import { afterAll, describe, expect, it } from "vitest";

const examples = join(import.meta.dirname, "../examples");
const folder = mkdtempSync(join(tmpdir(), "instep-examples-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function spawned(program: string, args: readonly string[], place: { cwd?: string; env?: NodeJS.ProcessEnv }) {
  return spawn(process.execPath, ["--conditions=@instep/source", join(examples, program), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    ...place,
  });
}

/** Runs an example as the README says. */
const run = (program: string, ...args: string[]) => runIn({}, program, ...args);

async function runIn(place: Parameters<typeof spawned>[2], program: string, ...args: string[]) {
  const child = spawned(program, args, place);
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  await once(child, "close");
  return { code: child.exitCode, output, errors };
}

const anyPorts = ["--sap-port", "0", "--sitoo-port", "0"];

/** What the emulators say with --json. */
interface Emulators {
  readonly sap: { readonly v2: string; readonly password: string };
  readonly sitoo: { readonly baseUrl: string; readonly password: string };
  readonly seed: number;
  readonly orders: number;
  readonly date: string;
}

const lastLine = (output: string): unknown => JSON.parse(output.trim().split("\n").at(-1) ?? "");

function aFile(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe("the smallest program of the README", () => {
  it("posts a sale between both systems on ports", async () => {
    expect(await run("post-sales.ts")).toMatchObject({
      code: 0,
      output: expect.stringContaining("posted: 1") as string,
    });
  });
});

const textOf = (path: string): string => readFileSync(join(examples, path), "utf8");

describe("the smallest program, beside `npm run emulators`", () => {
  it("is what the README shows", () => {
    expect(textOf("../README.md")).toContain(`\`\`\`ts\n${textOf("smallest-program.ts")}\`\`\``);
  });

  it("posts every order but the bad ones, with the configuration that is there", async () => {
    const emulators = spawned("emulators.ts", [...anyPorts, "--orders", "60", "--json"], {});
    try {
      const [line] = (await once(emulators.stdout.setEncoding("utf8"), "data")) as [string];
      const { sap, sitoo, ...made } = JSON.parse(line) as Emulators;
      const ports = textOf("config/emulators.json")
        .replace("http://127.0.0.1:50000/b1s/v2", sap.v2)
        .replace("http://127.0.0.1:50090/v2/accounts/1500", sitoo.baseUrl);
      aFile("instep.json", ports);
      const env = { ...process.env, SAP_PASSWORD: sap.password, SITOO_PASSWORD: sitoo.password };

      const { code, output, errors } = await runIn({ cwd: folder, env }, "smallest-program.ts");
      const { planted } = tradingDay({ seed: made.seed, size: made.orders, date: made.date });
      const named = [...output.matchAll(/^\d+/gm)].map(([orderid]) => Number(orderid));
      expect([code, errors]).toEqual([0, ""]);
      expect(named.toSorted((a, b) => a - b)).toEqual(planted.map(({ orderid }) => orderid));
      expect(output).toMatch(/waiting: 0,\s+inException: 7,/);
      expect(output).toMatch(/posted: [3-5]\d,/);
    } finally {
      emulators.kill();
    }
  });
});

/** What the programs of docs/concepts and docs/emulators print, as their pages say. */
const pages: readonly (readonly [program: string, lines: readonly string[]])[] = [
  [
    "outcomes",
    [
      "S-1: invoice 1",
      "S-2: refused: partner-unknown",
      "S-3: found as invoice 2",
      "S-4: not there yet: look again later, and do not post before",
      "in SAP: 2",
    ],
  ],
  [
    "sessions",
    [
      "logins of two clients: 1",
      "after SAP forgot the session: 2",
      "attempt 1: unknown-company",
      "attempt 2: unknown-company",
      "attempt 3: unknown-company",
      "logins asked of SAP in all: 3",
    ],
  ],
  [
    "reading",
    ["one: BOX-10 undefined", "how many: 45", "a whole set, in pages of 20: 45", "by a saved query: SKU-1 1"],
  ],
  [
    "errors",
    [
      "unknown item | rejected | item-unknown | permanent | - | -2028 | INV1.ItemCode",
      "unknown partner | rejected | partner-unknown | permanent | - | -2028 | OINV.CardCode",
      "closed period | rejected | period-locked | waiting | period | -4013 | -",
      "no user field | rejected | property-unknown | permanent | - | -1000 | -",
      "proxy page | in-doubt | no-answer | - | - | - | -",
    ],
  ],
  [
    "spans",
    [
      "POST /b1s/v2/Login 200 ok",
      "GET /b1s/v2/Items({key}) 503 503",
      "GET /b1s/v2/Items({key}) 200 ok",
      "POST /b1s/v2/Logout 204 ok",
    ],
  ],
  [
    "setup",
    [
      "first run: made OINV.U_InstepKey, @INSTEP_LEDGER, @INSTEP_LEDGER.U_Order",
      "first run: left to do nothing",
      "second run: made nothing",
      "second run: left to do nothing",
    ],
  ],
  [
    "batch",
    [
      "S-1: in the books",
      "S-1 again: rolled-back, duplicate-entry",
      "S-2: not executed, because of duplicate-entry",
    ],
  ],
  [
    "webhooks",
    ["subscribed: 201", "signed by SAP: true", 'sap.b1.Invoices.Created.v1 {"DocEntry":1,"DocTotal":125}'],
  ],
];

/** What the page on it shows of a program, between the last fence and its end. */
function shownIn(page: string, folder = "sitoo"): string {
  const text = readFileSync(join(examples, "../docs", folder, `${page}.md`), "utf8");
  return /```\n([^`]*)```\s*$/.exec(text)?.[1] ?? "the page shows nothing";
}

const sitooPages = readdirSync(join(examples, "../docs/sitoo")).flatMap((file) =>
  file === "events.md" ? [] : file.replace(/\.md$/, ""),
);

describe("the programs of the pages on Sitoo and its client", () => {
  it.each(sitooPages)("%s prints what its page says", async (name) => {
    expect(await run(`sitoo/${name}.ts`)).toEqual({ code: 0, errors: "", output: shownIn(name) });
  });
});

/** Pages on the nouns that show a program; of sales it is the smallest program, and a test makes the page of kinds. */
const flowPages = readdirSync(join(examples, "../docs/flows")).flatMap((file) =>
  ["sales.md", "kinds-of-orders.md"].includes(file) ? [] : file.replace(/\.md$/, ""),
);

describe("the programs of the pages on what goes from one system to the other", () => {
  it.each(flowPages)("%s prints what its page says", async (name) => {
    expect(await run(`flows/${name}.ts`)).toEqual({ code: 0, errors: "", output: shownIn(name, "flows") });
  });
});

describe("the web hook for Sitoo's events", () => {
  it.each(["node", "express", "fastify", "hono"])("is mounted in %s as its page says", async (server) => {
    expect(await run(`events/${server}.ts`)).toEqual({ code: 0, errors: "", output: shownIn("events") });
  });
});

describe("the programs of the pages on SAP and its client", () => {
  it.each(pages)("%s prints what its page says", async (name, lines) => {
    const output = `${lines.join("\n")}\n`;
    expect(await run(`sap/${name}.ts`)).toEqual({ code: 0, errors: "", output });
  });
});

describe("the demo", () => {
  it("ends a day in balance: everything posted once, what is bad in exception, nothing lost or waiting", async () => {
    const { code, output } = await run("demo/main.ts", "--size", "60", "--seed", "3", "--json");
    const figures = lastLine(output) as Record<string, number | string>;
    expect(code).toBe(0);
    expect(figures).toMatchObject({ orders: 60, duplicates: 0, lost: 0, waiting: 0, difference: "0.00" });
    expect(figures.inException).toBe(figures.planted);
    expect(Number(figures.posted) + Number(figures.inException)).toBe(figures.final);
    expect([figures.invoices, figures.incomingPayments]).toEqual([figures.posted, figures.posted]);
  });

  it("trades with a file of orders, and tells both figures of a refund that does not add up", async () => {
    const orders = [
      anOrder({ orderid: 7001, currencycode: "USD", lines: [{ gross: "24.00", vat: 6 }] }),
      anOrder({
        orderid: 7000,
        currencycode: "USD",
        lines: [{ quantity: -1, gross: "-250.00" }],
        payments: [{ moneyamount: "-205.00" }],
      }),
      anOrder({ orderid: 7002, currencycode: "USD", registerid: null, orderstateid: 0, paymentstateid: 0 }),
    ];
    const file = aFile("orders.json", JSON.stringify(orders));
    const { output } = await run("demo/main.ts", "--orders", file, "--no-faults", "--json");
    expect(lastLine(output)).toMatchObject({
      orders: 3,
      final: 2,
      posted: 1,
      inException: 1,
      difference: "0.00",
      lost: 0,
    });
    expect(output).toMatch(/-205\.00.*-250\.00/);
  });

  it.each([
    [
      "options",
      ["--seed", "x", "--size", "3", "--colour", "stray"],
      ["--seed", "--size", "--colour", "stray"],
    ],
    ["a missing file", ["--orders", join(folder, "nowhere.json")], ["nowhere.json"]],
    ["a file that is not JSON", ["--orders", aFile("torn.json", "[{")], ["torn.json"]],
    ["a file of something else", ["--orders", aFile("odd.json", "{}")], ["odd.json"]],
    [
      "orders without an id, or with the same one",
      ["--orders", aFile("ids.json", '[{"orderid":"x"},7,{"orderid":5},{"orderid":5}]')],
      ["0.orderid", ": 1:", "3.orderid"],
    ],
    ["a folder that holds something else", ["--dir", examples], ["--dir"]],
  ])("refuses %s with every fault in one error, no stack and exit code 2", async (_, args, named) => {
    const before = readdirSync(folder);
    const { code, output, errors } = await run("demo/main.ts", ...args, "--json");
    expect([code, output]).toEqual([2, ""]);
    for (const name of named) expect(errors).toContain(name);
    expect(errors).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder)).toEqual(before);
  });
});

it("asks for the same Node in every package.json", () => {
  const root = join(examples, "..");
  const packages = readdirSync(join(root, "packages")).map((name) => `packages/${name}/`);
  const asked = ["", ...packages].map((path) => {
    const { engines } = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")) as {
      engines?: object;
    };
    return engines;
  });
  expect(new Set(asked.map((each) => JSON.stringify(each)))).toEqual(new Set(['{"node":">=22.13"}']));
});
