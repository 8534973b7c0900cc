import type { FileFormat } from "../../../../src-shared/model/import.ts";
import type { Content } from "../content/content.ts";
import { delimited } from "./delimited.ts";
import { fixedWidth } from "./fixed-width.ts";
import type { Format } from "./format.ts";
import { json, jsonLines } from "./json.ts";
import { ods } from "./ods.ts";
import { parquet } from "./parquet.ts";
import { xls } from "./xls.ts";
import { xlsx } from "./xlsx.ts";

/** Every kind of file that is read; the first that recognises a file takes it. */
const formats: readonly Format[] = [parquet, xls, xlsx, ods, jsonLines, json, fixedWidth, delimited];

/** The format asked for, or the one that the content is of. */
export async function formatOf(content: Content, wanted: FileFormat | undefined): Promise<Format> {
  const asked = formats.find(({ id }) => id === wanted);
  if (asked) return asked;
  for (const format of formats) if (await format.recognises(content)) return format;
  return delimited;
}
