import { paragraphs, type Reader, readText } from "./reader.ts";

const escaped = (text: string) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

export interface EmailLook {
  dark: boolean;
  accent: string;
}

/**
 * An email as a document of its own, for a frame that may run nothing and load nothing: its policy forbids every source, and its link
 * leads nowhere.
 */
export function emailDocument(copy: { text: string; callToAction: string }, reader: Reader, { dark, accent }: EmailLook): string {
  const [ink, paper] = dark ? ["#e8edf4", "#1f2835"] : ["#17202e", "#ffffff"];
  const text = paragraphs(readText(copy.text, reader));
  const body = text.map((each) => `<p>${escaped(each).replaceAll("\n", "<br>")}</p>`).join("");
  const action = readText(copy.callToAction, reader).trim();
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{margin:0;padding:18px 20px 22px;font:14px/1.55 system-ui,sans-serif;color:${ink};background:${paper};overflow-wrap:anywhere}
p{margin:0 0 12px}.button{display:inline-block;margin-top:4px;padding:10px 18px;border-radius:8px;background:${accent};color:#fff;font-weight:600}
.absent{opacity:.6;font-style:italic}</style></head><body>${body || '<p class="absent">No text yet</p>'}${action === "" ? "" : `<span class="button">${escaped(action)}</span>`}</body></html>`;
}
