import type { Dialect } from "../../../../src-shared/model/import.ts";

type Encoding = Dialect["encoding"];

interface Candidate {
  readonly encoding: Encoding;
  readonly name: string;
  /** Preferred where two read equally well. */
  readonly prior: number;
  /** Letters that texts in it are made of, beyond ASCII. */
  readonly letters: RegExp;
  /** The commonest of these letters. */
  readonly common: RegExp;
}

const western = /[À-ÖØ-öø-ÿŒœŠšŽžŸ]/u;
const westernCommon = /[éèêëàáâäãåæçíïóôöõøúüûñßÉÖÜÄ]/u;
const central = /[À-žȘșȚț]/u;
const centralCommon = /[áéíóöőúüűěščřžýůąęłńśźżćđăâîșțĐ]/u;
const cyrillic = /[Ѐ-ӿ]/u;
const cyrillicCommon = /[оеаинтсрвлкмдпуя]/u;
const greek = /[Ͱ-Ͽἀ-῿]/u;
const greekCommon = /[αοιετνσρηςάόίέ]/u;
const cjk = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef]/u;

/** Encodings with one byte a character that text can be in when it is not UTF-8. */
const singles: readonly Candidate[] = [
  { encoding: "windows-1252", name: "windows-1252 (Western European)", prior: 0.05, letters: western, common: westernCommon },
  { encoding: "iso-8859-15", name: "ISO-8859-15 (Western European)", prior: 0, letters: western, common: westernCommon },
  { encoding: "macintosh", name: "MacRoman (old Macintosh)", prior: -0.02, letters: western, common: westernCommon },
  { encoding: "windows-1250", name: "windows-1250 (Central European)", prior: -0.35, letters: central, common: centralCommon },
  { encoding: "iso-8859-2", name: "ISO-8859-2 (Central European)", prior: -0.37, letters: central, common: centralCommon },
  { encoding: "windows-1251", name: "windows-1251 (Cyrillic)", prior: 0, letters: cyrillic, common: cyrillicCommon },
  { encoding: "koi8-r", name: "KOI8-R (Cyrillic)", prior: 0, letters: cyrillic, common: cyrillicCommon },
  { encoding: "ibm866", name: "IBM 866 (Cyrillic, DOS)", prior: -0.02, letters: cyrillic, common: cyrillicCommon },
  { encoding: "iso-8859-5", name: "ISO-8859-5 (Cyrillic)", prior: -0.02, letters: cyrillic, common: cyrillicCommon },
  { encoding: "windows-1253", name: "windows-1253 (Greek)", prior: -0.02, letters: greek, common: greekCommon },
  { encoding: "iso-8859-7", name: "ISO-8859-7 (Greek)", prior: -0.01, letters: greek, common: greekCommon },
];

/** Encodings with several bytes a character, valid only in certain pairs. */
const doubles: readonly Candidate[] = [
  { encoding: "shift_jis", name: "Shift-JIS (Japanese)", prior: 0.3, letters: cjk, common: /[\u3040-\u30ff]/u },
  { encoding: "euc-jp", name: "EUC-JP (Japanese)", prior: 0.2, letters: cjk, common: /[\u3040-\u30ff]/u },
  { encoding: "gb18030", name: "GB18030 (Chinese)", prior: 0.25, letters: cjk, common: /[的一是不了人我在有他中大来上国号户地市名]/u },
  { encoding: "big5", name: "Big5 (Chinese)", prior: 0.15, letters: cjk, common: /[的一是不了人我在有他中大來上國號戶地市名]/u },
  { encoding: "euc-kr", name: "EUC-KR (Korean)", prior: 0.2, letters: cjk, common: /[\uac00-\ud7af]/u },
];

/** Signs that stand alone or at an edge in ordinary text. */
const sign = /[\u00a0-\u00a3\u00a5\u00a7\u00a9-\u00b3\u00b5-\u00b7\u00b9-\u00bb\u00bf\u2010-\u2027\u2030-\u203a\u20ac\u2122×÷№]/u;
const odd = /[\u0080-\u009f\ufffd\ufff0-\uffff]/u;

/** How much like text the characters beyond ASCII read, from -1 to somewhat over 1. */
function readability(text: string, { letters, common }: Candidate): number {
  let sum = 0;
  let count = 0;
  const latin = letters.test("ö");
  for (const word of text.matchAll(/[A-Za-z\u0080-\u{10ffff}]+/gu)) {
    const letter = Array.from(word[0]);
    for (const [at, c] of letter.entries()) {
      if (c < "\u0080") continue;
      count++;
      if (odd.test(c)) sum -= 1;
      else if (letters.test(c)) {
        const before = letter[at - 1] ?? "";
        const upper = c !== c.toLowerCase();
        const after = letter[at + 1] ?? "";
        // A capital after a small letter is rare within a word.
        const strange = upper && /\p{Ll}/u.test(before);
        // Accented letters stand between plain ones in Latin scripts; letters of other scripts stand among their own.
        const own = Number(letters.test(before)) + Number(letters.test(after));
        const misplaced = latin ? own === 2 : own === 0;
        sum += strange ? -0.5 : misplaced ? -0.2 : common.test(c) ? 1 : 0.6;
      } else if (sign.test(c)) {
        const within = /[A-Za-z]/.test(letter[at - 1] ?? "") && /[A-Za-z]/.test(letter[at + 1] ?? "");
        sum += within ? (c === "’" ? 0.5 : -0.5) : 0.3;
      } else sum -= 0.7;
    }
  }
  return count === 0 ? 0 : sum / count;
}

function decoded(sample: Uint8Array, encoding: Encoding, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(sample, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The likeliest of the encodings from before UTF-8, by how much like text the sample reads in each, and why. */
export function legacyEncoding(sample: Uint8Array): { encoding: Encoding; reason: string } {
  const bytes = sample.subarray(0, 1 << 17);
  const ranked = [
    ...doubles.flatMap((candidate) => {
      const text = decoded(bytes, candidate.encoding, true);
      if (text === undefined) return [];
      const beyond = Array.from(text).filter((c) => c > "\u007f");
      const ideal = beyond.filter((c) => cjk.test(c) || /[\u3000-\u303f]/u.test(c)).length / Math.max(1, beyond.length);
      const familiar = beyond.filter((c) => candidate.common.test(c)).length / Math.max(1, beyond.length);
      // Single accented letters between ASCII pair up with their neighbour; real texts have runs of such characters.
      const runs = (text.match(/[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]{2,}/gu) ?? []).join("").length / Math.max(1, beyond.length);
      if (runs === 0 || (candidate.encoding === "euc-kr" && familiar < 0.9)) return [];
      return [{ candidate, score: ideal * 0.4 + runs * 0.5 + familiar * 0.4 + candidate.prior - 0.25 }];
    }),
    ...singles.flatMap((candidate) => {
      const text = decoded(bytes, candidate.encoding, false);
      return text === undefined ? [] : [{ candidate, score: readability(text, candidate) + candidate.prior }];
    }),
  ].sort((a, b) => b.score - a.score);
  const best = ranked[0]?.candidate ?? (singles[0] as Candidate);
  return { encoding: best.encoding, reason: `Some bytes are not UTF-8; read as ${best.name} they make the likeliest text.` };
}
