import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JourneyVersion } from "../../src-shared/model/journey-version.ts";
import { testFolder } from "../support/project.ts";
import { journey } from "./journeys.ts";
import { attempt, throughline } from "./throughline.ts";

const json = <T>(...words: string[]): T => JSON.parse(throughline(...words, "--json").stdout) as T;

describe("versions of a journey on the command line", () => {
  const folder = testFolder(afterAll);
  const project = join(folder, "spring.throughline");
  const file = join(folder, "offer.journey.json");
  const first = {
    ...journey(
      [
        { id: "in", kind: "audience", config: { segment: { all: [] } } },
        { id: "mail", kind: "email", config: { message: { subject: "Hello", later: { kept: [1] } }, novel: true } },
      ],
      ["in -> mail"],
    ),
    future: { member: ["kept"] },
  } as unknown as { id: string; future: unknown; nodes: unknown[] };
  const put = (document: unknown) => writeFileSync(file, JSON.stringify(document));
  const versions = () => json<{ versions: JourneyVersion[] }>("journey", "versions", project, first.id).versions;

  beforeAll(() => {
    throughline("new", project);
    put(first);
    throughline("journey", "add", project, file);
  });

  it("keeps the one that a file replaces, compares, and goes back", () => {
    expect(throughline("journey", "versions", project, first.id).stdout).toContain("There is no version yet.");
    throughline("journey", "versions", project, first.id, "--keep", "As agreed", "--note", "With the general manager");
    const second = structuredClone(first);
    const mail = second.nodes[1] as { config: { message: { subject: string } } };
    mail.config.message.subject = "Hello again";
    put(second);
    expect(throughline("journey", "add", project, file).stdout).toContain("Replaced");
    const [kept] = versions();
    expect(kept).toMatchObject({ name: "As agreed", note: "With the general manager", kind: "named", nodes: 2 });
    const text = throughline("journey", "diff", project, kept?.id ?? "").stdout;
    expect(text).toContain("1 difference: 1 changed.");
    expect(text).toContain("Subject: Hello → Hello again");
    const told = json<{ differences: { key: string; fields: unknown[] }[] }>("journey", "diff", project, kept?.id ?? "", file);
    expect(told.differences).toMatchObject([{ key: "node:mail", fields: [{ before: "Hello", after: "Hello again" }] }]);
    throughline("journey", "restore", project, first.id, "as agreed");
    const shown = json<{ nodes: unknown[]; future: unknown }>("journey", "show", project, first.id);
    expect(shown.future).toEqual({ member: ["kept"] });
    expect(shown.nodes[1]).toMatchObject({ config: { novel: true, message: { subject: "Hello", later: { kept: [1] } } } });
    expect(versions().map(({ kind }) => kind)).toEqual(["before-restore", "named"]);
    expect(throughline("journey", "diff", project, kept?.id ?? "").stdout).toContain("No differences.");
  });

  it("keeps a file beside the one with its id when asked, and says what is wrong with what is named", () => {
    put({ ...first, nodes: [{ id: "in", kind: "audience", config: { segment: { segment: "Loyal" } } }], edges: [] });
    const added = attempt("journey", "add", project, file, "--copy");
    expect(added.status).toBe(0);
    expect(added.stderr).toContain("the project lacks the segment “Loyal”");
    expect(json<{ journeys: unknown[] }>("journey", "list", project).journeys).toHaveLength(2);
    const unknown = attempt("journey", "restore", project, first.id, "never");
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('The journey has no version "never".');
    const one = attempt("journey", "diff", project, first.id);
    expect(one.status).toBe(2);
    put({ ...first, nodes: [{ id: "in", kind: "audience", config: { segment: { all: [{ field: "a", op: "like" }] } } }] });
    const before = readFileSync(project).length;
    const wrong = attempt("journey", "add", project, file);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain("nodes[0].config.segment");
    expect(readFileSync(project).length).toBe(before);
  });
});
