const shortened = /^[+-]?\d(\.\d+)?E\+?(?<power>\d+)$/i;
const digits = /^[+-]?\d+$/;
const codeName =
  /(^|[^a-z])(zip|postal|postcode|plz|postleitzahl|phone|mobile|telefon|handy|cell|msisdn|iccid|imei|fax|sku|ssn|iban|ean|upc|isbn)/i;
const spreadsheetDate =
  /^(\d{1,2}[-. ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[-. ]\d{2})$/i;

/** Whether a column's name says that it holds codes: then a value that is no number spoils nothing. */
export const isCodeName = (name: string): boolean => codeName.test(name);

/** What to say of identifiers that a spreadsheet has damaged, which stay text as they are; undefined when there is no sign of it. */
export function damageNote(name: string, values: readonly string[]): string | undefined {
  const short = values.find((value) => Number(shortened.exec(value)?.groups?.power ?? 0) >= 9);
  const long = values.filter((value) => /^\+?\d{10,}$/.test(value)).length;
  if (short !== undefined && (long > 0 || codeName.test(name) || named(name)))
    return `${short} is what a spreadsheet made of a longer number; the digits it dropped cannot be brought back. Export the column again as text. It is kept as it stands.`;
  const dated = values.find((value) => spreadsheetDate.test(value));
  const codes = values.filter((value) => /^[A-Z\d]{1,8}$/i.test(value)).length;
  if (dated !== undefined && codes > 0 && codes >= values.length / 2)
    return `"${dated}" looks like a code that a spreadsheet took for a date. It is kept as it stands; check it in the source.`;
  const wrapped = values.find((value) => /^=".*"$/.test(value));
  if (wrapped !== undefined) return `Cells such as ${wrapped} are codes written for a spreadsheet; the text between the quotes is kept.`;
  return undefined;
}

const named = (name: string) => /(^|[\s_-])(id|no|number|account)$|[a-z]I[dD]$/i.test(name) || /^(id|account)/i.test(name);

/** Why digits are kept as text: codes lose zeros and precision as numbers. Undefined when they are no codes. */
export function codeNote(name: string, values: readonly string[]): string | null | undefined {
  if (!values.every((value) => digits.test(value))) return undefined;
  const zero = values.find((value) => /^[+-]?0\d/.test(value));
  if (zero !== undefined && !values.every((value) => value.length === 8)) {
    const length = Math.max(...values.map((value) => value.length));
    const lost = values.find((value) => value.length === length - 1 && !value.startsWith("0"));
    const usual = values.filter((value) => value.length === length).length >= values.length / 2;
    const warning = lost !== undefined && usual ? ` ${lost} may have lost one.` : "";
    return `Leading zeros (such as ${zero}) are kept, so it is text.${warning}`;
  }
  const long = values.find((value) => value.replace(/^[+-]/, "").length > 15);
  if (long !== undefined) return `Numbers of more than 15 digits (such as ${long}) lose digits as numbers, so it is text.`;
  if (codeName.test(name) || /(zip|postal)\s?_?code/i.test(name)) return "Its name says that it holds codes, not amounts, so it is text.";
  if (/(^|[\s_-])id$|[a-z]I[dD]$/.test(name) || /^id$/i.test(name)) return "Its name says that it identifies something, so it is text.";
  const [first = ""] = values;
  if (values.length > 2 && first.length >= 10 && values.every((value) => value.length === first.length))
    return `All are whole numbers of ${first.length} digits, as phone and account numbers are, so it is text.`;
  return undefined;
}
