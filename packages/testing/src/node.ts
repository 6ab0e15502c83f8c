export { directoryJournal, type DirectoryJournal } from "./directory-journal.ts";
export { listen, type Listening, type ListenOptions } from "./listen.ts";
