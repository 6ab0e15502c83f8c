import { getRequestListener } from "@hono/node-server";
import fastify from "fastify";
import { handler, sellTwo } from "./host.ts";

/** The web hook in Fastify: the program of docs/sitoo/events.md, run against the emulated Sitoo. */

const app = fastify();
app.removeAllContentTypeParsers(); // whatever type it comes as: a 415 would lose the events
app.addContentTypeParser("*", (_request, body, done) => done(null, body)); // the handler reads it
app.post("/sitoo/events", (request, reply) => getRequestListener(handler)(request.raw, reply.hijack().raw));
await app.listen({ port: 0 });
await sellTwo(app.server);
