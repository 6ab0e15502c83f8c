import { sell } from "./sale.ts";

// What Node, Bun and Deno run, bundled with nothing: `program.js URL DAY`.

const [baseUrl = "", today = ""] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await sell(baseUrl, today)));
