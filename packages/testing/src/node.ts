export { runEmulators } from "./bin/run.ts";
export {
  directoryJournal,
  type DirectoryJournal,
  type DirectoryJournalOptions,
} from "./directory-journal.ts";
export { listen, type Listening, type ListenOptions } from "./listen.ts";
export { machineClock } from "./machine-clock.ts";
export { makeDirectory } from "./make-directory.ts";
export { selfSigned, type SelfSigned } from "./self-signed.ts";
