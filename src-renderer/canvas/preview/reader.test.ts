import { expect, it } from "vitest";
import { recordsOf } from "../../store/records.ts";
import { smallJourney } from "../test-journey.ts";
import { emailDocument } from "./email-document.ts";
import { nobody, paragraphs, readText, senderOf } from "./reader.ts";
import { segmentBefore } from "./use-reader.ts";

it("shows stand-ins and the names of fields where nobody reads", () => {
  expect(readText("Hello {{name|there}}, your {{tier}}", nobody)).toBe("Hello there, your ‹tier›");
  expect(readText("{{x}}", { present: true, textOf: () => undefined })).toBe("{{x}}");
});

it("parts a sender and a text", () => {
  expect(senderOf("Prairie Fiber <hello@example.com>")).toEqual({ name: "Prairie Fiber", address: "hello@example.com" });
  expect(senderOf("hello@example.com")).toEqual({ name: "hello@example.com", address: "" });
  expect(paragraphs("One\ntwo\n\n\nThree\n")).toEqual(["One\ntwo", "Three"]);
});

it("makes an email that can run and load nothing, whatever its copy says", () => {
  const copy = { text: '<script>alert(1)</script>\n\n<img src="https://example.com/x.png">', callToAction: "<b>Go</b>" };
  const document = emailDocument(copy, nobody, { dark: false, accent: "#000" });
  expect(document).toContain("default-src 'none'");
  expect(document).not.toMatch(/<script|<img|<b>/);
  expect(document).toContain("&#60;script&#62;");
});

it("reads the audience of the entries that lead to a node", () => {
  const journey = smallJourney();
  const [entry] = journey.nodes;
  if (entry) entry.config = { segment: { field: "tier", op: "=", value: "Gig" } };
  const records = recordsOf(journey);
  expect(segmentBefore(records, "ring")).toEqual({ field: "tier", op: "=", value: "Gig" });
  expect(segmentBefore({ ...records, edges: new Map() }, "ring")).toEqual({ all: [] });
});
