#!/usr/bin/env node
import process from "node:process";
import { runEmulators } from "./bin/run.ts";

process.exit(await runEmulators(process.argv.slice(2))); // answers that are still slow do not keep it alive
