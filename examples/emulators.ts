import { runEmulators } from "@instep/testing/node";

/** Both systems on ports of this machine, with a day of trading in them: `npm run emulators -- --help`. */

process.exit(await runEmulators(process.argv.slice(2)));
