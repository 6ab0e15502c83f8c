import type { Json } from "../json.ts";
import { notModelled, SapRefusal } from "../refusal.ts";

/** The files of a multipart upload, as the lines of an attachment. Their contents are not kept. */
export function uploaded(headers: Headers, text: string): Json {
  const type = headers.get("Content-Type") ?? "";
  const boundary = /^multipart\/form-data;.*boundary=([^\s;]+)/i.exec(type)?.[1];
  if (boundary === undefined) throw notModelled("attachments that are not uploaded");
  const files = text
    .split(`--${boundary}`)
    .map((part) => /name="?files"?;\s*filename="?([^"\r\n]+)"?/i.exec(part.split("\r\n\r\n")[0] ?? "")?.[1])
    .filter((name) => name !== undefined);
  if (files.length === 0) throw new SapRefusal("-1000", "No file in the request body");
  return { Attachments2_Lines: files.map(toLine) };
}

function toLine(file: string): Json {
  const dot = file.lastIndexOf(".");
  return dot < 0
    ? { FileName: file, FileExtension: "" }
    : { FileName: file.slice(0, dot), FileExtension: file.slice(dot + 1) };
}
