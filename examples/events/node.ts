import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { handler, sellTwo } from "./host.ts";

/** The web hook in plain Node: the program of docs/sitoo/events.md, run against the emulated Sitoo. */

const listener = getRequestListener(handler);
const server = createServer((request, response) => void listener(request, response));
await sellTwo(server.listen(0));
