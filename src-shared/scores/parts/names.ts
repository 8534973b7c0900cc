import type { Field, FieldType } from "../../model/field.ts";

/** The first field of one of these types whose name fits one of the patterns, the patterns in order. Fields that scores made are left out. */
export function fieldLike(fields: readonly Field[], types: readonly FieldType[], patterns: readonly RegExp[]): Field | undefined {
  const open = fields.filter(({ type, score }) => types.includes(type) && score === undefined);
  for (const pattern of patterns) {
    const found = open.find(({ id, label }) => pattern.test(id) || pattern.test(label));
    if (found) return found;
  }
  return undefined;
}

/** Fields whose name says a subscriber's money in a month, or over the whole time. */
export const monthlyMoney = [/^arpu$/i, /arpu/i, /monthly.?(charge|revenue|fee|bill|price|payment|spend|amount)/i];
export const lifetimeMoney = [/^(cltv|clv|ltv)$/i, /lifetime.?value/i, /total.?(charge|revenue|spend)/i];
const anyMoney =
  /arpu|clt?v|\bltv\b|money|revenue|charge|refund|spend|margin|balance|price|payment|amount|(^|[_ ])fee(s|$|[_ ])|lifetime.?value/i;

/** Whether the name of a number says that it is money, of whatever time. */
export const soundsLikeMoney = ({ id, label }: Pick<Field, "id" | "label">): boolean => anyMoney.test(id) || anyMoney.test(label);

export const tenureMonths = [/tenure/i, /months.?(with|as|since)/i];
export const serviceStart = [/service.?start/i, /^(joined|start.?date|customer.?since|activat(ed|ion.?date))$/i];
export const churned = [/^churned$/i, /churn.?value/i, /^churn(.?label)?$/i];
/** Names that say it too where the field holds yes and no, or days: “left” in a number or text is more often what remains. */
export const leftNames = [/^((has|is|was)[ _-]?)?(left|cancell?ed)([ _-]?(on|at|date|day))?$/i];
export const serviceEnd = [/service.?end(ed)?$/i];
