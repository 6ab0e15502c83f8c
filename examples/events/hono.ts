import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { handler, sellTwo } from "./host.ts";

/** The web hook in Hono: the program of docs/sitoo/events.md, run against the emulated Sitoo. */

const app = new Hono();
app.post("/sitoo/events", ({ req }) => handler(req.raw));
await sellTwo(serve({ fetch: app.fetch, port: 0 }) as Server);
