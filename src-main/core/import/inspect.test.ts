import { expect, it } from "vitest";
import { textFile } from "../../../test/support/csv-import.ts";
import { inspectFile } from "./index.ts";

const look = (text: string, options = {}) => inspectFile(textFile(text), "test.csv", options);

const rows = Array.from({ length: 8 }, (_, at) => `${at + 1};Gig;${at},5`);
const report = ["Report", "", "id;plan;fee", "# corrected", ...rows, "Total;;5,5", ""].join("\n");
const odd = ["id;plan;fee", ...rows.slice(0, 4), '5;"Basic;2,5', ...rows.slice(5), ""].join("\n");

it("tells each finding by what it is about, and says all of them as reasons", async () => {
  const { findings, reasons } = await look(report);
  const about = (topic: string) => findings.filter((finding) => finding.about === topic).map(({ text }) => text);
  expect(about("encoding")).toEqual(["All bytes are valid UTF-8."]);
  expect(about("delimiter")[0]).toContain("semicolon");
  expect(about("comment")[0]).toContain("comments");
  expect(about("skipRows")[0]).toContain("skipped");
  expect(about("footerRows")[0]).toContain("a total or a remark");
  expect(reasons).toEqual(findings.map(({ text }) => text));
});

it("shows the first lines as they are written, with what each is taken for", async () => {
  const { lines } = await look(report);
  expect(lines.map(({ line, kind }) => `${line} ${kind}`)).toEqual([
    "1 skipped",
    "2 skipped",
    "3 header",
    "4 left-out",
    ...rows.map((_, at) => `${at + 5} row`),
    "13 left-out",
  ]);
  expect(lines[4]?.text).toBe("1;Gig;0,5");
});

it("shows rows that are read otherwise than they are written", async () => {
  const { mended } = await look(odd);
  expect(mended).toEqual([{ line: 6, how: expect.stringContaining("quotes"), written: '5;"Basic;2,5', cells: ["5", '"Basic', "2,5"] }]);
});

it("knows the values that come again, and cuts long lines", async () => {
  const { columns, lines } = await look(`id,text\n1,${"x".repeat(5000)}\n2,b\n1,c\n,d\n`);
  expect(columns[0]).toMatchObject({ missing: 1, repeated: { cells: 1, examples: ["1"] } });
  expect(lines[1]?.text).toHaveLength(2001);
});

it("takes every line of JSON for a row", async () => {
  const { lines } = await look('{"a":1,"b":2}\n{"a":3,"b":4}\n');
  expect(lines.map(({ kind }) => kind)).toEqual(["row", "row"]);
});

const people = "id,email,do_not_call\n1,a@x.org,1\n2,b@x.org,0\n,c@x.org,\n2,d@x.org,1\n";

it("takes the column by which the base knows its subscribers for the key, and says what it rejects", async () => {
  expect((await look(people)).mapping?.key).toBe("email");
  const { mapping, findings, keyCandidates } = await look(people, { known: "ID" });
  expect(mapping?.key).toBe("id");
  expect(keyCandidates[0]).toBe("id");
  expect(findings.filter(({ about }) => about === "key").map(({ text }) => text)).toEqual([
    '"id" is missing or repeated in 2 rows of the sample, which will be rejected.',
    '"id" identifies a row, because the subscribers of the project are matched by it.',
  ]);
  expect((await look("id,who,time\n1,a,2025-01-01\n2,a,2025-01-02\n", { known: "id", as: "events" })).findings).not.toContainEqual(
    expect.objectContaining({ about: "key", text: expect.stringContaining("are matched by it") }),
  );
});

it("says what shows that a file is not written in the UTF-16 that was asked for", async () => {
  const asked = (content: string | Uint8Array, encoding: "utf-16le" | "utf-16be") =>
    inspectFile(textFile(content), "people.csv", { dialect: { encoding } });
  await expect(asked(people, "utf-16le")).rejects.toMatchObject({
    code: "file-encoding",
    message: expect.stringMatching(/not written in utf-16le: none of its bytes is zero.*All bytes are valid UTF-8/),
    todo: "Leave the encoding out, or give utf-8.",
  });
  await expect(asked(Buffer.from(people, "utf16le"), "utf-16be")).rejects.toThrow(/the other order/);
  expect((await asked(Buffer.from(people, "utf16le"), "utf-16le")).mapping?.columns).toHaveLength(3);
});

it("finds the key by its German name among columns that are different in every row", async () => {
  const { mapping } = await look("E-Mail;PLZ;Kundennummer\na@x.de;50667;4711\nb@x.de;80331;4712\nc@x.de;10115;4713\n");
  expect(mapping?.key).toBe("Kundennummer");
  expect(mapping?.columns[1]).toMatchObject({ type: "text", group: "geographic" });
});

it("says how a column that forbids contact keeps somebody out", async () => {
  const { columns } = await look(people);
  expect(columns[2]?.note).toContain("Choose the channel’s “no consent to …” as its meaning");
  expect(columns[2]?.note).toContain("not coalesce([do_not_call], false)");
});

it("says which columns have another name than the header gives them", async () => {
  const header = async (text: string) => (await look(text)).findings.filter(({ about }) => about === "header").map(({ text }) => text);
  expect(await header("id,Email,,Email,id\n1,a@x.org,z,b@x.org,7\n2,c@x.org,y,d@x.org,8\n")).toContain(
    'A column has no name and is called "column_3". A name that comes again is numbered: "Email_2", "id_2".',
  );
  expect((await header("id,Email \n1,a@x.org\n2,c@x.org\n")).join()).not.toContain("called");
});

it("says that a consent without a channel keeps nobody out", async () => {
  const { columns } = await look("id,marketing_consent,email_opt_in\n1,yes,no\n2,no,yes\n");
  expect(columns.map(({ note }) => note?.includes("not to which channel") ?? false)).toEqual([false, true, false]);
});
