import { expect, it } from "vitest";
import { mayOpenOutside } from "./external.ts";

const sites = ["www.example.org"];

it("lets https addresses of listed sites out", () => {
  expect(mayOpenOutside("https://www.example.org/page?a=1#b", sites)).toBe(true);
});

it("refuses everything else", () => {
  const refused = [
    "http://www.example.org/",
    "https://example.org/",
    "https://www.example.org.evil.example/",
    "https://evil.example/www.example.org",
    "https://www.example.org@evil.example/",
    "https://user:secret@www.example.org/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "smb://www.example.org/share",
    "app://throughline/",
    "not an address",
    "",
  ];
  for (const address of refused) expect(mayOpenOutside(address, sites), address).toBe(false);
});

it("lists no site today", () => {
  expect(mayOpenOutside("https://www.example.org/")).toBe(false);
});
