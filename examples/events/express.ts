import { getRequestListener } from "@hono/node-server";
import express from "express";
import { handler, sellTwo } from "./host.ts";

/** The web hook in Express: the program of docs/sitoo/events.md, run against the emulated Sitoo. */

const app = express();
app.post("/sitoo/events", getRequestListener(handler)); // before express.json(), which would read the body
await sellTwo(app.listen(0));
